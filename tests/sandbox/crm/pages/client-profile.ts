import { html } from "hono/html";
import type { Switches } from "../../control/switches.ts";
import { formatDate } from "../../dates.ts";
import { formatMoney } from "../../money.ts";
import { fullName, type Client } from "../records/clients.ts";
import type { ClientExtras } from "../../people/client-extras.ts";
import type { Contract } from "../records/contracts.ts";
import { clientExtrasTables } from "./client-extras-tables.ts";
import type { Session } from "../sessions.ts";
import { layout, paceBadge, type Html } from "./layout.ts";
import { newPaceContract } from "./pace-screens.ts";
import { details, table, type Column } from "./table.ts";

/** A contract with its totals, in cents. That the table shows them is a guess: the API has them. */
export type FundedContract = Contract & { remaining: number; delivered: number };

const FUNDING: readonly Column<FundedContract>[] = [
  { heading: "Reference", cell: ({ reference }) => reference },
  { heading: "Contract Number", cell: ({ contract_number }) => contract_number },
  { heading: "Plan Start", cell: ({ plan_start }) => formatDate(plan_start) },
  { heading: "Plan End", cell: ({ plan_end }) => formatDate(plan_end) },
  { heading: "Total Funding", cell: ({ total_funding }) => formatMoney(total_funding) },
  { heading: "Total Delivered", cell: ({ delivered }) => formatMoney(delivered) },
  { heading: "Total Remaining", cell: ({ remaining }) => formatMoney(remaining) },
  { heading: "Funding Source", cell: ({ funding_source }) => funding_source },
  { heading: "Status", cell: ({ status }) => status },
  { heading: "PACE", cell: ({ pace_plan }) => paceBadge(pace_plan === 1) },
  { heading: "Action", cell: ({ id }) => html`<a href="/ServiceContracts/Details/${id}">Open</a>` },
];

export function clientProfilePage(
  client: Client,
  contracts: FundedContract[],
  extras: ClientExtras,
  switches: Switches,
  session: Session,
): Html {
  const { hideLabels: hidden, paceScreens } = switches;
  const mayRetrieve = client.pace === 1 && client.api_access === 1;
  const retrieval = mayRetrieve ? newPaceContract(paceScreens) : null;
  const body = html`<h1>${fullName(client)} ${paceBadge(client.pace === 1)} <small>Client Profile</small></h1>
    <div class="toolbar"><a class="btn btn-primary" href="/Clients/Edit/${client.id}">Edit</a></div>
    <section aria-labelledby="client-details">
      <h2 id="client-details">Client Details</h2>
      ${details(clientDetails(client, extras), hidden)}
    </section>
    <section aria-labelledby="client-funding">
      <div class="section-head">
        <h2 id="client-funding">Client Funding</h2>
        <a class="btn" href="/ServiceContracts/Create?clientId=${client.id}">New</a>
        ${retrieval?.button ?? ""}
      </div>
      ${table({ columns: FUNDING, rows: contracts, empty: "No service contracts.", hidden, labelledBy: "client-funding" })}
    </section>
    ${clientExtrasTables(extras, switches)} ${retrieval?.dialog ?? ""}`;
  return layout({ title: `${fullName(client)} - Client Profile`, session, body });
}

function clientDetails(client: Client, extras: ClientExtras): [label: string, value: string][] {
  return [
    ["Title", extras.title],
    ["First Name", client.first_name],
    ["Surname", client.surname],
    ["Gender", client.gender],
    ["Date of Birth", formatDate(client.date_of_birth)],
    ["NDIS Number", client.ndis_number ?? ""],
    ["Email", client.email],
    ["Additional Emails", client.additional_emails],
    ["Phone", client.phone],
    ["Mobile", extras.mobile],
    ["Address", [client.address, client.suburb, client.state, client.postcode].filter(Boolean).join(", ")],
    ["Suburb", client.suburb],
    ["State", client.state],
    ["Postcode", client.postcode],
    ["Primary Language", extras.language],
    ["Interpreter Required", extras.interpreter ? "Yes" : "No"],
    ["Monthly Statement Opt Out", client.statement_opt_out === 1 ? "Yes" : "No"],
    ["Send Postal Statement", client.postal_statement === 1 ? "Yes" : "No"],
    ["Service Region", client.service_region],
    ["Service Type", client.service_types],
    ["Plan Management Current Rate", client.current_rate === null ? "" : formatMoney(client.current_rate)],
    ["Status", client.status],
    ["NDIS PACE Participant", client.pace === 1 ? "Yes" : "No"],
    ...apiAccess(client),
  ];
}

/** Shown for PACE participants only, as the tick it stands for is. */
function apiAccess({ pace, api_access }: Client): [label: string, value: string][] {
  return pace === 1 ? [["API Access", api_access === 1 ? "Yes" : "No"]] : [];
}

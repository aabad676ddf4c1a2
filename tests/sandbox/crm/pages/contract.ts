import { html } from "hono/html";
import type { Switches } from "../../control/switches.ts";
import { formatDate } from "../../dates.ts";
import { formatMoney } from "../../money.ts";
import { fullName, type Client } from "../records/clients.ts";
import type { Contract, ContractDetails } from "../records/contracts.ts";
import { fundingTotals } from "../records/totals.ts";
import type { Session } from "../sessions.ts";
import { contractTables } from "./contract-tables.ts";
import { fundingComponents } from "./funding-components.ts";
import { layout, paceBadge, type Html } from "./layout.ts";
import { paceSync } from "./pace-screens.ts";
import { details } from "./table.ts";

type Page = {
  contract: Contract;
  client: Client;
  content: ContractDetails;
  switches: Switches;
  session: Session;
  today: string;
  alert?: string;
};

export function contractPage({ contract, client, content, switches, session, today, alert }: Page): Html {
  const hidden = switches.hideLabels;
  const sync = contract.pace_plan === 1 ? paceSync(switches.paceScreens) : null;
  const totals = Object.entries(fundingTotals(contract, content)).map(
    ([label, cents]) => [label, formatMoney(cents)] as const,
  );
  const body = html`${sync?.menu ?? ""}
    <div class="contract-banner">
      <h1>Service Contract</h1>
      ${paceBadge(contract.pace_plan === 1)}
      <a href="/Clients/Profile/${client.id}">${fullName(client)}</a>
    </div>
    ${alert ? html`<p class="alert" role="alert">${alert}</p>` : ""}
    <div class="toolbar">
      <a class="btn btn-primary" href="/ServiceContracts/Edit/${contract.id}">Edit</a>
      <a class="btn" href="/ServiceContracts/Create?clientId=${client.id}">New Contract</a>
    </div>
    <section class="funding-banner" aria-label="Funding">${details(totals, hidden)}</section>
    <section aria-labelledby="contract-details">
      <h2 id="contract-details">Contract Details</h2>
      ${details(contractDetails(contract), hidden)}
    </section>
    ${contractTables(contract, content, hidden, session)}
    ${fundingComponents(contract, content, hidden, today)} ${sync?.dialog ?? ""}`;
  return layout({ title: `Service Contract - ${fullName(client)}`, session, body });
}

function contractDetails(contract: Contract): [label: string, value: string][] {
  return [
    ["Reference", contract.reference],
    ["Contract Number", contract.contract_number],
    ["NDIS Plan Start Date", formatDate(contract.plan_start)],
    ["NDIS Plan End Date", formatDate(contract.plan_end)],
    ["Start Date", formatDate(contract.start_date)],
    ["End Date", formatDate(contract.end_date)],
    ["Funding Source", contract.funding_source],
    ["Funding Management", contract.funding_management],
    ["PACE Plan", contract.pace_plan === 1 ? "Yes" : "No"],
    ["Status", contract.status],
    ["Notes", contract.notes],
  ];
}

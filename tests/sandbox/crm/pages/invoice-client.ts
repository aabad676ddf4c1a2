import { html } from "hono/html";
import type { Switches } from "../../control/switches.ts";
import { formatDate } from "../../dates.ts";
import { formatMoney } from "../../money.ts";
import { CORE_FLEXIBLE } from "../records/choices.ts";
import { fullName, type Client } from "../records/clients.ts";
import type { ContractFunds } from "../records/check-invoice.ts";
import { remainingOf } from "../records/line-funds.ts";
import { paceBadge, type Html } from "./layout.ts";
import { details } from "./table.ts";

type Named = Pick<Client, "first_name" | "surname" | "ndis_number">;

/** As the search suggests a client, and reads what was chosen. */
export function searchName(client: Named): string {
  return `${fullName(client)} - ${client.ndis_number ?? ""}`;
}

export function clientSearch(clients: readonly Named[], typed: string): Html {
  return html`<form class="search" method="get" action="/Invoices/Create" role="search">
    <label for="Client">Client Search</label>
    <input
      id="Client"
      name="client"
      list="clients"
      value="${typed}"
      placeholder="Name or NDIS number"
      autocomplete="off"
    />
    <datalist id="clients">
      ${clients.map((client) => html`<option value="${searchName(client)}"></option>`)}
    </datalist>
    <button class="btn" type="submit">Search</button>
  </form>`;
}

/** Whose invoice it is, and what their contracts can still pay. */
export function clientBox(
  client: Client,
  holdings: readonly ContractFunds[],
  { hideLabels }: Pick<Switches, "hideLabels">,
): Html {
  const about: [string, Html | string][] = [
    ["NDIS Number", client.ndis_number ?? ""],
    ["Date of Birth", formatDate(client.date_of_birth)],
    ["Status", client.status],
  ];
  for (const { contract, content } of holdings) {
    about.push([
      "Service Contract",
      html`<a href="/ServiceContracts/Details/${contract.id}"
        >${contract.reference || contract.id}, ${formatDate(contract.start_date)} to
        ${formatDate(contract.end_date)}</a
      >`,
    ]);
    if (contract.pace_plan === 1)
      about.push(["Core Flexible Remaining", formatMoney(remainingOf(CORE_FLEXIBLE, content))]);
  }
  return html`<section aria-labelledby="invoice-client">
    <div class="section-head">
      <h2 id="invoice-client">
        <a href="/Clients/Profile/${client.id}">${fullName(client)}</a> ${paceBadge(client.pace === 1)}
      </h2>
    </div>
    ${details(about, hideLabels)}
  </section>`;
}

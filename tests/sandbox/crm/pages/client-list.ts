import { html } from "hono/html";
import type { Switches } from "../../control/switches.ts";
import { formatDate } from "../../dates.ts";
import { CLIENT_STATUSES } from "../records/choices.ts";
import { fullName, type ClientSearch, type ListedClient } from "../records/clients.ts";
import type { Session } from "../sessions.ts";
import { dropdown } from "./dropdown.ts";
import { layout, paceBadge, type Html } from "./layout.ts";
import { pager, PAGE_SIZES } from "./pager.ts";
import type { Column } from "./table.ts";

const COLUMNS: readonly Column<ListedClient>[] = [
  {
    heading: "Name",
    cell: (client) => html`<a href="/Clients/Profile/${client.id}">${fullName(client)}</a>`,
  },
  { heading: "NDIS Number", cell: (client) => client.ndis_number ?? "" },
  { heading: "Date of Birth", cell: (client) => formatDate(client.date_of_birth) },
  { heading: "Email", cell: (client) => client.email },
  { heading: "Status", cell: (client) => client.status },
  { heading: "Service Region", cell: (client) => client.service_region },
  { heading: "PACE", cell: (client) => paceBadge(client.pace === 1) },
];

type List = {
  clients: ListedClient[];
  total: number;
  search: ClientSearch;
  switches: Switches;
  session: Session;
};

export function clientListPage({ clients, total, search, switches, session }: List): Html {
  const body = html`<h1>Client List</h1>
    <div class="toolbar">
      <a class="btn btn-primary" href="/Clients/Create">+ Create New</a>
      ${actionMenu(switches)}
    </div>
    ${searchForm(search, switches)}
    <div id="client-list" data-replaceable>${clientTable(clients, switches)}</div>
    ${pager(search, total)}`;
  return layout({ title: "Client List", session, body, rerender: switches.rerender });
}

function actionMenu({ nativeSyncItem }: Switches): Html {
  const items = [
    { text: "Export List", href: "#export" },
    { text: "Print Labels", href: "#labels" },
  ];
  if (nativeSyncItem) items.unshift({ text: "Sync Active Plans", href: "/Clients/SyncActivePlans" });
  return html`<div id="action-menu" data-replaceable>${dropdown("Action", items)}</div>`;
}

function searchForm({ text, status, pageSize }: ClientSearch, { hideLabels }: Switches): Html {
  const filter = html`<label for="ClientStatus">Client Status</label>
    <select id="ClientStatus" name="status">
      <option value="">All</option>
      ${CLIENT_STATUSES.map((name) => html`<option${name === status ? html` selected` : ""}>${name}</option>`)}
    </select>`;
  return html`<form class="search" method="get" action="/Clients" role="search">
    <label for="Search">Search</label>
    <input id="Search" name="search" value="${text}" placeholder="Name, email or NDIS number" />
    ${hideLabels.includes("Client Status") ? "" : filter}
    <label for="PageSize">Per page</label>
    <select id="PageSize" name="pageSize">
      ${PAGE_SIZES.map((size) => html`<option${size === pageSize ? html` selected` : ""}>${size}</option>`)}
    </select>
    <button class="btn" type="submit">Search</button>
  </form>`;
}

function clientTable(clients: ListedClient[], { columns, hideLabels }: Switches): Html {
  const ordered = columns === "reordered" ? COLUMNS.toReversed() : COLUMNS;
  const shown = ordered.filter(({ heading }) => !hideLabels.includes(heading));
  const row = (client: ListedClient) =>
    html`<tr>
      <td>
        <input
          type="checkbox"
          name="clientIds"
          value="${client.id}"
          aria-label="Select ${fullName(client)}"
        />
      </td>
      ${shown.map(({ cell }) => html`<td>${cell(client)}</td>`)}
    </tr>`;
  const none = html`<tr>
    <td colspan="${shown.length + 1}">No clients match.</td>
  </tr>`;
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th scope="col">
            <input type="checkbox" data-check-all="clientIds" aria-label="Select all clients" />
          </th>
          ${shown.map(({ heading }) => html`<th scope="col">${heading}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${clients.length === 0 ? none : clients.map(row)}
      </tbody>
    </table>
  </div>`;
}

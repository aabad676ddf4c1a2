import { html } from "hono/html";
import type { Switches } from "../../control/switches.ts";
import { formatDate } from "../../dates.ts";
import { formatMoney } from "../../money.ts";
import { INVOICE_STATUSES } from "../records/choices.ts";
import { fullName } from "../records/clients.ts";
import type { ListedInvoice } from "../records/invoices.ts";
import type { Session } from "../sessions.ts";
import { dropdown } from "./dropdown.ts";
import { layout, paceBadge, type Html } from "./layout.ts";
import { table, type Column } from "./table.ts";

const COLUMNS: readonly Column<ListedInvoice>[] = [
  {
    heading: "Select",
    cell: ({ id, reference }) =>
      html`<input type="checkbox" name="invoiceIds" value="${id}" aria-label="Select ${reference}" />`,
  },
  { heading: "Reference", cell: ({ reference }) => reference },
  {
    heading: "Client",
    cell: (invoice) =>
      html`<a href="/Clients/Profile/${invoice.client_id}">${fullName(invoice)}</a>
        ${paceBadge(invoice.pace === 1)}`,
  },
  { heading: "Service Provider", cell: ({ provider }) => provider },
  { heading: "Invoice Number", cell: ({ invoice_number }) => invoice_number },
  { heading: "Invoice Date", cell: ({ invoice_date }) => formatDate(invoice_date) },
  { heading: "Total", className: "amount", cell: ({ total }) => formatMoney(total) },
  { heading: "Status", cell: statusCell },
  {
    heading: "Edit",
    cell: ({ id, reference }) => html`<a href="/Invoices/Edit/${id}" aria-label="Edit ${reference}">Edit</a>`,
  },
];

const LOADERS = [
  { text: "Create Monthly PM Invoices", href: "#monthly" },
  { text: "Bulk Invoice File Import", href: "/Invoices/BulkImport" },
  { text: "Reconcile Payments", href: "#reconcile" },
];

const ACTIONS = [
  { text: "Download NDIS Claim", href: "#claim" },
  { text: "Mark as Paid", href: "#paid" },
  { text: "Approve Pending Invoices", href: "#approve" },
  { text: "Release On Hold Invoices", href: "#release" },
];

type List = {
  invoices: ListedInvoice[];
  status: string;
  /** What was done just before. */
  notice: string;
  switches: Switches;
  session: Session;
};

export function invoiceListPage({ invoices, status, notice, switches, session }: List): Html {
  const body = html`<h1 id="invoices">Service Entry</h1>
    ${notice ? html`<p class="notice" role="status">${notice}</p>` : ""}
    <div class="toolbar">
      <a class="btn btn-primary" href="/Invoices/Create">+ Create New</a>
      ${dropdown("Data Loader", LOADERS)} ${dropdown("Action", ACTIONS)}
    </div>
    <form class="search" method="get" action="/Invoices" role="search">
      <label for="Status">Status</label>
      <select id="Status" name="status">
        <option value="">All</option>
        ${INVOICE_STATUSES.map((name) => html`<option${name === status ? html` selected` : ""}>${name}</option>`)}
      </select>
      <button class="btn" type="submit">Search</button>
      <a class="btn" href="/Invoices">Clear Filters</a>
    </form>
    ${table({ columns: COLUMNS, rows: invoices, empty: "No invoices.", hidden: switches.hideLabels, labelledBy: "invoices" })}`;
  return layout({ title: "Service Entry", session, body });
}

/** On hold is a red banner, cancelled is grey. */
function statusCell({ status, on_hold_reason: reason }: ListedInvoice): Html | string {
  if (status === "Cancelled") return html`<span class="unavailable">${status}</span>`;
  return reason ? html`${status} <span class="badge badge-hold">On Hold: ${reason}</span>` : status;
}

import { html } from "hono/html";
import type { Switches } from "../../control/switches.ts";
import { formatDate } from "../../dates.ts";
import { formatMoney } from "../../money.ts";
import type { CapturedInvoice } from "../records/captured.ts";
import type { Session } from "../sessions.ts";
import { dropdown } from "./dropdown.ts";
import { formToken, layout, type Html } from "./layout.ts";
import { table, type Column } from "./table.ts";

type Listed = CapturedInvoice & { lines: number };

/** The real headings aren't public. */
const COLUMNS: readonly Column<Listed>[] = [
  {
    heading: "Select",
    cell: ({ id, invoice_number }) =>
      html`<input type="checkbox" name="capturedIds" value="${id}" aria-label="Select ${invoice_number}" />`,
  },
  { heading: "Batch", cell: ({ batch }) => batch },
  { heading: "Status", cell: ({ status }) => status },
  { heading: "Client", cell: ({ participant_name }) => participant_name },
  { heading: "Service Provider", cell: ({ provider }) => provider },
  { heading: "Invoice Number", cell: ({ invoice_number }) => invoice_number },
  { heading: "Invoice Date", cell: ({ invoice_date }) => formatDate(invoice_date) },
  { heading: "Total", className: "amount", cell: ({ total }) => formatMoney(total) },
  { heading: "Lines", className: "amount", cell: ({ lines }) => lines },
  {
    heading: "Review",
    cell: ({ id, invoice_number }) =>
      html`<a href="/Streamline/Review/${id}" aria-label="Review ${invoice_number}">Review</a>`,
  },
];

type List = {
  captured: readonly Listed[];
  notice: string;
  alerts: readonly string[];
  switches: Switches;
  session: Session;
};

export function streamlineListPage({ captured, notice, alerts, switches, session }: List): Html {
  const items = [{ text: "Approve Invoices", href: "#approve", opens: "approve" }];
  const body = html`<h1 id="streamline">Streamline</h1>
    ${notice ? html`<p class="notice" role="status">${notice}</p>` : ""} ${alertBox(alerts)}
    <div class="toolbar">${dropdown("Actions", items)}</div>
    <form id="captured" method="post" action="/Streamline/Approve">
      ${formToken(session)}
      ${table({ columns: COLUMNS, rows: captured, empty: "No captured invoices.", hidden: switches.hideLabels, labelledBy: "streamline" })}
    </form>
    <dialog id="approve" class="dialog" aria-labelledby="approve-title">
      <h2 id="approve-title">Approve Invoices</h2>
      <p>The selected invoices will be created in Invoice Entry.</p>
      <button class="btn btn-primary" type="submit" form="captured">Approve</button>
      <form method="dialog"><button class="btn" type="submit">Close</button></form>
    </dialog>`;
  return layout({ title: "Streamline", session, body });
}

/** Why something wasn't done. */
export function alertBox(alerts: readonly string[]): Html | string {
  if (alerts.length === 0) return "";
  return html`<div class="alert" role="alert">${alerts.map((text) => html`<p>${text}</p>`)}</div>`;
}

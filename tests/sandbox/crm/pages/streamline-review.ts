import { html } from "hono/html";
import type { Switches } from "../../control/switches.ts";
import { formatDate } from "../../dates.ts";
import { plainAmount, formatMoney } from "../../money.ts";
import type { CapturedInvoice, CapturedLine } from "../records/captured.ts";
import type { Session } from "../sessions.ts";
import { formToken, layout, type Html } from "./layout.ts";
import { alertBox } from "./streamline-list.ts";
import { details, table, type Column } from "./table.ts";

/** The real labels aren't public; the button's is. */
const COLUMNS: readonly Column<CapturedLine>[] = [
  { heading: "Delivered From", cell: ({ delivered_from }) => formatDate(delivered_from) },
  { heading: "Delivered To", cell: ({ delivered_to }) => formatDate(delivered_to) },
  { heading: "Support Item", cell: ({ support_item }) => support_item },
  { heading: "Plan Category", cell: ({ category }) => category },
  { heading: "Qty", className: "amount", cell: ({ quantity }) => plainAmount(quantity) },
  { heading: "Rate", className: "amount", cell: ({ rate }) => formatMoney(rate) },
  { heading: "GST Code", cell: ({ gst_code }) => gst_code },
  { heading: "Total", className: "amount", cell: ({ total }) => formatMoney(total) },
];

type Review = {
  captured: CapturedInvoice;
  lines: readonly CapturedLine[];
  alerts: readonly string[];
  switches: Switches;
  session: Session;
};

export function streamlineReviewPage({ captured, lines, alerts, switches, session }: Review): Html {
  const { hideLabels: hidden, rerenderLines } = switches;
  const empty = "No lines were captured.";
  const body = html`<h1>Streamline Review</h1>
    ${alertBox(alerts)}
    <section aria-labelledby="captured-details">
      <h2 id="captured-details">Invoice Details</h2>
      ${details(about(captured), hidden)}
    </section>
    <section aria-labelledby="captured-lines">
      <h2 id="captured-lines">Captured Lines</h2>
      <div id="captured-table" data-replaceable>
        ${table({ columns: COLUMNS, rows: lines, empty, hidden, labelledBy: "captured-lines" })}
      </div>
    </section>
    <form method="post" action="/Streamline/Review/${captured.id}">
      ${formToken(session)}
      <p class="toolbar">
        <button class="btn btn-primary" type="submit">Create Invoice</button>
        <a class="btn" href="/Streamline">Back</a>
      </p>
    </form>`;
  return layout({ title: "Streamline Review", session, body, rerender: rerenderLines, rerenderEvery: 1500 });
}

function about(captured: CapturedInvoice): [label: string, value: Html | string][] {
  return [
    ["Status", captured.status],
    [
      "Participant Name",
      html`<a href="/Clients/Profile/${captured.client_id}">${captured.participant_name}</a>`,
    ],
    ["NDIS Number", captured.ndis_number],
    ["Service Provider", captured.provider],
    ["ABN", captured.abn],
    ["Invoice Number", captured.invoice_number],
    ["Invoice Date", formatDate(captured.invoice_date)],
    ["Invoice Total", formatMoney(captured.total)],
  ];
}

import { html } from "hono/html";
import type { Switches } from "../../control/switches.ts";
import { renderField } from "../form/render-field.ts";
import type { FormValues } from "../form/field.ts";
import { INVOICE_FORM } from "../form/invoice-form.ts";
import type { Client } from "../records/clients.ts";
import type { Invoice } from "../records/invoices.ts";
import type { ContractFunds } from "../records/check-invoice.ts";
import { abnOf, PROVIDERS } from "../records/providers.ts";
import type { Session } from "../sessions.ts";
import { clientBox } from "./invoice-client.ts";
import { invoiceLines, type LineRows } from "./invoice-lines.ts";
import { formToken, layout, type Html } from "./layout.ts";

type InvoicePage = {
  client: Client;
  holdings: readonly ContractFunds[];
  /** Absent for one that is being made. */
  invoice?: Invoice | undefined;
  values: FormValues;
  errors: Record<string, string>;
  lines: LineRows;
  /** Why it wasn't saved. */
  alerts: readonly string[];
  /** What the CRM has to say of one that may be saved all the same. */
  warnings: readonly string[];
  search: Html | string;
  switches: Switches;
  session: Session;
};

/** Create New Invoice for a client, and Edit Invoice. */
export function invoiceFormPage(page: InvoicePage): Html {
  const { client, holdings, invoice, lines, switches, session } = page;
  const title = invoice ? "Edit Invoice" : "Create New Invoice";
  const action = invoice ? `/Invoices/Edit/${invoice.id}` : `/Invoices/Create?clientId=${client.id}`;
  const abns = JSON.stringify(Object.fromEntries(PROVIDERS.map((name) => [name, abnOf(name)])));
  const body = html`<h1>${title}</h1>
    ${page.search} ${invoice ? html`<p class="subject">${invoice.reference}: ${invoice.status}</p>` : ""}
    ${list("alert", page.alerts)} ${list("status", page.warnings)} ${clientBox(client, holdings, switches)}
    <form id="invoice" method="post" action="${action}" novalidate data-abns="${abns}">
      ${formToken(session)}
      <div class="fields">
        ${INVOICE_FORM.fields
          .filter(({ label }) => !switches.hideLabels.includes(label))
          .map((field) => renderField(field, page.values, page.errors[field.name]))}
      </div>
      ${itemSuggestions(holdings)} ${invoiceLines(lines, switches)}
      <p class="toolbar">${submitButton(invoice)} <a class="btn" href="/Invoices">Back</a></p>
    </form>
    ${invoice && invoice.status !== "Cancelled" ? cancelForm(invoice, session) : ""}`;
  const scripts = switches.invoiceEntry === "spa" ? ["invoice.js", "spa-lines.js"] : ["invoice.js"];
  return layout({ title, session, body, scripts });
}

function list(role: "alert" | "status", words: readonly string[]): Html | string {
  if (words.length === 0) return "";
  return html`<div class="${role === "alert" ? "alert" : "notice"}" role="${role}">
    ${words.map((text) => html`<p>${text}</p>`)}
  </div>`;
}

function itemSuggestions(holdings: readonly ContractFunds[]): Html {
  const items = new Set(
    holdings.flatMap(({ content }) =>
      content.supports
        .filter(({ invoice_exclusion }) => invoice_exclusion === 0)
        .map(({ service }) => service),
    ),
  );
  return html`<datalist id="support-items">
    ${[...items].map((item) => html`<option value="${item}"></option>`)}
  </datalist>`;
}

function submitButton(invoice: Invoice | undefined): Html | string {
  if (invoice?.status === "Cancelled") return "";
  return html`<button class="btn btn-primary" type="submit">
    ${invoice ? "Update Invoice" : "Create Invoice"}
  </button>`;
}

function cancelForm({ id }: Invoice, session: Session): Html {
  return html`<form method="post" action="/Invoices/Cancel/${id}" data-confirm="Cancel this invoice?">
    ${formToken(session)}<button class="btn" type="submit">Cancel Invoice</button>
  </form>`;
}

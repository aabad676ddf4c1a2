import { Hono } from "hono";
import { all } from "../../database/query.ts";
import type { World } from "../../world.ts";
import { INVOICE_FORM } from "../form/invoice-form.ts";
import { lineForm, NEW_LINE } from "../form/invoice-line-form.ts";
import { readInvoice, type InvoiceSubmission } from "../form/read-invoice.ts";
import { showRecord } from "../form/read.ts";
import { clientSearch } from "../pages/invoice-client.ts";
import { invoiceFormPage } from "../pages/invoice-form.ts";
import { invoiceListPage } from "../pages/invoice-list.ts";
import { findClient, type Client } from "../records/clients.ts";
import { findInvoice, linesOf, listInvoices, type Invoice } from "../records/invoices.ts";
import { contractFundsOf } from "../records/check-invoice.ts";
import { cancelInvoice, createInvoice, updateInvoice } from "../records/save-invoice.ts";
import { recordId, type CrmContext, type CrmEnv } from "../request.ts";
import { clientSearchPage, findByName, SUGGESTED } from "./invoice-search.ts";
import { checkSubmission, warningsOf } from "./invoice-rules.ts";

const PRESET = { approved_by_client: "Yes", auto_calculate: "Yes" };

export function invoiceRoutes(world: World) {
  const { database, switches, clock } = world;
  const app = new Hono<CrmEnv>();

  /** The form of a client's invoice, as it was typed or as it is stored. */
  function draw(c: CrmContext, client: Client, invoice: Invoice | undefined, typed?: InvoiceSubmission) {
    const holdings = contractFundsOf(database, client.id, invoice?.id);
    const stored = invoice ? linesOf(database, invoice.id) : [];
    const form = formFor(client.id, invoice);
    const blank = showRecord(form, NEW_LINE);
    const storedRows = invoice ? stored.map((line) => showRecord(form, line)) : [blank];
    return c.html(
      invoiceFormPage({
        client,
        holdings,
        invoice,
        values: typed?.values ?? showRecord(INVOICE_FORM, invoice ?? PRESET),
        errors: typed?.errors ?? {},
        lines: { form, rows: typed?.lineValues ?? storedRows, errors: typed?.lineErrors ?? [], blank },
        alerts: typed ? alertsIn(typed) : [],
        warnings: typed
          ? []
          : warningsOf(stored, contractFundsOf(database, client.id, invoice?.id), {
              today: clock.today(),
              provider: invoice?.provider ?? "",
            }),
        search: invoice ? "" : clientSearch(all(database, SUGGESTED), ""),
        switches: switches.current,
        session: c.get("session"),
      }),
    );
  }

  /** Offers the categories of the client's contracts, and those that the invoice already has. */
  function formFor(clientId: number, invoice: Invoice | undefined) {
    const budgets = contractFundsOf(database, clientId).flatMap(({ content }) => content.budgets);
    const offered = budgets.filter(({ excluded }) => excluded === 0).map(({ category }) => category);
    const used = invoice ? linesOf(database, invoice.id).map(({ category }) => category) : [];
    return lineForm([...new Set([...offered, ...used])]);
  }

  app.get("/Invoices", (c) => {
    const status = c.req.query("status") ?? "";
    const imported = Number(c.req.query("imported"));
    const notice = imported > 0 ? `${imported} invoices were created from the file.` : "";
    const invoices = listInvoices(database, status);
    return c.html(
      invoiceListPage({ invoices, status, notice, switches: switches.current, session: c.get("session") }),
    );
  });

  app.on(["GET", "POST"], "/Invoices/Create", (c) => {
    const asked = c.req.query("client");
    if (asked !== undefined) {
      const id = findByName(database, asked);
      return id === undefined
        ? clientSearchPage(c, database, asked)
        : c.redirect(`/Invoices/Create?clientId=${id}`);
    }
    const client = findClient(database, recordId(c.req.query("clientId")));
    if (!client) return c.req.query("clientId") ? c.notFound() : clientSearchPage(c, database, "");
    if (c.req.method === "GET") return draw(c, client, undefined);
    const submission = readInvoice(
      c.get("form"),
      formFor(client.id, undefined),
      client.id,
      switches.current.hideLabels,
    );
    const lines = checkSubmission(database, submission, clock.today());
    if (!lines) return draw(c, client, undefined, submission);
    const id = createInvoice(database, submission.draft, lines, statusOf(submission));
    return c.redirect(`/Invoices/Edit/${id}`, 303);
  });

  app.on(["GET", "POST"], "/Invoices/Edit/:id", (c) => {
    const invoice = findInvoice(database, recordId(c.req.param("id")));
    const client = invoice && findClient(database, invoice.client_id);
    if (!client) return c.notFound();
    if (c.req.method === "GET" || invoice.status === "Cancelled") return draw(c, client, invoice);
    const submission = readInvoice(
      c.get("form"),
      formFor(client.id, invoice),
      client.id,
      switches.current.hideLabels,
      { invoice, lines: linesOf(database, invoice.id) },
    );
    const lines = checkSubmission(database, submission, clock.today(), invoice.id);
    if (!lines) return draw(c, client, invoice, submission);
    updateInvoice(database, invoice, submission.draft, lines, statusOf(submission));
    return c.redirect(`/Invoices/Edit/${invoice.id}`, 303);
  });

  app.post("/Invoices/Cancel/:id", (c) => {
    const invoice = findInvoice(database, recordId(c.req.param("id")));
    if (!invoice) return c.notFound();
    cancelInvoice(database, invoice.id);
    return c.redirect("/Invoices", 303);
  });
  return app;
}

function statusOf({ draft }: InvoiceSubmission): string {
  return draft.approved_by_client === "Yes" ? "Ready for Extraction" : "Pending Client approval";
}

/** The headings of what went wrong, once each, below the usual words. */
function alertsIn({ errors, lineErrors }: InvoiceSubmission): string[] {
  const texts = [errors, ...lineErrors].flatMap((each) => Object.values(each));
  const named = ["Duplicate Invoice", "Remaining Funds Exceeded", "An invoice needs at least one line."];
  return [
    "The invoice was not saved. Please correct the fields marked below.",
    ...named.filter((heading) => texts.some((text) => text.startsWith(heading))),
  ];
}

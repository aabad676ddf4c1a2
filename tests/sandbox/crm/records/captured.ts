import type { DatabaseSync } from "node:sqlite";
import { all, first, update } from "../../database/query.ts";
import { findDuplicateInvoice, type InvoiceDraft, type LineDraft } from "./invoices.ts";
import { contractFundsOf, checkLines, allocateLines } from "./check-invoice.ts";
import { createInvoice } from "./save-invoice.ts";

/** What the capture read off one document. Amounts in cents, quantities in hundredths. */
export type CapturedInvoice = {
  id: number;
  batch: string;
  client_id: number;
  participant_name: string;
  ndis_number: string;
  provider: string;
  abn: string;
  invoice_number: string;
  invoice_date: string;
  total: number;
  status: string;
  /** The invoice that was made of it. */
  invoice_id: number | null;
};

export type CapturedLine = {
  id: number;
  captured_id: number;
  delivered_from: string;
  delivered_to: string;
  support_item: string;
  category: string;
  quantity: number;
  rate: number;
  gst_code: string;
  total: number;
};

export const APPROVABLE_STATUSES = "Approved Service Provider";

const NO_ABN = "ABN not found on the Invoice, request a valid Invoice from the Service Provider";

export function listCaptured(database: DatabaseSync): (CapturedInvoice & { lines: number })[] {
  return all(
    database,
    `SELECT c.*, (SELECT count(*) FROM captured_lines WHERE captured_id = c.id) AS lines
     FROM captured_invoices c ORDER BY c.id`,
  );
}

export function findCaptured(database: DatabaseSync, id: number): CapturedInvoice | undefined {
  return first<CapturedInvoice>(database, "SELECT * FROM captured_invoices WHERE id = ?", id);
}

export function capturedLinesOf(database: DatabaseSync, id: number): CapturedLine[] {
  return all(database, "SELECT * FROM captured_lines WHERE captured_id = ? ORDER BY id", id);
}

/** Makes an invoice of it by the rules of Service Entry, or says why not. */
export function approveCaptured(
  database: DatabaseSync,
  captured: CapturedInvoice,
  today: string,
): { invoiceId: number } | { reasons: string[] } {
  const draft = draftOf(captured);
  if (captured.invoice_id !== null) return { reasons: ["An invoice was already created."] };
  if (captured.abn === "") return { reasons: [NO_ABN] };
  const twin = findDuplicateInvoice(database, draft, 0);
  if (twin) return { reasons: [`Duplicate Invoice: ${twin} has the same client, provider and number.`] };
  const lines = capturedLinesOf(database, captured.id).map(lineOf);
  const checked = checkLines(lines, contractFundsOf(database, captured.client_id), {
    today,
    provider: captured.provider,
  });
  const accepted = allocateLines(checked);
  if (!accepted)
    return {
      reasons: checked.flatMap(({ findings }, index) =>
        findings.flatMap(({ level, text }) => (level === "error" ? [`Line ${index + 1}: ${text}`] : [])),
      ),
    };
  const invoiceId = createInvoice(database, draft, accepted, "Ready for Extraction");
  update(database, "captured_invoices", captured.id, { status: "Invoice Created", invoice_id: invoiceId });
  return { invoiceId };
}

function draftOf({ client_id, provider, abn, invoice_number, invoice_date }: CapturedInvoice): InvoiceDraft {
  return {
    client_id,
    provider,
    abn,
    invoice_number,
    invoice_date,
    note: "",
    on_hold_reason: "",
    approved_by_client: "Yes",
    // What the document says stands, right or wrong.
    auto_calculate: "No",
  };
}

function lineOf(line: CapturedLine): LineDraft {
  const { id: _id, captured_id: _captured, ...read } = line;
  return {
    ...read,
    type: "STAN",
    cancellation_reason: "",
    hours: null,
  };
}

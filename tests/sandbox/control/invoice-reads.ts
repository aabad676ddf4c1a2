import type { DatabaseSync } from "node:sqlite";
import {
  capturedLinesOf,
  listCaptured,
  type CapturedInvoice,
  type CapturedLine,
} from "../crm/records/captured.ts";
import { invoicesOf, linesOf, type Invoice, type InvoiceLine } from "../crm/records/invoices.ts";
import { first } from "../database/query.ts";
import type { CaptureFault } from "../people/captured-seed.ts";

/** What the capture read, with what was generated to be wrong with it. The CRM's pages know nothing of the fault. */
export type Captured = Omit<CapturedInvoice, "lines"> & { fault: CaptureFault; lines: CapturedLine[] };

/** The CRM's invoices as they are stored. Cents and hundredths. */
export type InvoiceReads = {
  /** In the order in which they were made, cancelled ones included. */
  invoicesOf(clientId: number): Invoice[];
  invoiceLines(invoiceId: number): InvoiceLine[];
  captured(): Captured[];
};

export function createInvoiceReads(database: DatabaseSync): InvoiceReads {
  return {
    invoicesOf: (clientId) => invoicesOf(database, clientId),
    invoiceLines: (invoiceId) => linesOf(database, invoiceId),
    captured: () =>
      listCaptured(database).map((captured) => ({
        ...captured,
        lines: capturedLinesOf(database, captured.id),
        fault: faultOf(database, captured.id),
      })),
  };
}

function faultOf(database: DatabaseSync, id: number): CaptureFault {
  const row = first<{ fault: CaptureFault }>(
    database,
    "SELECT fault FROM assigned_faults WHERE captured_id = ?",
    id,
  );
  return row?.fault ?? "none";
}

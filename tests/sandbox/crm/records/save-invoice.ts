import type { DatabaseSync } from "node:sqlite";
import { insert, inTransaction, run, update } from "../../database/query.ts";
import { linesOf, type Invoice, type InvoiceDraft, type LineDraft } from "./invoices.ts";
import { splitItem } from "./support-item.ts";

/** A line with the contract that it was found to belong to. */
export type PlacedLine = LineDraft & { contract_id: number };

/** Stores a new invoice and what was delivered by it, and gives its id. */
export function createInvoice(
  database: DatabaseSync,
  draft: InvoiceDraft,
  lines: readonly PlacedLine[],
  status: string,
): number {
  let id = 0;
  inTransaction(database, () => {
    id = insert(database, "invoices", { ...draft, total: totalOf(lines), status });
    insertLines(database, id, draft, lines);
  });
  return id;
}

/** The lines are written anew, and with them what was delivered. */
export function updateInvoice(
  database: DatabaseSync,
  { id }: Invoice,
  draft: InvoiceDraft,
  lines: readonly PlacedLine[],
  status: string,
): void {
  inTransaction(database, () => {
    removeDeliveries(database, id);
    run(database, "DELETE FROM invoice_lines WHERE invoice_id = ?", id);
    update(database, "invoices", id, { ...draft, total: totalOf(lines), status });
    insertLines(database, id, draft, lines);
  });
}

/** Cancelled, an invoice keeps its lines, but nothing counts as delivered by it any more. */
export function cancelInvoice(database: DatabaseSync, id: number): void {
  inTransaction(database, () => {
    removeDeliveries(database, id);
    update(database, "invoices", id, { status: "Cancelled" });
  });
}

function removeDeliveries(database: DatabaseSync, invoiceId: number): void {
  for (const { delivery_id } of linesOf(database, invoiceId))
    if (delivery_id !== null) run(database, "DELETE FROM delivered_services WHERE id = ?", delivery_id);
}

function insertLines(
  database: DatabaseSync,
  invoiceId: number,
  { provider, invoice_number, invoice_date }: InvoiceDraft,
  lines: readonly PlacedLine[],
): void {
  for (const line of lines) {
    const { contract_id, support_item, category, quantity, hours, rate, gst_code, total } = line;
    const shared = { contract_id, support_item, category, quantity, hours, rate, gst_code, total };
    const deliveryId = insert(database, "delivered_services", {
      ...shared,
      ...splitItem(support_item),
      status: "Ready for Extraction",
      provider,
      invoice_number,
      invoice_date,
      delivered_date: line.delivered_from,
    });
    insert(database, "invoice_lines", { ...line, invoice_id: invoiceId, delivery_id: deliveryId });
  }
}

function totalOf(lines: readonly LineDraft[]): number {
  return lines.reduce((sum, { total }) => sum + total, 0);
}

import type { DatabaseSync } from "node:sqlite";
import { all, first } from "../../database/query.ts";

/** Amounts in cents, quantities and hours in hundredths. */
export type Invoice = {
  id: number;
  reference: string;
  client_id: number;
  provider: string;
  abn: string;
  invoice_number: string;
  invoice_date: string;
  note: string;
  on_hold_reason: string;
  approved_by_client: string;
  auto_calculate: string;
  total: number;
  status: string;
};

export type InvoiceLine = {
  id: number;
  invoice_id: number;
  contract_id: number;
  /** The delivered service that counts this line; null once the invoice is cancelled. */
  delivery_id: number | null;
  type: string;
  cancellation_reason: string;
  gst_code: string;
  delivered_from: string;
  delivered_to: string;
  category: string;
  support_item: string;
  quantity: number | null;
  hours: number | null;
  rate: number;
  total: number;
};

/** What a form, a capture or a file says, before it is checked. */
export type InvoiceDraft = Omit<Invoice, "id" | "reference" | "total" | "status">;
export type LineDraft = Omit<InvoiceLine, "id" | "invoice_id" | "contract_id" | "delivery_id">;

export type ListedInvoice = Invoice & { first_name: string; surname: string; pace: number };

/** Newer ones first. */
const LONGEST_LIST = 200;

export function listInvoices(database: DatabaseSync, status: string): ListedInvoice[] {
  return all(
    database,
    `SELECT i.*, c.first_name, c.surname, c.pace FROM invoices i JOIN clients c ON c.id = i.client_id
     WHERE ?1 = '' OR i.status = ?1 ORDER BY i.id DESC LIMIT ?2`,
    status,
    LONGEST_LIST,
  );
}

export function findInvoice(database: DatabaseSync, id: number): Invoice | undefined {
  return first<Invoice>(database, "SELECT * FROM invoices WHERE id = ?", id);
}

/** In the order in which they were made, cancelled ones included. */
export function invoicesOf(database: DatabaseSync, clientId: number): Invoice[] {
  return all(database, "SELECT * FROM invoices WHERE client_id = ? ORDER BY id", clientId);
}

export function linesOf(database: DatabaseSync, invoiceId: number): InvoiceLine[] {
  return all(database, "SELECT * FROM invoice_lines WHERE invoice_id = ? ORDER BY id", invoiceId);
}

/** Another invoice of the same client, provider and number, if there is one that wasn't cancelled. */
export function findDuplicateInvoice(
  database: DatabaseSync,
  { client_id, provider, invoice_number }: InvoiceDraft,
  ownId: number,
): string | undefined {
  return first<{ reference: string }>(
    database,
    `SELECT reference FROM invoices WHERE client_id = ? AND provider = ? AND invoice_number = ? COLLATE NOCASE
     AND status <> 'Cancelled' AND id <> ?`,
    client_id,
    provider,
    invoice_number,
    ownId,
  )?.reference;
}

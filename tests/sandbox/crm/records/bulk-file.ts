import type { DatabaseSync } from "node:sqlite";
import Papa from "papaparse";
import { first } from "../../database/query.ts";
import { BULK_COLUMNS, type BulkRow } from "./bulk-columns.ts";
import { BadRow, readBulkRow, type BulkHead } from "./bulk-row.ts";
import { findDuplicateInvoice, type InvoiceDraft, type LineDraft } from "./invoices.ts";
import { contractFundsOf, checkLines, allocateLines, type ContractFunds } from "./check-invoice.ts";
import { providerOf } from "./providers.ts";
import { createInvoice, type PlacedLine } from "./save-invoice.ts";

type Gathered = { draft: InvoiceDraft; lines: PlacedLine[] };

/**
 * Creates the invoices of a file, one for each client, provider and number in it. One bad row rejects the whole file: then the
 * answer is the first bad row, counted as a spreadsheet does, with the headings as row 1.
 */
export function importInvoices(
  database: DatabaseSync,
  text: string,
  today: string,
): { created: number } | { rejected: string } {
  const parsed = Papa.parse<string[]>(text, { skipEmptyLines: "greedy" });
  const [headings = [], ...rows] = parsed.data.map((cells) => cells.map((cell) => cell.trim()));
  if (parsed.errors.length > 0 || headings.join() !== BULK_COLUMNS.join())
    return { rejected: "The file doesn't have the columns of the template, in their order." };
  if (rows.length === 0) return { rejected: "The file has no rows." };
  const gathering = createGathering(database, today);
  for (const [index, cells] of rows.entries()) {
    try {
      gathering.add(rowOf(cells));
    } catch (error) {
      if (!(error instanceof BadRow)) throw error;
      return {
        rejected: `Row ${index + 2}: ${error.message} The whole file was rejected and no invoice was created.`,
      };
    }
  }
  const invoices = gathering.invoices();
  for (const { draft, lines } of invoices) createInvoice(database, draft, lines, "Extract Generated");
  return { created: invoices.length };
}

function rowOf(cells: readonly string[]): BulkRow {
  const entries = BULK_COLUMNS.map((column, index) => [column, cells[index] ?? ""] as const);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys are the columns themselves
  return Object.fromEntries(entries) as BulkRow;
}

function createGathering(database: DatabaseSync, today: string) {
  const invoices = new Map<string, Gathered>();
  const held = new Map<number, ContractFunds[]>();

  /** Rows of one client draw on the same money, whichever invoice they are of. */
  function place({ client_id: clientId, provider }: InvoiceDraft, line: LineDraft): PlacedLine[] {
    const holdings = held.get(clientId) ?? contractFundsOf(database, clientId);
    held.set(clientId, holdings);
    const checked = checkLines([line], holdings, { today, provider, itemBudgets: true });
    const lines = allocateLines(checked);
    if (lines) return lines;
    const error = checked.flatMap(({ findings }) => findings).find(({ level }) => level === "error");
    throw new BadRow(error?.text ?? "The line was refused.");
  }

  return {
    add(row: BulkRow): void {
      const { head, line } = readBulkRow(row);
      const draft = draftOf(database, head);
      const twin = findDuplicateInvoice(database, draft, 0);
      if (twin) throw new BadRow(`Duplicate Invoice: ${twin} has the same client, provider and number.`);
      const key = JSON.stringify([draft.client_id, head.abn, head.number.toLowerCase()]);
      const invoice = invoices.get(key) ?? { draft, lines: [] };
      invoice.lines.push(...place(draft, line));
      invoices.set(key, invoice);
    },
    invoices: () => [...invoices.values()],
  };
}

function draftOf(database: DatabaseSync, { ndisNumber, abn, number, date }: BulkHead): InvoiceDraft {
  const client = first<{ id: number }>(
    database,
    "SELECT id FROM clients WHERE ndis_number = ? AND status = 'Active'",
    ndisNumber,
  );
  if (!client) throw new BadRow("Client NDIS Number doesn't match an active client.");
  const provider = providerOf(abn);
  if (provider === undefined) throw new BadRow("Service Provider ABN doesn't match a service provider.");
  return {
    client_id: client.id,
    provider,
    abn,
    invoice_number: number,
    invoice_date: date,
    note: "",
    on_hold_reason: "",
    approved_by_client: "Yes",
    auto_calculate: "No",
  };
}

import { ClientContexts, type ContextsFor } from "./client-contexts.ts";
import { BudgetUsage } from "./budget-usage.ts";
import type { RowFinding } from "../read/file-finding.ts";
import { type CheckedRows, checkInvoiceRows, type CheckRowsDeps } from "./check-invoice-rows.ts";
import type { ReadRow, RowReader } from "../read/row-reader.ts";
import type { RowIndex } from "./row-index.ts";

/** What the rows of a file come to: each invoice by itself, and those that would be imported together. */
export class RowVerdicts {
  readonly #index: RowIndex;
  readonly #reader: RowReader;
  readonly #deps: CheckRowsDeps;
  readonly #contexts: ClientContexts;
  readonly #usage = new BudgetUsage();
  /** What is said of rows because of other invoices. */
  #transientFindings: ReadonlyMap<number, RowFinding> = new Map();

  constructor(index: RowIndex, reader: RowReader, deps: CheckRowsDeps & { contextsFor: ContextsFor }) {
    this.#index = index;
    this.#reader = reader;
    this.#deps = deps;
    this.#contexts = new ClientContexts(deps.contextsFor);
  }

  /** Before rows are judged: asks for what is known of their clients, which may have to be waited for. */
  loadContexts(rows: readonly ReadRow[]): Promise<unknown> | undefined {
    return this.#contexts.loadContexts(rows);
  }

  /** One invoice's rows, and nothing is kept. */
  check(rows: readonly ReadRow[]): CheckedRows {
    return checkInvoiceRows(rows, this.#contexts.contextFor(rows[0]), this.#reader, this.#deps);
  }

  /** Judges an invoice and keeps what came of it. */
  checkAndRecord(invoice: number, rows: readonly ReadRow[]): void {
    const { found, facts } = this.check(rows);
    let blocked = false;
    for (const [at, { row }] of rows.entries()) {
      this.#index.setFindings(row, found[at] ?? []);
      this.#usage.set(row, facts[at]);
      if (this.#index.findingsOf(row).severity === "block") blocked = true;
    }
    this.#index.setBlocked(invoice, blocked);
  }

  isRejected(row: number): boolean {
    return this.#index.isBlocked(this.#index.invoiceOf(row));
  }

  /** What is to be said of a row because of other invoices. */
  transientFindingOf(row: number): RowFinding | undefined {
    return this.#transientFindings.get(row);
  }

  /** Before invoices are settled anew: `holdTogether` says again what still holds. */
  clearTransientFindings(): void {
    this.#index.clearTransientFindings();
    this.#transientFindings = new Map();
  }

  /** What invoices come to that each fit. */
  computeTransientFindings(): void {
    const isImported = (row: number) => !this.isRejected(row);
    const found = this.#usage.findOverdraws(this.#index.rows, this.#deps.defaultContext.today, isImported);
    const column = this.#reader.columns.indexOf("lineTotal");
    const place = column === -1 ? {} : { column };
    this.#transientFindings = new Map(Array.from(found, ([row, finding]) => [row, { ...finding, ...place }]));
    for (const [row, finding] of this.#transientFindings) this.#index.addTransientFinding(row, finding);
  }
}

import { type ClientAge, ClientContexts, type ContextsFor } from "./client-contexts.ts";
import { BudgetUsage, type UsagePart } from "./budget-usage.ts";
import type { RowFinding } from "../read/file-finding.ts";
import { type CheckedRows, checkInvoiceRows, type CheckRowsDeps } from "./check-invoice-rows.ts";
import type { ReadRow, RowReader } from "../read/row-reader.ts";
import type { Summary } from "./check-results.ts";
import { InvoiceAmounts } from "./invoice-amounts.ts";
import type { RowIndex } from "./row-index.ts";

/** What is kept of a part's verdicts besides its index. */
export interface VerdictsPart {
  usage: UsagePart;
  /** By the part's own numbers of its invoices. */
  amounts: Float64Array;
  clients: ClientAge[];
}

/** The findings on a file's rows: of each invoice by itself, and of the imported invoices together. */
export class RowVerdicts {
  readonly #index: RowIndex;
  readonly #reader: RowReader;
  readonly #deps: CheckRowsDeps;
  readonly #contexts: ClientContexts;
  readonly #usage = new BudgetUsage();
  readonly #amounts = new InvoiceAmounts();
  readonly #contextOf = (ndisNumber: string) => this.#contexts.contextOf(ndisNumber);
  /** Findings on rows that depend on other invoices. */
  #transientFindings: ReadonlyMap<number, RowFinding> = new Map();

  constructor(index: RowIndex, reader: RowReader, deps: CheckRowsDeps & { contextsFor: ContextsFor }) {
    this.#index = index;
    this.#reader = reader;
    this.#deps = deps;
    this.#contexts = new ClientContexts(deps.contextsFor);
  }

  /** Before rows are checked: loads what is known of their clients. Returns a promise where that must be awaited. */
  loadContexts(rows: readonly ReadRow[]): Promise<unknown> | undefined {
    return this.#contexts.loadContexts(rows);
  }

  /** Checks one invoice's rows without recording the result. */
  check(rows: readonly ReadRow[]): CheckedRows {
    return checkInvoiceRows(
      rows,
      this.#contexts.contextOf(rows[0]?.invoice.ndisNumber),
      this.#reader,
      this.#deps,
    );
  }

  /** Checks an invoice and records the result. */
  checkAndRecord(invoice: number, rows: readonly ReadRow[]): void {
    const { found, facts } = this.check(rows);
    this.#amounts.set(invoice, rows);
    let blocked = false;
    for (const [at, { row }] of rows.entries()) {
      this.#index.setFindings(row, found[at] ?? []);
      this.#usage.set(row, facts[at]);
      if (this.#index.findingsOf(row).severity === "block") blocked = true;
    }
    this.#index.setBlocked(invoice, blocked);
  }

  /** What the first rows draw and by whose plans, to be added to another's. */
  part(rows: number): VerdictsPart {
    return {
      usage: this.#usage.part(rows, this.#contextOf),
      amounts: this.#amounts.part(),
      clients: this.#contexts.ages(),
    };
  }

  /** Loads what is known of a part's clients. `false` where that has changed since the part was checked. */
  async loadClientsOf({ clients }: VerdictsPart): Promise<boolean> {
    await this.#contexts.loadClients(clients.map(([ndisNumber]) => ndisNumber));
    return clients.every(([ndisNumber, at]) => (this.#contextOf(ndisNumber)?.source?.at ?? null) === at);
  }

  /** Adds the rows of a part after this many, once its clients are loaded. `false`: their budgets are others now. */
  append(base: number, { usage }: VerdictsPart): boolean {
    return this.#usage.append(base, usage, this.#contextOf);
  }

  /** Adds what a part's invoices come to. `invoices`: by the part's numbers of them, theirs here. */
  appendAmounts(invoices: readonly number[], { amounts }: VerdictsPart): void {
    this.#amounts.append(invoices, amounts);
  }

  /** What the invoices come to, by the worst of their rows' findings. */
  amountsBySeverity(): Summary["amounts"] {
    return this.#amounts.bySeverity(this.#index);
  }

  isRejected(row: number): boolean {
    return this.#index.isBlocked(this.#index.invoiceOf(row));
  }

  /** The finding on a row that depends on other invoices. */
  transientFindingOf(row: number): RowFinding | undefined {
    return this.#transientFindings.get(row);
  }

  /** Before invoices are checked again; `computeTransientFindings` adds what still applies. */
  clearTransientFindings(): void {
    this.#index.clearTransientFindings();
    this.#transientFindings = new Map();
  }

  /** Finds invoices that overdraw only together. */
  computeTransientFindings(): void {
    const isImported = (row: number) => !this.isRejected(row);
    const found = this.#usage.findOverdraws(this.#index.rows, this.#deps.defaultContext.today, isImported);
    const column = this.#reader.columns.indexOf("lineTotal");
    const place = column === -1 ? {} : { column };
    this.#transientFindings = new Map(Array.from(found, ([row, finding]) => [row, { ...finding, ...place }]));
    for (const [row, finding] of this.#transientFindings) this.#index.addTransientFinding(row, finding);
  }
}

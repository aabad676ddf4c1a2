import type { Problem } from "../../core/problem.ts";
import type { ContextsFor } from "./client-contexts.ts";
import type { FileNote, RowFinding } from "../read/file-finding.ts";
import { FileNotes } from "./file-notes.ts";
import { FileRows } from "./file-rows.ts";
import { InvoiceRuns } from "./invoice-runs.ts";
import type { CheckRowsDeps } from "./check-invoice-rows.ts";
import type { Columns, Layout } from "../parse/layouts.ts";
import type { OpenFile } from "../parse/open-file.ts";
import type { ReadRow, RowReader } from "../read/row-reader.ts";
import { readRow, rowReader, rowTexts } from "../read/read-row.ts";
import { readAllRows } from "../parse/read-chunks.ts";
import { EMPTY_ROWS, RowIndex } from "./row-index.ts";
import { DateOrders } from "../read/date-orders.ts";
import { RowVerdicts } from "./row-verdicts.ts";
import { type RowBatch, RowBuffer } from "./row-buffer.ts";
import type { Progress, RowFilter, RowView, Summary } from "./check-results.ts";

export interface CheckDeps extends CheckRowsDeps {
  contextsFor: ContextsFor;
  /** Notes on every file that is checked here. */
  notes?: readonly FileNote[];
}

interface CheckOptions {
  layout: Layout;
  columns: Columns;
  signal?: AbortSignal;
  onProgress?: (done: Progress) => void;
}

/** A file with a verdict on each of its rows, which can be edited and written out again. */
export class CheckedFile {
  readonly index = new RowIndex();
  readonly edits = new Map<number, Map<number, string>>();
  readonly reader: RowReader;
  readonly rows: FileRows;
  readonly #notes: FileNotes;
  readonly #verdicts: RowVerdicts;
  readonly #orders = new DateOrders();
  readonly #findingsByInvoice = new Map<number, ReadonlyMap<number, readonly RowFinding[]>>();

  readonly file: OpenFile;
  readonly #options: CheckOptions;
  readonly #deps: CheckDeps;

  constructor(file: OpenFile, options: CheckOptions, deps: CheckDeps) {
    this.file = file;
    this.#options = options;
    this.#deps = deps;
    const { layout, columns } = options;
    this.reader = rowReader({
      layout,
      columns,
      header: file.header,
      separator: file.separator,
      edits: this.edits,
    });
    this.#notes = new FileNotes(file, layout, columns);
    this.rows = new FileRows(file, this.index, this.reader);
    this.#verdicts = new RowVerdicts(this.index, this.reader, deps);
  }

  /** Reads and checks every row. A fault in one doesn't stop the others. */
  async check(): Promise<Problem | null> {
    const { signal, onProgress } = this.#options;
    const { size } = this.file.blob;
    const runs = new InvoiceRuns(this.index, (invoice, rows) => this.#verdicts.checkAndRecord(invoice, rows));
    const buffer = new RowBuffer(
      (invoiceRows) => this.#verdicts.loadContexts(invoiceRows),
      (batch) => {
        signal?.throwIfAborted();
        for (const [at, read] of batch.rows.entries()) runs.add(read, batch.starts[at] as number);
        onProgress?.({ read: batch.until, size, rows: this.index.rows });
      },
    );
    let batch: RowBatch = { rows: [], starts: [], until: 0 };
    let count = 0;
    const problem = await readAllRows(
      this.file,
      (chunk, scanned, start) => {
        this.#notes.addRow(chunk, scanned);
        const read = readRow(this.reader, chunk, scanned, count++);
        this.#orders.set(read.row, read.orders);
        batch.rows.push(read);
        batch.starts.push(start);
      },
      async (until) => {
        await buffer.add({ ...batch, until });
        batch = { rows: [], starts: [], until };
      },
    );
    await buffer.finish();
    const scattered = runs.finish();
    if (!problem)
      await this.#checkInPortions(new Set([...scattered, ...this.#takeInvoicesWithChangedDates()]));
    this.#verdicts.computeTransientFindings();
    return problem;
  }

  summary(): Summary {
    const rejects = this.index.filterRows((row) => this.isRejected(row)).length;
    const empty = this.index.filterRows((row) => this.index.isEmpty(row)).length;
    return {
      rows: this.index.rows,
      invoices: this.index.invoices,
      ...this.index.tally(),
      clean: this.index.rows - rejects - empty,
      rejects,
      notes: [
        ...this.#notes.all(this.index.rows - empty),
        ...this.#orders.notes(this.reader.columns, this.file.header),
        ...(this.#deps.notes ?? []),
      ],
      edited: this.edits.size,
    };
  }

  /** In what encoding added cells are written. */
  get encoding() {
    return this.#notes.encoding;
  }

  isRejected(row: number): boolean {
    return this.#verdicts.isRejected(row);
  }

  /** Rows that a filter lets through, in order. */
  select(filter: RowFilter): Uint32Array<ArrayBuffer> {
    return this.index.filterRows((row) => {
      const { codes, severity } = this.index.findingsOf(row);
      if (typeof filter !== "string") return codes.includes(filter.code);
      return filter === "all" || severity === filter;
    });
  }

  /** Rows as they are shown: their cells and their findings, read anew. */
  async view(rows: readonly number[]): Promise<RowView[]> {
    const cells = new Map<number, string[]>();
    await this.rows.readEach(rows, (chunk, scanned, row) => {
      cells.set(row, rowTexts(chunk, scanned, this.file.separator, this.edits.get(row)));
    });
    const findings = await this.findings(rows);
    return rows.map((row) => ({
      row,
      cells: cells.get(row) ?? [],
      findings: findings.get(row) ?? [],
      rejected: this.isRejected(row),
      edited: [...(this.edits.get(row)?.keys() ?? [])],
    }));
  }

  /** All findings on these rows. */
  async findings(rows: readonly number[]): Promise<Map<number, readonly RowFinding[]>> {
    const empty = await this.rows.load(rows.filter((row) => this.index.isEmpty(row)));
    const ofEmpty = new Map(empty.map(({ row, findings }) => [row, findings]));
    const invoices = new Set(rows.map((row) => this.index.invoiceOf(row)));
    const notCached = [...invoices].filter(
      (each) => each !== EMPTY_ROWS && !this.#findingsByInvoice.has(each),
    );
    for (const [invoice, invoiceRows] of await this.#loadInvoices(notCached)) {
      const { found } = this.#verdicts.check(invoiceRows);
      this.#findingsByInvoice.set(invoice, new Map(invoiceRows.map(({ row }, at) => [row, found[at] ?? []])));
    }
    const all = rows.map((row) => {
      const own = ofEmpty.get(row) ?? this.#findingsByInvoice.get(this.index.invoiceOf(row))?.get(row) ?? [];
      const more = this.#verdicts.transientFindingOf(row);
      return [row, more ? [...own, more] : own] as const;
    });
    if (this.#findingsByInvoice.size > MAX_CACHED_INVOICES) this.#findingsByInvoice.clear();
    return new Map(all);
  }

  /** Replaces a cell's text and checks its row and invoice again. */
  async edit(row: number, column: number, text: string): Promise<void> {
    const cells = this.edits.get(row) ?? new Map<number, string>();
    this.edits.set(row, cells.set(column, text));
    await this.#afterEdit(row);
  }

  /** Takes back what was edited in a row. */
  async restore(row: number): Promise<void> {
    if (this.edits.delete(row)) await this.#afterEdit(row);
  }

  async #afterEdit(row: number): Promise<void> {
    const [read] = await this.rows.load([row]);
    if (!read) return;
    this.#verdicts.clearTransientFindings();
    const { from, to } = this.index.move(row, read.key);
    this.#orders.set(row, read.orders);
    this.#findingsByInvoice.clear();
    const affected = new Set([from, to, ...this.#takeInvoicesWithChangedDates()]);
    affected.delete(EMPTY_ROWS);
    await this.#checkInPortions(affected);
    // Of the empty rows, only this one is another.
    if (read.empty) this.#verdicts.checkAndRecord(EMPTY_ROWS, [read]);
    this.#verdicts.computeTransientFindings();
  }

  /** The invoices with a date that is to be read in another way, after one more column or one fewer is doubtful. */
  #takeInvoicesWithChangedDates(): number[] {
    const { doubtful } = this.#orders;
    const changed = doubtful ^ this.reader.doubtful;
    this.reader.doubtful = doubtful;
    return this.#orders.rowsIn(changed).map((row) => this.index.invoiceOf(row));
  }

  /** In portions, so that what is in memory doesn't grow with the file. */
  async #checkInPortions(invoices: Iterable<number>): Promise<void> {
    let portion: number[] = [];
    let rows = 0;
    for (const invoice of invoices) {
      portion.push(invoice);
      rows += this.index.rowsOf(invoice).length;
      if (rows < MAX_ROWS_AT_ONCE) continue;
      await this.#checkInvoices(portion);
      this.#options.signal?.throwIfAborted();
      portion = [];
      rows = 0;
    }
    await this.#checkInvoices(portion);
  }

  async #checkInvoices(invoices: readonly number[]): Promise<void> {
    const loaded = await this.#loadInvoices(invoices);
    // One that an edit left without rows blocks nothing any more.
    for (const invoice of invoices) this.#verdicts.checkAndRecord(invoice, loaded.get(invoice) ?? []);
  }

  /** Their rows, and what is known of their clients. */
  async #loadInvoices(invoices: readonly number[]): Promise<Map<number, ReadRow[]>> {
    if (invoices.length === 0) return new Map();
    const loaded = await this.rows.load(invoices.flatMap((invoice) => this.index.rowsOf(invoice)));
    await this.#verdicts.loadContexts(loaded);
    return Map.groupBy(loaded, ({ row }) => this.index.invoiceOf(row));
  }
}

/** Invoices whose findings are kept for the next look. */
const MAX_CACHED_INVOICES = 2000;

/** Rows in memory at once. */
const MAX_ROWS_AT_ONCE = 50_000;

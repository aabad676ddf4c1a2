import type { Problem } from "../../core/problem.ts";
import type { FileNote, RowFinding } from "../read/file-finding.ts";
import { FileRows } from "./file-rows.ts";
import { type CheckPart, checkInParts } from "./file-parts.ts";
import type { Columns, Layout } from "../parse/layouts.ts";
import type { OpenFile } from "../parse/open-file.ts";
import type { ReadRow } from "../read/row-reader.ts";
import { rowTexts } from "../read/read-row.ts";
import { RangeCheck, type RangeCheckDeps } from "./range-check.ts";
import { EMPTY_ROWS, type RowIndex } from "./row-index.ts";
import type { RowVerdicts } from "./row-verdicts.ts";
import type { CellEdit, Progress, RowFilter, RowView, Summary } from "./check-results.ts";

export interface CheckDeps extends RangeCheckDeps {
  /** Notes on every file that is checked here. */
  notes?: readonly FileNote[];
  /** Other workers that may each check a part of a file. */
  parts?: readonly CheckPart[];
}

interface CheckOptions {
  layout: Layout;
  columns: Columns;
  signal?: AbortSignal;
  onProgress?: (done: Progress) => void;
  /** The fewest bytes of a part. */
  minPartBytes?: number;
}

/** A file with a verdict on each of its rows, which can be edited and written out again. */
export class CheckedFile {
  readonly edits = new Map<number, Map<number, string>>();
  readonly index: RowIndex;
  readonly rows: FileRows;
  readonly #checked: RangeCheck;
  readonly #verdicts: RowVerdicts;
  readonly #findingsByInvoice = new Map<number, ReadonlyMap<number, readonly RowFinding[]>>();

  readonly file: OpenFile;
  readonly #options: CheckOptions;
  readonly #deps: CheckDeps;

  constructor(file: OpenFile, options: CheckOptions, deps: CheckDeps) {
    this.file = file;
    this.#options = options;
    this.#deps = deps;
    const { layout, columns } = options;
    this.#checked = new RangeCheck(file, { layout, columns, edits: this.edits }, deps);
    this.index = this.#checked.index;
    this.#verdicts = this.#checked.verdicts;
    this.rows = new FileRows(file, this.index, this.#checked.reader);
  }

  get reader() {
    return this.#checked.reader;
  }

  /** Reads and checks every row, in several workers where there are. A fault in one row doesn't stop the others. */
  async check(): Promise<Problem | null> {
    const { signal, onProgress, minPartBytes } = this.#options;
    const { size } = this.file.blob;
    const onRead = (read: number, rows: number) => {
      signal?.throwIfAborted();
      onProgress?.({ read, size, rows });
    };
    const { parts = [] } = this.#deps;
    const problem = await checkInParts(this.file, this.#checked, parts, onRead, minPartBytes);
    if (!problem)
      await this.#checkInPortions(
        new Set([...this.#checked.scattered, ...this.#takeInvoicesWithChangedDates()]),
      );
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
      amounts: this.#verdicts.amountsBySeverity(),
      notes: [
        ...this.#checked.notes.all(this.index.rows - empty),
        ...this.#checked.orders.notes(this.reader.columns, this.file.header),
        ...(this.#deps.notes ?? []),
      ],
      edited: this.edits.size,
    };
  }

  /** In what encoding added cells are written. */
  get encoding() {
    return this.#checked.notes.encoding;
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
  edit(row: number, column: number, text: string): Promise<void> {
    return this.editAll([{ row, column, text }]);
  }

  /** The same for many cells, of which each invoice is checked again once. */
  async editAll(edits: readonly CellEdit[]): Promise<void> {
    for (const { row, column, text } of edits) {
      const cells = this.edits.get(row) ?? new Map<number, string>();
      if (text === null) cells.delete(column);
      else cells.set(column, text);
      if (cells.size > 0) this.edits.set(row, cells);
      else this.edits.delete(row);
    }
    await this.#afterEdits([...new Set(edits.map(({ row }) => row))]);
  }

  /** Takes back what was edited in a row. */
  async restore(row: number): Promise<void> {
    if (this.edits.delete(row)) await this.#afterEdits([row]);
  }

  async #afterEdits(rows: readonly number[]): Promise<void> {
    const loaded = await this.rows.load(rows);
    this.#verdicts.clearTransientFindings();
    this.#findingsByInvoice.clear();
    const affected = new Set<number>();
    for (const { row, key, orders } of loaded) {
      const { from, to } = this.index.move(row, key);
      affected.add(from).add(to);
      this.#checked.orders.set(row, orders);
    }
    for (const invoice of this.#takeInvoicesWithChangedDates()) affected.add(invoice);
    affected.delete(EMPTY_ROWS);
    await this.#checkInPortions(affected);
    // Of the empty rows, only these are others.
    for (const read of loaded) if (read.empty) this.#verdicts.checkAndRecord(EMPTY_ROWS, [read]);
    this.#verdicts.computeTransientFindings();
  }

  /** The invoices with a date that is to be read in another way, after one more column or one fewer is doubtful. */
  #takeInvoicesWithChangedDates(): number[] {
    const { doubtful } = this.#checked.orders;
    const changed = doubtful ^ this.reader.doubtful;
    this.reader.doubtful = doubtful;
    return this.#checked.orders.rowsIn(changed).map((row) => this.index.invoiceOf(row));
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

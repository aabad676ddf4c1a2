import type { InvoiceContext } from "../ndis/invoice/context.ts";
import type { Severity } from "../ndis/invoice/finding.ts";
import type { Problem } from "../ndis/problem.ts";
import type { Stretch } from "./encoding.ts";
import type { FileNote, RowFinding } from "./finding.ts";
import { FileNotes } from "./file-notes.ts";
import { judge, type JudgeDeps } from "./judge.ts";
import type { Columns, Layout } from "./layouts.ts";
import type { OpenFile } from "./open-file.ts";
import { type ReadRow, readRow, type RowReader, rowReader, textsOf } from "./read-row.ts";
import { everyRow, someRows } from "./read-stretches.ts";
import { RowIndex } from "./row-index.ts";
import type { ScannedRow } from "./scan.ts";

export interface CheckDeps extends JudgeDeps {
  /** What is known of these clients, by NDIS number; who isn't in it is unknown. */
  contextsFor: (ndisNumbers: readonly string[]) => Promise<ReadonlyMap<string, InvoiceContext>>;
}

export interface CheckOptions {
  layout: Layout;
  columns: Columns;
  signal?: AbortSignal;
  onProgress?: (done: Progress) => void;
}

export interface Progress {
  /** Bytes read, of the file's. */
  read: number;
  size: number;
  rows: number;
}

export interface Summary {
  rows: number;
  invoices: number;
  /** By the worst of a row's findings. */
  severities: Record<Severity | "none", number>;
  /** Rows that `clean.csv` and `rejects.csv` would have. */
  clean: number;
  rejects: number;
  /** Rows with each code. */
  codes: Record<string, number>;
  notes: FileNote[];
  edited: number;
}

export interface RowView {
  row: number;
  cells: string[];
  findings: readonly RowFinding[];
  /** Goes to `rejects.csv`: it, or another row of its invoice, is in the way. */
  rejected: boolean;
  /** Columns that were edited. */
  edited: number[];
}

export type RowFilter = "all" | Severity | { code: string };

/** A file with a verdict on each of its rows, which can be edited and written out again. */
export class CheckedFile {
  readonly index = new RowIndex();
  readonly edits = new Map<number, Map<number, string>>();
  readonly reader: RowReader;
  readonly #notes: FileNotes;
  readonly #contexts = new Map<string, InvoiceContext | undefined>();
  readonly #judged = new Map<number, Map<number, readonly RowFinding[]>>();
  readonly #counts = {
    severities: { none: 0, note: 0, warn: 0, block: 0 },
    codes: new Map<string, number>(),
  };

  readonly file: OpenFile;
  readonly #options: CheckOptions;
  readonly #deps: CheckDeps;

  constructor(file: OpenFile, options: CheckOptions, deps: CheckDeps) {
    this.file = file;
    this.#options = options;
    this.#deps = deps;
    const { layout, columns } = options;
    this.reader = rowReader({ layout, columns, header: file.header, edits: this.edits });
    this.#notes = new FileNotes(file, layout, columns);
  }

  /** Reads and judges every row. Whatever is wrong with one leaves the others their turn. */
  async check(): Promise<Problem | null> {
    const { signal, onProgress } = this.#options;
    const { size } = this.file.blob;
    const fresh: { read: ReadRow; start: number }[] = [];
    const late = new Set<number>();
    let invoice = -1;
    let rows: ReadRow[] = [];
    const close = () => {
      if (invoice !== -1 && !late.has(invoice)) this.#settle(invoice, rows);
    };
    const add = ({ read, start }: (typeof fresh)[number]) => {
      const place = this.index.addRow(start, read.key);
      this.#counts.severities.none += 1;
      if (place.invoice === invoice) rows.push(read);
      else {
        close();
        // Its earlier rows are elsewhere in the file: it is judged when all of them are known.
        if (!place.first) late.add(place.invoice);
        ({ invoice } = place);
        rows = [read];
      }
    };
    const problem = await everyRow(
      this.file,
      (stretch, scanned, start) => {
        this.#notes.see(stretch, scanned);
        const read = readRow(this.reader, stretch, scanned, this.index.rows + fresh.length);
        fresh.push({ read, start });
      },
      async (bytes) => {
        await this.#learn(fresh.map(({ read }) => read));
        signal?.throwIfAborted();
        for (const one of fresh.splice(0)) add(one);
        onProgress?.({ read: bytes, size, rows: this.index.rows });
      },
    );
    close();
    if (!problem) await this.#judgeLate([...late]);
    return problem;
  }

  summary(): Summary {
    const { severities, codes } = this.#counts;
    let rejects = 0;
    for (let row = 0; row < this.index.rows; row += 1) if (this.isRejected(row)) rejects += 1;
    return {
      rows: this.index.rows,
      invoices: this.index.invoices,
      severities: { ...severities },
      clean: this.index.rows - rejects,
      rejects,
      codes: Object.fromEntries([...codes].filter(([, count]) => count > 0)),
      notes: this.#notes.all(this.index.rows),
      edited: this.edits.size,
    };
  }

  /** In what encoding added cells are written. */
  get encoding() {
    return this.#notes.encoding;
  }

  isRejected(row: number): boolean {
    return this.index.isBlocked(this.index.invoiceOf(row));
  }

  /** Rows that a filter lets through, in order. */
  select(filter: RowFilter): Uint32Array<ArrayBuffer> {
    const rows = new Uint32Array(this.index.rows);
    let count = 0;
    for (let row = 0; row < this.index.rows; row += 1) {
      const { codes, severity } = this.index.findingsOf(row);
      const fits =
        filter === "all" || (typeof filter === "string" ? severity === filter : codes.includes(filter.code));
      if (fits) rows[count++] = row;
    }
    return rows.slice(0, count);
  }

  /** Rows as they are shown: their cells and their findings, read anew. */
  async view(rows: readonly number[]): Promise<RowView[]> {
    const cells = new Map<number, string[]>();
    await this.visit(rows, (stretch, scanned, row) => {
      cells.set(row, textsOf(stretch, scanned, this.edits.get(row)));
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

  /** Everything that is to be said of these rows. */
  async findings(rows: readonly number[]): Promise<Map<number, readonly RowFinding[]>> {
    const invoices = [...new Set(rows.map((row) => this.index.invoiceOf(row)))];
    await this.#judge(invoices.filter((invoice) => !this.#judged.has(invoice)));
    const all = rows.map(
      (row) => [row, this.#judged.get(this.index.invoiceOf(row))?.get(row) ?? []] as const,
    );
    if (this.#judged.size > MOST_JUDGED) this.#judged.clear();
    return new Map(all);
  }

  /** Puts another text into a cell, and judges its row and its invoice again. */
  async edit(row: number, column: number, text: string): Promise<void> {
    const cells = this.edits.get(row) ?? new Map<number, string>();
    this.edits.set(row, cells.set(column, text));
    await this.#afterEdit(row);
  }

  /** Takes back what was edited in a row. */
  async restore(row: number): Promise<void> {
    if (this.edits.delete(row)) await this.#afterEdit(row);
  }

  /** Visits rows in ascending order. */
  async visit(
    rows: readonly number[],
    onRow: (stretch: Stretch, scanned: ScannedRow, row: number) => void,
  ): Promise<void> {
    const places = [...rows]
      .sort((a, b) => a - b)
      .map((row) => ({ row, start: this.index.startOf(row), end: this.endOf(row) }));
    await someRows(this.file, places, onRow);
  }

  endOf(row: number): number {
    return row + 1 < this.index.rows ? this.index.startOf(row + 1) : this.file.blob.size;
  }

  async #afterEdit(row: number): Promise<void> {
    const [read] = await this.#load([row]);
    if (!read) return;
    const { from, to } = this.index.move(row, read.key);
    this.#judged.clear();
    await this.#judge([...new Set([from, to])]);
  }

  async #load(rows: readonly number[]): Promise<ReadRow[]> {
    const loaded: ReadRow[] = [];
    await this.visit(rows, (stretch, scanned, row) => {
      loaded.push(readRow(this.reader, stretch, scanned, row));
    });
    return loaded;
  }

  /** In portions, so that what is in memory doesn't grow with the file. */
  async #judgeLate(invoices: readonly number[]): Promise<void> {
    let portion: number[] = [];
    let rows = 0;
    for (const invoice of invoices) {
      portion.push(invoice);
      rows += this.index.rowsOf(invoice).length;
      if (rows < PORTION) continue;
      await this.#judge(portion, false);
      this.#options.signal?.throwIfAborted();
      portion = [];
      rows = 0;
    }
    await this.#judge(portion, false);
  }

  async #judge(invoices: readonly number[], keep = true): Promise<void> {
    if (invoices.length === 0) return;
    const loaded = await this.#load(invoices.flatMap((invoice) => this.index.rowsOf(invoice)));
    await this.#learn(loaded);
    const rowsOf = Map.groupBy(loaded, ({ row }) => this.index.invoiceOf(row));
    for (const invoice of invoices) {
      const rows = rowsOf.get(invoice) ?? [];
      const found = this.#settle(invoice, rows);
      if (keep) this.#judged.set(invoice, new Map(rows.map(({ row }, at) => [row, found[at] ?? []])));
    }
  }

  /** Asks for the clients that weren't met before. */
  async #learn(rows: readonly ReadRow[]): Promise<void> {
    const strangers = new Set<string>();
    for (const { invoice } of rows) {
      if (invoice.ndisNumber && !this.#contexts.has(invoice.ndisNumber)) strangers.add(invoice.ndisNumber);
    }
    if (strangers.size === 0) return;
    const known = await this.#deps.contextsFor([...strangers]);
    for (const ndisNumber of strangers) this.#contexts.set(ndisNumber, known.get(ndisNumber));
  }

  #settle(invoice: number, rows: readonly ReadRow[]): (readonly RowFinding[])[] {
    const context = this.#contexts.get(rows[0]?.invoice.ndisNumber ?? "");
    const found = judge(rows, context, this.reader, this.#deps);
    let blocked = false;
    for (const [at, { row }] of rows.entries()) {
      const findings = found[at] ?? [];
      if (findings.length === 0 && this.index.findingsOf(row).severity === null) continue;
      this.#count(row, -1);
      this.index.setFindings(row, findings);
      this.#count(row, 1);
      if (this.index.findingsOf(row).severity === "block") blocked = true;
    }
    this.index.setBlocked(invoice, blocked);
    return found;
  }

  #count(row: number, by: 1 | -1): void {
    const { codes, severity } = this.index.findingsOf(row);
    this.#counts.severities[severity ?? "none"] += by;
    for (const code of codes) this.#counts.codes.set(code, (this.#counts.codes.get(code) ?? 0) + by);
  }
}

/** Invoices whose findings are kept for the next look. */
const MOST_JUDGED = 2000;

/** Rows that are held at once. */
const PORTION = 50_000;

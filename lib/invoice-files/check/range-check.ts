import type { ContextsFor } from "./client-contexts.ts";
import type { CheckRowsDeps } from "./check-invoice-rows.ts";
import { FileNotes, type NotesPart } from "./file-notes.ts";
import { InvoiceRuns } from "./invoice-runs.ts";
import { type RowBatch, RowBuffer } from "./row-buffer.ts";
import { type IndexPart, RowIndex } from "./row-index.ts";
import { RowVerdicts, type VerdictsPart } from "./row-verdicts.ts";
import { DateOrders } from "../read/date-orders.ts";
import { readRow, rowReader } from "../read/read-row.ts";
import type { RowReader } from "../read/row-reader.ts";
import type { Columns, Layout } from "../parse/layouts.ts";
import type { OpenFile } from "../parse/open-file.ts";
import { type ByteRange, type RangeEnd, readRows } from "../parse/read-chunks.ts";

export interface RangeCheckDeps extends CheckRowsDeps {
  contextsFor: ContextsFor;
}

export interface RangeCheckOptions {
  layout: Layout;
  columns: Columns;
  /** Cells that were edited, by row and column. */
  edits: ReadonlyMap<number, ReadonlyMap<number, string>>;
}

/** Up to which byte rows were checked, and how many. */
export type OnRead = (until: number, rows: number) => void;

/** What came of a range of a file's rows, as plain data that can go from one worker to another. */
export interface CheckedPart {
  /** The byte at which its last row ends. */
  end: number;
  index: IndexPart;
  orders: Uint16Array;
  verdicts: VerdictsPart;
  notes: NotesPart;
  /** Invoices that weren't checked: their rows don't follow each other. */
  scattered: readonly number[];
}

/** Reads rows of a file and checks their invoices, one range after the other. What is kept of each row is a few bytes. */
export class RangeCheck {
  readonly index = new RowIndex();
  readonly orders = new DateOrders();
  readonly notes: FileNotes;
  readonly reader: RowReader;
  readonly verdicts: RowVerdicts;
  /** Invoices that are still to be checked. */
  readonly scattered = new Set<number>();
  readonly #file: OpenFile;
  #read = 0;

  constructor(file: OpenFile, options: RangeCheckOptions, deps: RangeCheckDeps, isFirst = true) {
    const { layout, columns } = options;
    this.#file = file;
    this.reader = rowReader({ ...options, header: file.header, separator: file.separator });
    this.notes = new FileNotes(file, layout, columns, isFirst);
    this.verdicts = new RowVerdicts(this.index, this.reader, deps);
  }

  /** A fault in one row doesn't stop the others. */
  async read(range: ByteRange, onRead: OnRead): Promise<RangeEnd> {
    const { index, verdicts, orders, reader, notes } = this;
    const runs = new InvoiceRuns(index, (invoice, rows) => verdicts.checkAndRecord(invoice, rows));
    const buffer = new RowBuffer(
      (rows) => verdicts.loadContexts(rows),
      ({ rows, starts, until }) => {
        for (let at = 0; at < rows.length; at += 1) {
          const [row, start] = [rows[at], starts[at]];
          if (row && start !== undefined) runs.add(row, start);
        }
        onRead(until, index.rows);
      },
    );
    let batch: RowBatch = { rows: [], starts: [], until: 0 };
    const end = await readRows(
      this.#file,
      range,
      (chunk, scanned, start) => {
        notes.addRow(chunk, scanned);
        const read = readRow(reader, chunk, scanned, this.#read++);
        orders.set(read.row, read.orders);
        batch.rows.push(read);
        batch.starts.push(start);
      },
      async (until) => {
        await buffer.add({ ...batch, until });
        batch = { rows: [], starts: [], until };
      },
    );
    await buffer.finish();
    for (const invoice of runs.finish()) this.scattered.add(invoice);
    return end;
  }

  /** Everything that was read so far. */
  part(end: number): CheckedPart {
    return {
      end,
      index: this.index.part(),
      orders: this.orders.part(),
      verdicts: this.verdicts.part(this.index.rows),
      notes: this.notes.part(),
      scattered: [...this.scattered],
    };
  }

  /**
   * Adds a part whose rows follow those that are here. An invoice that has rows in both is still to be checked.
   * @returns `false`, with nothing added, where its clients' plans have changed since
   */
  async append(part: CheckedPart): Promise<boolean> {
    const base = this.index.rows;
    if (!(await this.verdicts.loadClientsOf(part.verdicts))) return false;
    if (!this.verdicts.append(base, part.verdicts)) return false;
    const { invoices, joined } = this.index.append(part.index);
    this.verdicts.appendAmounts(invoices, part.verdicts);
    for (const invoice of joined) this.scattered.add(invoice);
    for (const at of part.scattered) this.scattered.add(invoices[at] as number);
    this.orders.append(base, part.orders);
    this.notes.append(part.notes);
    this.#read = this.index.rows;
    return true;
  }
}

/** Checks one part of a file by itself. `null` where it can't be read to its end: whoever has the whole file then tells why. */
export async function checkPart(
  file: OpenFile,
  options: Omit<RangeCheckOptions, "edits">,
  deps: RangeCheckDeps,
  { range, onRead }: { range: ByteRange; onRead: OnRead },
): Promise<CheckedPart | null> {
  const check = new RangeCheck(file, { ...options, edits: new Map() }, deps, false);
  const { problem, end } = await check.read(range, onRead);
  return problem ? null : check.part(end);
}

import type { Invoice, InvoiceLine } from "../../domain/invoice/model/line.ts";
import type { RowFinding } from "./file-finding.ts";
import type { Columns, FileField, Layout } from "../parse/layouts.ts";
import { CellMemo } from "./cell-memo.ts";
import type { ParsedCell } from "./parsed-cell.ts";

/** A row's line, the invoice it says it belongs to, and what is wrong with how it is written. */
export interface ReadRow {
  row: number;
  /** Rows with the same key are one invoice. */
  key: string;
  /** What the row repeats of its invoice. A row with the same values as the one before shares its object. */
  invoice: Omit<Invoice, "lines">;
  line: InvoiceLine;
  /** Its day is that of the column for services of one day. */
  isOneDay: boolean;
  /** Nothing can be seen in any of its cells: it is neither a line nor part of an invoice. */
  empty: boolean;
  /** What its dates tell of the order of day and month in their columns: see `DateOrders`. */
  orders: number;
  findings: readonly RowFinding[];
}

/** How the rows of one file are read. */
export interface RowReader {
  layout: Layout;
  columns: Columns;
  header: readonly string[];
  separator: string;
  /** Cells that were edited, by row and column. */
  edits: ReadonlyMap<number, ReadonlyMap<number, string>>;
  /** The columns from which something is read. */
  read: ReadColumn[];
  /** The other columns of the header. */
  unmapped: number[];
  /** The bits of fields of which each row must have one. */
  required: { bits: number; column: number }[];
  /** The row before. */
  previous: Pick<ReadRow, "key" | "invoice">;
  /** Columns in which a date that could be read in two ways isn't read: see `DateOrders`. */
  doubtful: number;
}

export interface ReadColumn {
  column: number;
  field: FileField;
  bit: number;
  /** Whether it is repeated in every row of an invoice. */
  repeated: boolean;
  memo: CellMemo<ParsedCell>;
  /** In the row before. */
  previous: ParsedCell | undefined;
}

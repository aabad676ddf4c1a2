import type { Cents } from "../../core/money.ts";
import type { Severity } from "../../domain/invoice/model/finding.ts";
import type { FileNote, RowFinding } from "../read/file-finding.ts";

export interface Progress {
  /** Bytes read, of the file's. */
  read: number;
  size: number;
  rows: number;
}

export interface Summary {
  /** Empty ones too: as many as have the code `blank-row`. */
  rows: number;
  invoices: number;
  /** By the worst of a row's findings. */
  severities: Record<Severity | "none", number>;
  /** Rows that `clean.csv` and `rejects.csv` would have. */
  clean: number;
  rejects: number;
  /** What the invoices come to, by the worst of their rows' findings. */
  amounts: Record<Severity | "none", InvoiceAmount>;
  /** Rows with each code. */
  codes: Record<string, number>;
  notes: FileNote[];
  edited: number;
}

/** What invoices come to together. */
export interface InvoiceAmount {
  cents: Cents;
  invoices: number;
  /** As many of them tell no amount that can be read: they aren't in the sum. */
  unknown: number;
}

/** A cell's new text; `null`: as it stands in the file. */
export interface CellEdit {
  row: number;
  column: number;
  text: string | null;
}

/** What one press would change in all rows with one kind of finding. */
export interface KindFixes {
  code: string;
  count: number;
  /** The first of them: what the cell says, and what it would say. */
  example: { before: string; after: string } | null;
}

export interface RowView {
  row: number;
  cells: string[];
  findings: readonly RowFinding[];
  /** Goes to `rejects.csv`: it, or another row of its invoice, has an error. */
  rejected: boolean;
  /** Columns that were edited. */
  edited: number[];
}

/** The rows at hand, of those that a filter lets through. */
export interface RowWindow {
  total: number;
  from: number;
  rows: RowView[];
}

export type RowFilter = "all" | Severity | { code: string };

/** Which rows are shown, and in what order. */
export interface RowQuery {
  filter: RowFilter;
  /** Words that a row has, in any of its cells and any order; empty: any row. */
  search: string;
  /** `null`: as in the file. */
  sort: RowSort | null;
}

export interface RowSort {
  /** A column of the file, or the result: the worst first. */
  column: number | "result";
  descending: boolean;
}

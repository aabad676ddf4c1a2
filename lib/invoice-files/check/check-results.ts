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
  /** Rows with each code. */
  codes: Record<string, number>;
  notes: FileNote[];
  edited: number;
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

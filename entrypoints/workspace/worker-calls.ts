import type { Progress, RowFilter, RowWindow, Summary } from "../../lib/invoice-files/check/check-results.ts";
import type { Columns, Layout, RecognisedLayout } from "../../lib/invoice-files/parse/layouts.ts";
import type { ExportPart } from "../../lib/invoice-files/export/write-file.ts";
import type { InvoiceContext } from "../../lib/domain/invoice/model/context.ts";
import type { Problem } from "../../lib/core/problem.ts";

/** The calls from the page to its worker, with their results. */
export interface Calls {
  open: { of: { blob: Blob }; answer: { header: string[]; recognised: RecognisedLayout } };
  check: { of: { layout: Layout; columns: Columns; defaultContext: InvoiceContext }; answer: Summary };
  view: { of: { filter: RowFilter; from: number; count: number }; answer: RowWindow };
  /** The next row with an error or warning, as a position in the filtered rows. */
  next: { of: { filter: RowFilter; after: number }; answer: number | null };
  edit: { of: { row: number; column: number; text: string }; answer: Summary };
  restore: { of: { row: number }; answer: Summary };
  /** With the edited rows that it contains. */
  write: { of: { outcome: ExportPart }; answer: { blob: Blob; edited: number[] } };
}
export type CallName = keyof Calls;

export type ToWorker = { [Name in CallName]: { id: number; call: Name; of: Calls[Name]["of"] } }[CallName];

/** A line to another worker: to one that checks parts of this one's file, or to the one whose file it is. */
export interface WorkerLine {
  line: MessagePort;
  to: "helper" | "owner";
}

export type FromWorker =
  | { id: number; answer: Calls[CallName]["answer"] }
  | { id: number; problem: Problem }
  | { progress: Progress }
  | { ages: PlanAge[] };

/** When a participant's plan was retrieved; `null`: never. */
export type PlanAge = [ndisNumber: string, at: number | null];

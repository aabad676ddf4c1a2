import type { Progress, RowFilter, RowWindow, Summary } from "../../lib/invoice-files/check/check-results.ts";
import type { Columns, Layout, RecognisedLayout } from "../../lib/invoice-files/parse/layouts.ts";
import type { ExportPart } from "../../lib/invoice-files/export/write-file.ts";
import type { InvoiceContext } from "../../lib/domain/invoice/model/context.ts";
import type { Problem } from "../../lib/core/problem.ts";

/** What the page may ask of its worker, and what comes back. */
export interface Calls {
  open: { of: { blob: Blob }; answer: { header: string[]; recognised: RecognisedLayout } };
  check: { of: { layout: Layout; columns: Columns; defaultContext: InvoiceContext }; answer: Summary };
  view: { of: { filter: RowFilter; from: number; count: number }; answer: RowWindow };
  /** The next row with something in the way or to look at, as a place in the filtered rows. */
  next: { of: { filter: RowFilter; after: number }; answer: number | null };
  edit: { of: { row: number; column: number; text: string }; answer: Summary };
  restore: { of: { row: number }; answer: Summary };
  /** Also the edited rows that are in it. */
  write: { of: { outcome: ExportPart }; answer: { blob: Blob; edited: number[] } };
}
export type CallName = keyof Calls;

export type ToWorker = { [Name in CallName]: { id: number; call: Name; of: Calls[Name]["of"] } }[CallName];

export type FromWorker =
  | { id: number; answer: Calls[CallName]["answer"] }
  | { id: number; problem: Problem }
  | { progress: Progress }
  | { ages: PlanAge[] };

/** When a participant's plan was retrieved; `null`: never. */
export type PlanAge = [ndisNumber: string, at: number | null];

import type {
  CellEdit,
  KindFixes,
  Progress,
  RowQuery,
  RowWindow,
  Summary,
} from "../../lib/invoice-files/check/check-results.ts";
import type { KindFix } from "../../lib/invoice-files/check/kind-fixes.ts";
import type { ProviderReply } from "../../lib/invoice-files/export/reply-message.ts";
import type { FileNote } from "../../lib/invoice-files/read/file-finding.ts";
import type { Columns, Layout, RecognisedLayout } from "../../lib/invoice-files/parse/layouts.ts";
import type { ExportPart } from "../../lib/invoice-files/export/write-file.ts";
import type { InvoiceContext } from "../../lib/domain/invoice/model/context.ts";
import type { Problem } from "../../lib/core/problem.ts";

/** The calls from the page to its worker, with their results. */
export interface Calls {
  /** `notes`: what is to be said of the file besides what the check finds. */
  open: { of: { blob: Blob; notes: readonly FileNote[] }; answer: OpenedColumns };
  check: { of: { layout: Layout; columns: Columns; defaultContext: InvoiceContext }; answer: Summary };
  view: { of: RowQuery & { from: number; count: number }; answer: RowWindow };
  /** The next row with an error or warning, as a position in the rows that the query lets through. */
  next: { of: RowQuery & { after: number }; answer: number | null };
  edit: { of: { edits: readonly CellEdit[] }; answer: Summary };
  restore: { of: { row: number }; answer: Summary };
  /** What one press would do about one kind of finding. */
  fixes: { of: { code: string }; answer: KindFixes };
  /** Does it. */
  fix: { of: { code: string }; answer: { summary: Summary; fixes: readonly KindFix[] } };
  /** The reply to the provider of a row's invoice; `null`: it has no errors. */
  reply: { of: { row: number }; answer: ProviderReply | null };
  /** With the edited rows that it contains. */
  write: { of: { outcome: ExportPart }; answer: { blob: Blob; edited: number[] } };
}
export type CallName = keyof Calls;

/** The columns of a file: their names, what they are taken for, and some of their values. */
export interface OpenedColumns {
  header: string[];
  recognised: RecognisedLayout;
  samples: string[][];
}

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

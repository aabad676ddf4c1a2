import type { Columns, RecognisedLayout } from "../../lib/invoice-files/parse/layouts.ts";
import type {
  KindFixes,
  Progress,
  RowQuery,
  RowWindow,
  Summary,
} from "../../lib/invoice-files/check/check-results.ts";
import type { ProviderReply } from "../../lib/invoice-files/export/reply-message.ts";
import type { SheetChoice } from "../../lib/invoice-files/parse/workbook.ts";
import type { Problem } from "../../lib/core/problem.ts";
import type { PlanData } from "./file-plans.tsx";
import type { ExportPart } from "../../lib/invoice-files/export/write-file.ts";

export type WorkspaceState =
  | { phase: "empty" }
  | { phase: "opening"; name: string }
  | { phase: "sheets"; name: string; sheets: readonly SheetChoice[] }
  | {
      phase: "mapping";
      name: string;
      header: readonly string[];
      recognised: RecognisedLayout;
      /** Some values of each column. */
      samples: readonly (readonly string[])[];
    }
  | { phase: "checking"; name: string; progress: Progress | null }
  | {
      phase: "results";
      name: string;
      header: readonly string[];
      columns: Columns;
      /** What the file was recognised as, `null` for none of the known ones, and whether its columns were confirmed earlier. */
      layout: string | null;
      remembered: boolean;
      summary: Summary;
      query: RowQuery;
      window: RowWindow;
      /** What one press would do about the kind of finding that is shown; `null`: another filter is chosen, or it isn't known yet. */
      fixes: KindFixes | null;
      /** What the last such press did, as long as it can be undone. */
      fixed: FixedKind | null;
    };

/** Cells that were changed by one press, because of one kind of finding. */
export interface FixedKind {
  code: string;
  count: number;
  /** A file was saved since: undoing changes the rows here, not that file. */
  isSaved: boolean;
}

export interface WorkspaceAppProps {
  state: WorkspaceState;
  problem: Problem | null;
  plans: PlanData;
  now: number;
  /** Whether this tab of the workspace is in front; a key meant for another one does nothing here. */
  isShown: boolean;
  /** Opens a file of invented invoices; absent where everything is real. */
  onInvented?: (() => void) | undefined;
  /** Brings it to the front: something was dropped or pasted for it. */
  onShow: () => void;
  /** Rows whose edits would be lost, while the confirmation is shown. */
  unsavedRows: number;
  /** The file that would replace the results, while the confirmation is shown. */
  replacing?: string | null;
  onFile: (file: Blob, name: string) => void;
  onMapped: (columns: Columns) => void;
  /** Back to the column mapping. */
  onColumns: () => void;
  /** Closes the file, whatever is in progress. */
  onCancel: () => void;
  /** The person's decision on losing edits, or on replacing the results. */
  onDiscard: (lose: boolean) => void;
  /** The sheet of a workbook that is to be checked. */
  onSheet: (sheet: string) => void;
  onQuery: (query: RowQuery) => void;
  onWindow: (from: number, count: number) => void;
  /** The position of the next row with an error or warning; `null`: none. */
  onNext: (after: number) => Promise<number | null>;
  onEdit: (row: number, column: number, text: string) => void;
  onRestore: (row: number) => void;
  /** Changes every cell that one kind of finding can put right. */
  onFixKind: (code: string) => void;
  onUndoFixes: () => void;
  /** The reply to the provider of a row's invoice; `null`: it has no errors any more. */
  onReply: (row: number) => Promise<ProviderReply | null>;
  onSaveReply: (reply: ProviderReply) => void;
  onCopyReply: (reply: ProviderReply) => Promise<void>;
  onWrite: (outcome: ExportPart) => void;
  /** Retrieves the plans of these participants. Results stay as they are until the file is checked again. */
  onRetrieve: (ndisNumbers: readonly string[]) => void;
  onCheckAgain: () => void;
  onStopRetrieving: () => void;
}

import type { Columns, RecognisedLayout } from "../../lib/invoice-files/parse/layouts.ts";
import type { Progress, RowFilter, RowWindow, Summary } from "../../lib/invoice-files/check/check-results.ts";
import type { Problem } from "../../lib/core/problem.ts";
import type { PlanData } from "./file-plans.tsx";
import type { ExportPart } from "../../lib/invoice-files/export/write-file.ts";

export type WorkspaceState =
  | { phase: "empty" }
  | { phase: "opening"; name: string }
  | { phase: "mapping"; name: string; header: readonly string[]; recognised: RecognisedLayout }
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
      filter: RowFilter;
      window: RowWindow;
    };

export interface WorkspaceAppProps {
  state: WorkspaceState;
  problem: Problem | null;
  plans: PlanData;
  now: number;
  /** Whether this tab of the workspace is in front; a key meant for another one does nothing here. */
  isShown: boolean;
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
  onFilter: (filter: RowFilter) => void;
  onWindow: (from: number, count: number) => void;
  /** The position of the next row with an error or warning; `null`: none. */
  onNext: (after: number) => Promise<number | null>;
  onEdit: (row: number, column: number, text: string) => void;
  onRestore: (row: number) => void;
  onWrite: (outcome: ExportPart) => void;
  /** Retrieves the plans of these participants. Results stay as they are until the file is checked again. */
  onRetrieve: (ndisNumbers: readonly string[]) => void;
  onCheckAgain: () => void;
  onStopRetrieving: () => void;
}

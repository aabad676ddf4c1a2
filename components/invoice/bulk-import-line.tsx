import type { Problem } from "../../lib/core/problem.ts";
import { ProblemNote } from "../base/problem-note.tsx";
import { StatusBar } from "../base/status-bar.tsx";
import { isolateText } from "../../lib/core/invisible-characters.ts";

export interface BulkImportLineProps {
  /** The file chosen in the page's form. */
  file: { name: string; tooLarge: boolean } | null;
  problem: Problem | null;
  opening: boolean;
  onOpen: () => void;
}

/** A line on the CRM's bulk import page: check the file before the CRM rejects all of it. */
export function BulkImportLine({ file, problem, opening, onOpen }: BulkImportLineProps) {
  const isTransferable = file !== null && !file.tooLarge;
  return (
    <StatusBar about="check the file first" tone="pb-tone-info">
      <p class="pb-status-head">
        <span>
          {file?.tooLarge
            ? `${isolateText(file.name)} is too large to transfer. Choose it again in the tab that opens.`
            : "CareView rejects the whole file if one row has an error."}
        </span>
        <button
          type="button"
          class="pb-link"
          aria-disabled={opening}
          onClick={() => {
            if (!opening) onOpen();
          }}
        >
          {isTransferable ? `Check ${isolateText(file.name)} first` : "Check the file with Planbridge first"}
        </button>
      </p>
      {problem && <ProblemNote problem={problem} look="plain" alert />}
    </StatusBar>
  );
}

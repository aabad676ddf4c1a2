import type { Progress } from "../../lib/invoice-files/check/check-results.ts";
import { plural } from "../base/plural.ts";

export interface FileProgressProps {
  /** `null` until the first rows are read. */
  progress: Progress | null;
  onCancel: () => void;
}

/** The progress of the check, with a button to cancel it. */
export function FileProgress({ progress, onCancel }: FileProgressProps) {
  const percent = progress ? Math.floor((100 * progress.read) / Math.max(progress.size, 1)) : 0;
  return (
    <section class="pb-file-progress" aria-label="Progress">
      <p>{progress ? `Checking… ${percent}%, ${plural(progress.rows, "row")}` : "Opening the file…"}</p>
      <progress class="pb-progress" aria-label="Checking the file" max={100} value={percent} />
      <button type="button" class="pb-button" onClick={onCancel}>
        Cancel
      </button>
    </section>
  );
}

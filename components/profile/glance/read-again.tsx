import type { Problem } from "../../../lib/core/problem.ts";
import { ProblemNote } from "../../base/problem-note.tsx";
import { timeAgo } from "../../base/time-ago.ts";

/** A reading of the CRM's page that a person has asked for. */
export interface ReadingRun {
  running: boolean;
  problem: Problem | null;
}

/** What can be done with a profile that the CRM's page has told. */
export interface ProfileActions {
  reading: ReadingRun;
  /** Reads the participant's page in the CRM again. */
  onReadAgain: () => void;
  /** Opens a page of the CRM. */
  onOpen: (path: string) => void;
  /** Opens a map with the way to this address. */
  onDirections: (address: string) => void;
}

/** How old what the CRM told is, and a button that reads it again. */
export function ReadAgain({
  readAt,
  now,
  reading: { running, problem },
  onReadAgain,
}: Pick<ProfileActions, "reading" | "onReadAgain"> & {
  /** Epoch milliseconds; `null`: never. */
  readAt: number | null;
  now: number;
}) {
  return (
    <>
      <div class="pb-read-again">
        <output class="pb-hint">
          {running
            ? "Reading the page in the CRM…"
            : readAt === null
              ? "The participant's page in the CRM was never read."
              : `Read from the CRM ${timeAgo(readAt, now)}.`}
        </output>
        <button
          type="button"
          class="pb-button"
          aria-disabled={running}
          onClick={() => {
            if (!running) onReadAgain();
          }}
        >
          Read again
        </button>
      </div>
      {problem && !running && <ProblemNote problem={problem} alert />}
    </>
  );
}

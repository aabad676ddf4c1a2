import { useState } from "preact/hooks";
import type { Problem } from "../../../lib/core/problem.ts";
import { ProblemNote } from "../../base/problem-note.tsx";

export interface RowActionsProps {
  /** What the row is called, for those who hear the buttons: `Andrew Milne`. */
  name: string;
  /** Asked once before it is removed: what goes with it. */
  question: string;
  onEdit: () => void;
  onRemove: () => Promise<Problem | null>;
}

/** What can be done with a row: changed in place, or removed once it was asked. */
export function RowActions({ name, question, onEdit, onRemove }: RowActionsProps) {
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function remove(): Promise<void> {
    if (isBusy) return;
    setBusy(true);
    const refused = await onRemove();
    setBusy(false);
    setProblem(refused);
    setAsked(false);
  }

  return (
    <div class="pb-entry-actions">
      {isAsked ? (
        <>
          <p role="alert">{question}</p>
          <button type="button" class="pb-button" aria-disabled={isBusy} onClick={() => void remove()}>
            {isBusy ? "Removing…" : "Remove"}
          </button>
          <button type="button" class="pb-button" onClick={() => setAsked(false)}>
            Keep
          </button>
        </>
      ) : (
        <>
          <button type="button" class="pb-link" aria-label={`Change ${name}`} onClick={onEdit}>
            Change
          </button>
          <button type="button" class="pb-link" aria-label={`Remove ${name}`} onClick={() => setAsked(true)}>
            Remove
          </button>
        </>
      )}
      {problem && <ProblemNote problem={problem} look="plain" alert />}
    </div>
  );
}

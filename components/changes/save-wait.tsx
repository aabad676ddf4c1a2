import { useEffect, useId, useRef } from "preact/hooks";
import { type FieldChange, isDifferent } from "../../lib/domain/change/change-set.ts";
import type { Problem } from "../../lib/core/problem.ts";
import { ProblemNote } from "../base/problem-note.tsx";
import { FieldChanges } from "./review/field-changes.tsx";

export interface SaveWaitProps {
  client: string;
  category: string;
  changes: FieldChange[];
  /** Why the window couldn't be opened, or why the form isn't saved. */
  problem: Problem | null;
  /** Opens the window in which it is accepted, or brings it to the front. */
  onReview: () => void;
  onCancel: () => void;
}

/**
 * Holds the CRM's own Save until it is accepted in the extension's window (F55, F60). The only modal dialog: the form behind
 * it must not change meanwhile.
 */
export function SaveWait({ client, category, changes, problem, onReview, onCancel }: SaveWaitProps) {
  const dialog = useModal();
  const id = useId();
  return (
    <dialog
      ref={dialog}
      role="alertdialog"
      class="pb-surface pb-confirm"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-what`}
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        // Otherwise the browser would close the dialog itself.
        event.preventDefault();
        event.stopPropagation();
        onCancel();
      }}
    >
      <h2 id={`${id}-title`}>Not saved yet</h2>
      <div id={`${id}-what`} class="pb-confirm-what">
        <p>
          <strong>{client}</strong>, {category}
        </p>
        {changes.some(isDifferent) ? <FieldChanges changes={changes} /> : <p>No changes.</p>}
        <p>This form is saved once you accept it in the Planbridge window.</p>
      </div>
      {problem && <ProblemNote problem={problem} alert />}
      <div class="pb-actions">
        <button type="button" class="pb-button pb-button-main" data-start onClick={onReview}>
          Review and accept…
        </button>
        <button type="button" class="pb-button" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </dialog>
  );
}

/** Open while mounted; closing it returns the focus. */
function useModal() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    opened?.querySelector<HTMLElement>("[data-start]")?.focus();
    return () => opened?.close();
  }, []);
  return dialog;
}

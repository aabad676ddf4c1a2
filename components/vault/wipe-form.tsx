import { useState } from "preact/hooks";
import { WIPE_CONFIRMATION } from "../../lib/domain/vault/vault-view.ts";
import { TextField } from "../base/form/text-field.tsx";
import { ProblemNote } from "../base/problem-note.tsx";
import type { TaskState } from "./protection-task.ts";

export interface WipeFormProps extends TaskState {
  onWipe: () => void;
}

/** Deletes everything that is stored: the way out for a passphrase that nobody knows any more. */
export function WipeForm({ isBusy, problem, onWipe }: WipeFormProps) {
  const [typed, setTyped] = useState("");
  const [isChecked, setIsChecked] = useState(false);
  const matches = typed.trim().toLowerCase() === WIPE_CONFIRMATION;
  return (
    <form
      class="pb-form"
      aria-label="Delete everything"
      onSubmit={(event) => {
        event.preventDefault();
        setIsChecked(true);
        if (matches && !isBusy) onWipe();
      }}
    >
      <p>
        Deletes everything that Planbridge stores in this browser: the connection with its device key,
        settings, plans, results and the record of changes. Nothing is deleted in your CRM or at the NDIA. You
        then create a new device in PRODA, connect again and synchronise again.
      </p>
      <TextField
        id="pb-wipe"
        label={`Type “${WIPE_CONFIRMATION}” to confirm`}
        value={typed}
        problem={isChecked && !matches ? NOT_CONFIRMED : null}
        onInput={(value) => {
          setIsChecked(false);
          setTyped(value);
        }}
      />
      {problem && <ProblemNote problem={problem} alert />}
      <div class="pb-actions">
        <button type="submit" class="pb-button" aria-disabled={isBusy || !matches}>
          {isBusy ? "Deleting…" : "Delete everything"}
        </button>
      </div>
    </form>
  );
}

const NOT_CONFIRMED = {
  code: "wipe-not-confirmed",
  what: `This isn't “${WIPE_CONFIRMATION}”.`,
  remedy: "Nothing was deleted.",
};

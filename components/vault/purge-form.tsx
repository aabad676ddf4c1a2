import { useState } from "preact/hooks";
import { NDIS_NUMBER, normaliseNdisNumber } from "../../lib/domain/plan/identity.ts";
import { TextField } from "../base/form/text-field.tsx";
import { plural } from "../base/plural.ts";
import { ProblemNote } from "../base/problem-note.tsx";
import type { TaskState } from "./protection-task.ts";

export interface PurgeFormProps extends TaskState {
  /** How many entries the last press has deleted. */
  deleted: number;
  onPurge: (ndisNumber: string) => void;
}

/** Deletes everything about one participant. Typing the number is the confirmation. */
export function PurgeForm({ isBusy, isDone, problem, deleted, onPurge }: PurgeFormProps) {
  const [typed, setTyped] = useState("");
  const [isChecked, setIsChecked] = useState(false);
  const ndisNumber = normaliseNdisNumber(typed);
  const isValid = NDIS_NUMBER.test(ndisNumber);
  return (
    <form
      class="pb-form"
      aria-labelledby="purge-title"
      onSubmit={(event) => {
        event.preventDefault();
        setIsChecked(true);
        if (isValid && !isBusy) onPurge(ndisNumber);
      }}
    >
      <p>
        Deletes what Planbridge stores about the participant, of every CRM: retrievals, plans, results, names.
        Changes that were proposed or saved stay, with codes only, so that it stays known that something was
        changed. Nothing is deleted in your CRM or at the NDIA.
      </p>
      <TextField
        id="pb-purge"
        label="NDIS number"
        value={typed}
        problem={isChecked && !isValid ? NOT_A_NUMBER : null}
        onInput={(value) => {
          setIsChecked(false);
          setTyped(value);
        }}
      />
      {problem && <ProblemNote problem={problem} alert />}
      <div class="pb-actions">
        <button type="submit" class="pb-button" aria-disabled={isBusy}>
          {isBusy ? "Deleting…" : "Delete this participant"}
        </button>
        <output class="pb-done">{isDone ? doneText(deleted) : ""}</output>
      </div>
    </form>
  );
}

function doneText(deleted: number): string {
  return deleted === 0
    ? "Nothing is stored about this NDIS number."
    : `Deleted ${plural(deleted, "entry", "entries")}.`;
}

const NOT_A_NUMBER = {
  code: "ndis-number-malformed",
  what: "This isn't an NDIS number.",
  remedy: "Enter the nine digits only.",
};

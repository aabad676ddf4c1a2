import { useEffect, useState } from "preact/hooks";
import { formatCount } from "../../lib/core/count.ts";
import { MAX_RETENTION_DAYS, type Retention } from "../../lib/domain/vault/vault-view.ts";
import { TextField } from "../base/form/text-field.tsx";
import { ProblemNote } from "../base/problem-note.tsx";
import type { TaskState } from "./protection-task.ts";

export interface RetentionFormProps extends TaskState {
  retention: Retention;
  onSave: (retention: Retention) => void;
}

const FIELDS = [
  {
    name: "retrievalDays",
    label: "Days that retrievals are kept",
    hint: "Each plan, budget and funding period as it stood. The latest of each participant always stays.",
  },
  {
    name: "answerDays",
    label: "Days that unaltered answers are kept",
    hint: "The NDIA's answers word for word, for questions about what was sent.",
  },
] as const satisfies { name: keyof Retention; label: string; hint: string }[];

/** For how long what the NDIA sent is kept. */
export function RetentionForm({ retention, isBusy, isDone, problem, onSave }: RetentionFormProps) {
  const saved = textsOf(retention);
  const [typed, setTyped] = useState(saved);
  const [isChecked, setIsChecked] = useState(false);
  const savedAs = JSON.stringify(saved);
  useEffect(() => setTyped(JSON.parse(savedAs) as typeof saved), [savedAs]);
  const read = { retrievalDays: readDays(typed.retrievalDays), answerDays: readDays(typed.answerDays) };
  const isValid = read.retrievalDays !== undefined && read.answerDays !== undefined;
  return (
    <form
      class="pb-form"
      aria-labelledby="retention-title"
      onSubmit={(event) => {
        event.preventDefault();
        setIsChecked(true);
        const { retrievalDays, answerDays } = read;
        if (retrievalDays !== undefined && answerDays !== undefined && !isBusy)
          onSave({ retrievalDays, answerDays });
      }}
    >
      <p>Leave a field empty to keep them for good.</p>
      <div class="pb-form-grid">
        {FIELDS.map(({ name, label, hint }) => (
          <TextField
            key={name}
            id={`pb-retention-${name}`}
            label={label}
            hint={hint}
            placeholder="For good"
            value={typed[name]}
            problem={isChecked && read[name] === undefined ? NOT_DAYS : null}
            onInput={(value) => {
              setIsChecked(false);
              setTyped((now) => ({ ...now, [name]: value }));
            }}
          />
        ))}
      </div>
      {problem && <ProblemNote problem={problem} alert />}
      <div class="pb-actions">
        <button type="submit" class="pb-button" aria-disabled={isBusy}>
          {isBusy ? "Saving…" : "Save"}
        </button>
        <output class="pb-done">{isDone && isValid ? "Saved." : ""}</output>
      </div>
    </form>
  );
}

function textsOf({ retrievalDays, answerDays }: Retention) {
  return { retrievalDays: String(retrievalDays ?? ""), answerDays: String(answerDays ?? "") };
}

/** `null`: for good. `undefined`: no number of days that may be set. */
function readDays(typed: string): number | null | undefined {
  const text = typed.trim();
  if (text === "") return null;
  const days = Number(text);
  return /^\d{1,4}$/.test(text) && days >= 1 && days <= MAX_RETENTION_DAYS ? days : undefined;
}

const NOT_DAYS = {
  code: "retention-not-days",
  what: `Enter a whole number of days from 1 to ${formatCount(MAX_RETENTION_DAYS)}, or nothing.`,
  remedy: "",
};

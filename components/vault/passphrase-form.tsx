import { useEffect, useRef, useState } from "preact/hooks";
import type { Problem } from "../../lib/core/problem.ts";
import { MIN_PASSPHRASE } from "../../lib/domain/vault/vault-view.ts";
import { focusFirstInvalid } from "../base/form/error-summary.tsx";
import { fieldProblem } from "../base/form/text-field.tsx";
import { useTaskResult } from "../base/form/use-task-result.ts";
import { ProblemNote } from "../base/problem-note.tsx";
import { CURRENT, NEXT, passphraseProblem, REPEATED } from "./passphrase-problem.ts";
import type { TaskState } from "./protection-task.ts";
import { SecretField } from "./secret-field.tsx";

export interface PassphraseFormProps extends TaskState {
  /** The first passphrase: there is no current one. */
  isFirst: boolean;
  onSubmit: (next: string, current: string) => void;
}

const NOTHING = { current: "", next: "", repeated: "" };
const FIELDS = [
  { name: "current", label: CURRENT },
  { name: "next", label: NEXT },
  { name: "repeated", label: REPEATED },
] as const;
const GOOD_ONE = `At least ${MIN_PASSPHRASE} characters. Four or five words that have nothing to do with each other are strong and easy to type. Don't use a name, a date or a password of yours.`;

/** Sets or changes the passphrase. What is typed is kept nowhere but in its fields. */
export function PassphraseForm({ isFirst, isBusy, isDone, problem, onSubmit }: PassphraseFormProps) {
  const [typed, setTyped] = useState(NOTHING);
  const [invalid, setInvalid] = useState<Problem | null>(null);
  const root = useRef<HTMLFormElement>(null);
  const pressed = useTaskResult(isBusy, problem, (answer) => {
    if (answer) focusFirstInvalid(root.current);
    else setTyped(NOTHING);
  });
  useEffect(() => {
    if (invalid) focusFirstInvalid(root.current);
  }, [invalid]);

  const shown = invalid ?? problem;
  const fields = FIELDS.filter(({ name }) => !isFirst || name !== "current");
  const isOfField = fields.some(({ label }) => fieldProblem(shown, label));
  const submit = () => {
    if (isBusy) return;
    const found = passphraseProblem({ ...typed, current: isFirst ? null : typed.current });
    setInvalid(found);
    if (found) return;
    pressed();
    onSubmit(typed.next, typed.current);
  };
  return (
    <form
      ref={root}
      class="pb-form pb-passphrase"
      aria-label={isFirst ? "Set a passphrase" : "Change the passphrase"}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {fields.map(({ name, label }) => (
        <SecretField
          key={name}
          id={`pb-passphrase-${name}`}
          label={label}
          hint={name === "next" ? GOOD_ONE : undefined}
          value={typed[name]}
          problem={fieldProblem(shown, label)}
          onInput={(value) => {
            setInvalid(null);
            setTyped((now) => ({ ...now, [name]: value }));
          }}
        />
      ))}
      <p class="pb-hint">
        Nobody can recover a passphrase. If it is forgotten, everything that is stored here has to be deleted,
        and you connect a new PRODA device and synchronise again.
      </p>
      {shown && !isOfField && <ProblemNote problem={shown} alert />}
      <div class="pb-actions">
        <button type="submit" class="pb-button pb-button-main" aria-disabled={isBusy}>
          {isBusy ? "Sealing…" : isFirst ? "Set passphrase and seal" : "Change passphrase"}
        </button>
        <output class="pb-done">{isDone && !shown ? "The passphrase is changed." : ""}</output>
      </div>
    </form>
  );
}

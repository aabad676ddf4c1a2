import { useEffect, useRef, useState } from "preact/hooks";
import type { Problem } from "../../../lib/core/problem.ts";
import { focusFirstInvalid } from "../../base/form/error-summary.tsx";
import { fieldProblem } from "../../base/form/text-field.tsx";

/** Stores what was entered; why not, or `null`: it is stored. */
export type Save<Draft> = (draft: Draft) => Promise<Problem | null>;

/** The saving of one form: what is wrong stays beside its fields until the next try, and two presses store once. */
export function useEntry<Draft>(save: Save<Draft>, onDone: () => void) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // A second press may come before the first one is drawn.
  const isSaving = useRef(false);
  useEffect(() => {
    if (problem) focusFirstInvalid(form.current);
  }, [problem]);

  async function submit(draft: Draft): Promise<void> {
    if (isSaving.current) return;
    isSaving.current = true;
    setBusy(true);
    const refused = await save(draft);
    isSaving.current = false;
    setBusy(false);
    setProblem(refused);
    if (!refused) onDone();
  }

  return {
    problem,
    isBusy,
    form,
    submit: (draft: Draft) => void submit(draft),
    /** What is wrong with the field of this label. */
    about: (label: string) => fieldProblem(problem, label),
  };
}

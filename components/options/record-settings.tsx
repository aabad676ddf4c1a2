import type { Problem } from "../../lib/core/problem.ts";
import { FOCUS_START } from "../base/keep-focus.ts";
import { ProblemNote } from "../base/problem-note.tsx";

export interface RecordSettingsProps {
  /** Whether budgets of plans outside PACE are asked for; `undefined` while loading. */
  nonPaceBudgets: boolean | undefined;
  problem: Problem | null;
  onNonPaceBudgets: (isOn: boolean) => void;
}

/** What a synchronisation of a participant asks for beyond what is public. */
export function RecordSettings({ nonPaceBudgets, problem, onNonPaceBudgets }: RecordSettingsProps) {
  return (
    <section id="records" aria-labelledby="records-title">
      <h2 id="records-title" tabIndex={-1} {...{ [FOCUS_START]: "" }}>
        Participants outside PACE
      </h2>
      <p class="pb-lead">
        The NDIA hasn't published how software asks for the budgets of plans outside PACE, so Planbridge's way
        is a guess. Leave it off unless the NDIA has told your organisation that it may be used.
      </p>
      {problem && <ProblemNote problem={problem} alert />}
      <label>
        <input
          type="checkbox"
          checked={nonPaceBudgets ?? false}
          disabled={nonPaceBudgets === undefined}
          onChange={({ currentTarget }) => onNonPaceBudgets(currentTarget.checked)}
        />
        Ask the NDIA for plan budgets outside PACE
      </label>
    </section>
  );
}

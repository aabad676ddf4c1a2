import type { Problem } from "../../lib/core/problem.ts";
import type { OrganisationRole } from "../../lib/domain/record/budget-access.ts";
import { FOCUS_START } from "../base/focus/keep-focus.ts";
import { SelectField } from "../base/form/select-field.tsx";
import { ProblemNote } from "../base/problem-note.tsx";

export interface RecordSettingsProps {
  /** Whether budgets of plans outside PACE are asked for; `undefined` while loading. */
  nonPaceBudgets: boolean | undefined;
  /** What your organisation is to its participants; `undefined` while loading. */
  role: OrganisationRole | undefined;
  /** Whether calls of service bookings that aren't public are sent; `undefined` while loading. */
  unpublishedCalls: boolean | undefined;
  problem: Problem | null;
  onNonPaceBudgets: (isOn: boolean) => void;
  onUnpublishedCalls: (isOn: boolean) => void;
  onRole: (role: OrganisationRole) => void;
}

const ROLES: readonly { id: OrganisationRole; name: string }[] = [
  { id: "plan-manager", name: "Plan manager" },
  { id: "support-coordinator", name: "Support coordinator" },
];

/** What a synchronisation of a participant asks for beyond what is public. */
export function RecordSettings(props: RecordSettingsProps) {
  const { nonPaceBudgets, unpublishedCalls, role, problem } = props;
  const { onNonPaceBudgets, onUnpublishedCalls, onRole } = props;
  return (
    <section id="records" aria-labelledby="records-title">
      <h2 id="records-title" tabIndex={-1} {...{ [FOCUS_START]: "" }}>
        Participants outside PACE
      </h2>
      <p class="pb-lead">
        The NDIA hasn't published how software asks for the budgets of plans outside PACE, nor how it extends,
        shortens, approves and rejects service bookings, so Planbridge's way is a guess. Leave these off
        unless the NDIA has told your organisation that they may be used.
      </p>
      {problem && <ProblemNote problem={problem} alert />}
      <label class="pb-tick">
        <input
          type="checkbox"
          checked={nonPaceBudgets ?? false}
          disabled={nonPaceBudgets === undefined}
          onChange={({ currentTarget }) => onNonPaceBudgets(currentTarget.checked)}
        />
        Ask the NDIA for plan budgets outside PACE
      </label>
      <label class="pb-tick">
        <input
          type="checkbox"
          checked={unpublishedCalls ?? false}
          disabled={unpublishedCalls === undefined}
          onChange={({ currentTarget }) => onUnpublishedCalls(currentTarget.checked)}
        />
        Send end dates, approvals and rejections of service bookings
      </label>
      {role && (
        <SelectField
          id="pb-role"
          label="Your organisation's role"
          hint="The NDIA's conditions for plan budgets outside PACE depend on it."
          options={ROLES}
          value={role}
          onChange={onRole}
        />
      )}
    </section>
  );
}

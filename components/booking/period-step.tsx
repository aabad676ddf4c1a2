import { formatDays } from "../../lib/core/date-range.ts";
import type { Problem } from "../../lib/core/problem.ts";
import type { BookingDraft, DraftField } from "../../lib/domain/booking/booking-draft.ts";
import { BOOKING_TYPE_LABELS } from "../../lib/domain/booking/booking-fields.ts";
import type { Plan } from "../../lib/domain/plan/plan.ts";
import { DateField } from "../base/form/date-field.tsx";
import { FieldError } from "../base/form/text-field.tsx";
import { SelectField } from "../base/form/select-field.tsx";

export interface PeriodStepProps {
  draft: BookingDraft;
  /** Those outside PACE, newest first. */
  plans: readonly Plan[];
  problemOf: (field: DraftField) => Problem | undefined;
  onChange: (change: Partial<BookingDraft>) => void;
}

/** The first step: for which plan and days, and from whose money (F116, F118). */
export function PeriodStep({ draft, plans, problemOf, onChange }: PeriodStepProps) {
  const plan = plans.find(({ reference }) => reference === draft.planReference);
  return (
    <>
      <PlanChoice draft={draft} plans={plans} problemOf={problemOf} onChange={onChange} />
      <fieldset class="pb-choices">
        <legend>Period</legend>
        {plan && plan.endDate !== null && (
          <Choice
            name="period"
            label="The whole plan"
            hint={formatDays(plan)}
            isChosen={draft.period === "plan"}
            onChoose={() => onChange({ period: "plan" })}
          />
        )}
        <Choice
          name="period"
          label="Your own dates"
          isChosen={draft.period === "custom"}
          onChoose={() => onChange({ period: "custom" })}
        />
      </fieldset>
      {draft.period === "custom" && (
        <div class="pb-booking-dates">
          <DateField
            id="pb-booking-start"
            label="Start date"
            value={draft.startDate}
            problem={problemOf("start")}
            onInput={(startDate) => onChange({ startDate })}
          />
          <DateField
            id="pb-booking-end"
            label="End date"
            value={draft.endDate}
            problem={problemOf("end")}
            onInput={(endDate) => onChange({ endDate })}
          />
        </div>
      )}
      <KindChoice draft={draft} problem={problemOf("type")} onChange={onChange} />
    </>
  );
}

function PlanChoice({ draft, plans, problemOf, onChange }: PeriodStepProps) {
  const numbered = plans.filter(({ reference }) => reference !== null);
  const [first] = numbered;
  const problem = problemOf("plan");
  if (numbered.length < 2)
    return (
      <div class="pb-field">
        <p>
          <strong>Plan</strong> {first ? planName(first) : "The NDIA tells no plan with a number."}
        </p>
        {problem && <FieldError id="pb-booking-plan" problem={problem} />}
      </div>
    );
  return (
    <SelectField
      id="pb-booking-plan"
      label="Plan"
      options={numbered.map((plan) => ({ id: plan.reference ?? "", name: planName(plan) }))}
      value={draft.planReference}
      onChange={(planReference) => onChange({ planReference })}
    />
  );
}

function planName(plan: Plan): string {
  return `${plan.reference}, ${formatDays(plan)}`;
}

function KindChoice({
  draft: { type },
  problem,
  onChange,
}: Pick<PeriodStepProps, "draft" | "onChange"> & { problem: Problem | undefined }) {
  return (
    <fieldset
      class="pb-choices"
      data-invalid={problem ? "" : undefined}
      aria-describedby={problem ? "pb-booking-type-error" : undefined}
    >
      <legend>Kind</legend>
      <Choice
        name="type"
        label={BOOKING_TYPE_LABELS.standard}
        hint="Money that the NDIA manages, and your plan-management fees."
        isChosen={type === "standard"}
        onChoose={() => onChange({ type: "standard" })}
      />
      <Choice
        name="type"
        label={BOOKING_TYPE_LABELS["plan-managed"]}
        hint="Money that you pay providers from as the plan manager."
        isChosen={type === "plan-managed"}
        onChoose={() => onChange({ type: "plan-managed" })}
      />
      {problem && <FieldError id="pb-booking-type" problem={problem} />}
    </fieldset>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  hint?: string;
  isChosen: boolean;
  onChoose: () => void;
}

function Choice({ name, label, hint, isChosen, onChoose }: ChoiceProps) {
  return (
    <label class="pb-choice">
      <input type="radio" name={`pb-booking-${name}`} checked={isChosen} onChange={onChoose} />
      <span class="pb-choice-dates">{label}</span>
      {hint && <span class="pb-hint">{hint}</span>}
    </label>
  );
}

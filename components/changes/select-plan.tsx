import { useId } from "preact/hooks";
import type { PlanChoice, PlansView } from "../../lib/domain/change/plan-choices.ts";
import { formatDate } from "../../lib/core/calendar-date.ts";
import { formatOpenEndedDate } from "../sync/compared-dates.tsx";
import { InfoIcon, TickIcon, WarningIcon } from "../base/icons.tsx";
import { ProblemNote } from "../base/problem-note.tsx";
import { plural } from "../base/plural.ts";
import { Step } from "../base/step.tsx";
import { dayOf } from "../base/time-ago.ts";

export interface SelectPlanProps {
  /** `null` until retrieved. */
  plans: PlansView | null;
  /** Whether a retrieval is in progress. */
  waiting: boolean;
  /** A plan's key. */
  chosen: string | null;
  onRetrieve: () => void;
  onChoose: (key: string) => void;
  onConfirm: () => void;
}

/** The guide's steps up to the review: retrieve, choose, review (F47–F49). */
export function SelectPlan({ plans, waiting, chosen, onRetrieve, onChoose, onConfirm }: SelectPlanProps) {
  const found = plans && plans.plans.length > 0;
  return (
    <ol class="pb-steps">
      <Step number={1} title="Retrieve PACE Plan" done={plans !== null && !waiting} keepContent>
        <div class="pb-actions">
          <button
            type="button"
            class={`pb-button${plans ? "" : " pb-button-main"}`}
            aria-disabled={waiting}
            onClick={() => waiting || onRetrieve()}
          >
            Retrieve PACE Plan
          </button>
          <output class="pb-hint">{waiting ? "Retrieving from the NDIA…" : ""}</output>
        </div>
        {plans?.unchangedSince !== undefined && <UnchangedHint since={plans.unchangedSince} />}
      </Step>
      <Step number={2} title="Select Plan to Sync" done={chosen !== null} keepContent>
        {found && <Plans plans={plans.plans} chosen={chosen} onChoose={onChoose} />}
        {plans?.historyProblem && <ProblemNote problem={plans.historyProblem} />}
        {plans && !found && <p>PACE has no plan for this participant.</p>}
      </Step>
      <Step number={3} title="Review changes" done={false}>
        <p>Nothing is saved until you review and accept it.</p>
        <div class="pb-actions">
          <button
            type="button"
            class={`pb-button${chosen === null ? "" : " pb-button-main"}`}
            aria-disabled={chosen === null || waiting}
            onClick={() => chosen !== null && !waiting && onConfirm()}
          >
            Review changes
          </button>
        </div>
      </Step>
    </ol>
  );
}

/** F46: the plan steps may be skipped. */
function UnchangedHint({ since }: { since: number }) {
  return (
    <p class="pb-inline-note">
      <InfoIcon />
      No PACE change since {dayOf(since)}: you can go straight to the budgets.
    </p>
  );
}

function Plans({ plans, chosen, onChoose }: Pick<SelectPlanProps, "chosen" | "onChoose"> & PlansOf) {
  const name = useId();
  return (
    <fieldset class="pb-choices">
      <legend class="pb-unseen">Select Plan to Sync</legend>
      {plans.map((plan) => (
        <label key={plan.key} class="pb-choice">
          <input type="radio" name={name} checked={plan.key === chosen} onChange={() => onChoose(plan.key)} />
          <span class="pb-choice-dates">
            {formatDate(plan.startDate)} to {formatOpenEndedDate(plan.endDate)}
          </span>
          <PlanMark current={plan.current} />
          <span class="pb-quiet">
            {plan.budgetsProblem ? "budgets not known" : plural(plan.budgets, "budget")}
          </span>
          {plan.fits && <span class="pb-hint">{plan.fits}</span>}
          {notesOn(plan).map((note) => (
            <span key={note} class="pb-hint">
              {note}
            </span>
          ))}
        </label>
      ))}
    </fieldset>
  );
}

/** What the person should know before choosing the plan. */
function notesOn({ budgetsProblem, oddities = [] }: PlanChoice): string[] {
  const problem = budgetsProblem ? [`${budgetsProblem.what} ${budgetsProblem.remedy}`] : [];
  return [...problem, ...oddities];
}

interface PlansOf {
  plans: readonly PlanChoice[];
}

function PlanMark({ current }: Pick<PlanChoice, "current">) {
  return (
    <span class={`pb-state-chip ${current ? "pb-tone-success" : "pb-tone-warning"}`}>
      {current ? <TickIcon /> : <WarningIcon />}
      {current ? "current" : "earlier plan"}
    </span>
  );
}

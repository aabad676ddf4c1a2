import type { IsoDate } from "../../../lib/core/calendar-date.ts";
import { type DateRange, formatDays } from "../../../lib/core/date-range.ts";
import type { Problem } from "../../../lib/core/problem.ts";
import type { BudgetCondition } from "../../../lib/domain/record/budget-access.ts";
import { formatTotal } from "../../../lib/domain/record/amount.ts";
import type { BudgetView, PlanView, RecordView } from "../../../lib/domain/record/record-view.ts";
import { RECORD_WORDS } from "../../../lib/domain/record/record-words.ts";
import { type ContractDays, timelineOf } from "../../../lib/domain/record-charts/timeline.ts";
import { Disclosure } from "../../base/disclosure.tsx";
import { plural } from "../../base/plural.ts";
import { ProblemNote } from "../../base/problem-note.tsx";
import { VisibleText } from "../../base/visible-text.tsx";
import { BudgetConditions } from "../budget-conditions.tsx";
import { TimelineChart } from "../charts/timeline-chart.tsx";
import { Oddities, RecordSection } from "../record-section.tsx";
import { BudgetItem } from "./budget-item.tsx";

export interface BudgetsSectionProps {
  record: RecordView;
  contracts: readonly ContractDays[];
  /** References of contracts whose days aren't known. */
  uncompared: readonly string[];
  today: IsoDate;
  /** When the services of the invoice in front were delivered. */
  services?: readonly DateRange[] | undefined;
}

/** The budgets of the plan that runs, by who manages them, with what each allows (F93–F101). */
export function BudgetsSection({ record, contracts, uncompared, today, services }: BudgetsSectionProps) {
  const { plans, lastSync, budgetConditions = [] } = record;
  const plan = plans.find(({ current }) => current);
  const timeline = timelineOf(plans, contracts, today, services);
  return (
    <RecordSection name="budgets" title="Budgets and periods" sync={plan?.totals.sync}>
      {timeline && <TimelineChart timeline={timeline} />}
      {timeline && uncompared.length > 0 && (
        <p class="pb-hint">
          Not on the timeline until {uncompared.length === 1 ? "it was" : "they were"} compared with the NDIA:{" "}
          <VisibleText text={uncompared.join(", ")} isPublic />. Sync Active Plans does that.
        </p>
      )}
      {plan ? (
        <Budgets plan={plan} today={today} untold={untoldBy(lastSync)} conditions={budgetConditions} />
      ) : (
        <p>No plan is known, so no budgets are.</p>
      )}
      <OtherPlans plans={plans.filter((each) => each !== plan)} />
    </RecordSection>
  );
}

/** Why the last synchronisation brought no budgets. */
function untoldBy(lastSync: RecordView["lastSync"]): Problem | undefined {
  return lastSync?.parts.find(({ part }) => part === "budgets")?.problem;
}

interface BudgetsProps extends Pick<BudgetsSectionProps, "today"> {
  plan: PlanView;
  untold: Problem | undefined;
  conditions: readonly BudgetCondition[];
}

function Budgets({ plan, today, untold, conditions }: BudgetsProps) {
  const { budgets, budgetsNote, problems } = plan;
  const budgetsProblem = plan.budgetsProblem ?? (budgets === null ? untold : undefined);
  const groups = Map.groupBy(budgets ?? [], ({ rule }) => rule.label);
  return (
    <>
      <Oddities problems={problems} />
      {budgetsProblem && <ProblemNote problem={budgetsProblem} />}
      {budgets === null && !budgetsProblem && (
        <p>Budgets were never retrieved. Synchronise with Plan budgets ticked.</p>
      )}
      {budgets === null && conditions.length > 0 && <BudgetConditions conditions={conditions} />}
      {budgets?.length === 0 && <p>The NDIA lists no budgets of this plan.</p>}
      {[...groups].map(([label, group]) => (
        <section key={label} class="pb-budgets">
          <h3>{label}</h3>
          <p class="pb-hint">{group[0]?.rule.pays}</p>
          <ul>
            {group.map((budget, at) => (
              <li key={keyOf(budget, at)}>
                <BudgetItem budget={budget} isPace={plan.isPace} today={today} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {budgets !== null && <p class="pb-hint">{budgetsNote}</p>}
    </>
  );
}

/** The same budget after a refresh, so that what a person has opened stays open. */
function keyOf({ category, item, stated, startDate }: BudgetView, at: number): string {
  return [category, item, stated, startDate ?? at].join("/");
}

/** Earlier times of a PACE plan, and other plans outside it. */
function OtherPlans({ plans }: { plans: readonly PlanView[] }) {
  if (plans.length === 0) return null;
  return (
    <Disclosure title={plural(plans.length, "other plan")}>
      <ul class="pb-plans">
        {plans.map(({ startDate, endDate, sync, totals }) => (
          <li key={`${startDate} ${sync.reference}`}>
            <strong>{formatDays({ startDate, endDate })}</strong>
            <span>
              {RECORD_WORDS.approved} {formatTotal(totals.approved)}, {RECORD_WORDS.spent.toLowerCase()}{" "}
              {formatTotal(totals.spent)}
            </span>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

import { dayAt, type IsoDate } from "../../core/calendar-date.ts";
import type { Cents } from "../../core/money.ts";
import {
  availableOf,
  budgetKey,
  currentPlan,
  type Management,
  type PlanBudget,
  toldAmount,
} from "../plan/plan-budget.ts";
import type { Release } from "../record/forecast.ts";
import type { PlanRetrieval } from "../record/plan-views.ts";
import { onePerDay, type SpentOn } from "../record/weekly-spending.ts";

/** What a forecast of one PACE budget needs. */
export interface BudgetSpending {
  /** Which budgets of two retrievals are the same one. */
  key: string;
  category: string;
  management: Management | null;
  startDate: IsoDate;
  endDate: IsoDate;
  /** In cents; `null`: not told. */
  approved: Cents | null;
  remaining: Cents | null;
  /** What may be spent by the retrieval: money that isn't released doesn't count; `null`: not told. */
  available: Cents | null;
  /** Money that wasn't released yet, and the day of its release. */
  releases: Release[];
  /** What each retrieval said was spent, a day each, oldest first. */
  spentBefore: SpentOn[];
}

/** How the budgets of a participant's PACE plan are spent, for one CRM: a short copy out of all of its retrievals. */
export interface ParticipantSpending {
  site: string;
  ndisNumber: string;
  /** Epoch milliseconds. */
  retrievedAt: number;
  /** Of the plan's present time: what was spent in another one isn't spent of it. */
  planStart: IsoDate;
  budgets: BudgetSpending[];
}

/** So many days with a retrieval are kept of a budget: older weeks tell little of the next ones. */
const MAX_DAYS_KEPT = 120;

/** With a retrieval. One without budgets, or from before what is known already, changes nothing. */
export function withSpending(
  stored: ParticipantSpending | undefined,
  of: Pick<ParticipantSpending, "site" | "ndisNumber">,
  { retrievedAt, pace }: PlanRetrieval,
): ParticipantSpending | undefined {
  const plan = currentPlan(pace ?? []);
  if (!plan || plan.budgetsProblem || (stored?.retrievedAt ?? 0) > retrievedAt) return stored;
  const before = stored?.planStart === plan.startDate ? stored.budgets : [];
  return {
    ...of,
    retrievedAt,
    planStart: plan.startDate,
    budgets: plan.budgets.map((budget) => {
      const key = `${budgetKey(budget)}/${budget.startDate}`;
      const isOne = plan.budgets.filter((each) => sameKey(each, budget)).length === 1;
      const known = before.find((each) => each.key === key)?.spentBefore ?? [];
      return spendingOf(budget, { key, day: dayAt(retrievedAt), known: isOne ? known : [], isOne });
    }),
  };
}

function sameKey(a: PlanBudget, b: PlanBudget): boolean {
  return budgetKey(a) === budgetKey(b) && a.startDate === b.startDate;
}

function spendingOf(
  budget: PlanBudget,
  { key, day, known, isOne }: { key: string; day: IsoDate; known: readonly SpentOn[]; isOne: boolean },
): BudgetSpending {
  const { category, management, startDate, endDate, fundingPeriods } = budget;
  const spent = toldAmount(budget, "spent");
  const remaining = toldAmount(budget, "remaining");
  const isTold = isOne && spent !== null;
  return {
    key,
    category,
    management,
    startDate,
    endDate,
    approved: toldAmount(budget, "total"),
    remaining,
    available: remaining === null ? null : availableOf(budget),
    releases: fundingPeriods
      .filter((period) => !period.released && period.startDate <= period.endDate)
      .map((period) => ({ on: period.startDate, amount: period.amount })),
    spentBefore: onePerDay([...known, ...(isTold ? [{ on: day, spent }] : [])]).slice(-MAX_DAYS_KEPT),
  };
}

import { formatDate } from "../../core/calendar-date.ts";
import { pairRetrievals } from "../change/plan-diff.ts";
import {
  type BudgetAmount,
  type FundingPeriod,
  MANAGEMENT_STYLE,
  managementStyleOf,
  type PlanBudget,
} from "../plan/plan-budget.ts";
import { RECORD_WORDS } from "../record/record-words.ts";
import { type ComparedPart, type ComparedValue, lonePart, matchedPart } from "./compared-part.ts";

/** The budgets of one plan in two retrievals, with what was spent and remained, and their funding periods. */
export function compareBudgets(before: readonly PlanBudget[], after: readonly PlanBudget[]): ComparedPart[] {
  const { matched, added, removed } = pairRetrievals(before, after);
  return [
    ...matched.map(([old, budget]) => comparedBudget(old, budget)),
    ...added.map((budget) => loneBudget(budget, ONLY_AFTER, 0)),
    ...removed.map((budget) => loneBudget(budget, ONLY_BEFORE, 0)),
  ].map((part, at) => ({ ...part, id: `budget/${at}` }));
}

/** Which of the two retrievals has a part that the other lacks, and whether that one would tell it. */
export interface LoneSide {
  side: "before" | "after";
  isTold: boolean;
}

/** Only the earlier of the two has it, and the later one says so; or the other way round. */
const ONLY_BEFORE: LoneSide = { side: "before", isTold: true };
const ONLY_AFTER: LoneSide = { side: "after", isTold: true };

export function loneState({ side, isTold }: LoneSide): "added" | "removed" | "not-told" {
  if (!isTold) return "not-told";
  return side === "after" ? "added" : "removed";
}

/** Values that stand in one of the two alone; those that it doesn't tell are left out. */
export function loneValues(values: readonly LabelledValue[], { side, isTold }: LoneSide): ComparedValue[] {
  const missing = isTold ? null : undefined;
  return values
    .filter(({ value }) => value !== undefined)
    .map(({ label, kind, value }) =>
      side === "after"
        ? { label, kind, before: missing, after: value }
        : { label, kind, before: value, after: missing },
    );
}

/** A budget that stands in one of the two alone. */
export function loneBudget(budget: PlanBudget, side: LoneSide, at: number): ComparedPart {
  return lonePart(
    {
      id: `budget/${at}`,
      title: budgetTitle(budget),
      values: loneValues(budgetValues(budget), side),
      parts: budget.fundingPeriods.map((period, place) => lonePeriod(period, side, place)),
    },
    loneState(side),
  );
}

interface LabelledValue {
  label: string;
  kind: ComparedValue["kind"];
  value: ComparedValue["after"];
}

function comparedBudget(old: PlanBudget, budget: PlanBudget): ComparedPart {
  const isUnreadable = old.periodsUnreadable || budget.periodsUnreadable;
  return matchedPart({
    id: "",
    title: budgetTitle(budget.management === null ? { ...budget, management: old.management } : budget),
    values: pairValues(budgetValues(old), budgetValues(budget)),
    parts: isUnreadable ? [] : comparePeriods(old.fundingPeriods, budget.fundingPeriods),
    notes: isUnreadable ? ["Its funding periods can't be compared: some couldn't be read."] : [],
  });
}

/** Both lists have the same labels in the same order. What neither of them tells is left out. */
export function pairValues(
  before: readonly LabelledValue[],
  after: readonly LabelledValue[],
): ComparedValue[] {
  return after
    .map(({ label, kind, value }, at) => ({ label, kind, before: before[at]?.value, after: value }))
    .filter((pair) => pair.before !== undefined || pair.after !== undefined);
}

function budgetTitle({ category, management }: Pick<PlanBudget, "category" | "management">): string {
  return management === null ? category : `${category} (${MANAGEMENT_STYLE[management]})`;
}

function budgetValues(budget: PlanBudget): LabelledValue[] {
  const told = (name: BudgetAmount) => (budget.notTold?.includes(name) ? undefined : budget[name]);
  return [
    { label: RECORD_WORDS.approved, kind: "money", value: told("total") },
    { label: RECORD_WORDS.spent, kind: "money", value: told("spent") },
    { label: RECORD_WORDS.remaining, kind: "money", value: told("remaining") },
    { label: RECORD_WORDS.released, kind: "money", value: budget.released },
    { label: "Start date", kind: "date", value: budget.startDate },
    { label: "End date", kind: "date", value: budget.endDate },
    { label: "Management", kind: "text", value: managementStyleOf(budget) ?? undefined },
    { label: "Stated", kind: "tick", value: budget.stated ?? undefined },
    { label: "Component", kind: "text", value: budget.component ?? undefined },
  ];
}

/** A funding period is the same by the NDIA's id, or else by its first day. */
function comparePeriods(before: readonly FundingPeriod[], after: readonly FundingPeriod[]): ComparedPart[] {
  const rest = [...before];
  const parts = after.map((period, at): ComparedPart => {
    const found = rest.findIndex(({ id }) => id !== undefined && id === period.id);
    const place =
      found >= 0
        ? found
        : rest.findIndex(
            ({ id, startDate }) =>
              startDate === period.startDate && (id === undefined || period.id === undefined),
          );
    const [old] = place >= 0 ? rest.splice(place, 1) : [];
    if (!old) return lonePeriod(period, ONLY_AFTER, at);
    return matchedPart({
      id: `period/${at}`,
      title: periodTitle(period),
      values: pairValues(periodValues(old), periodValues(period)),
      parts: [],
      notes: [],
    });
  });
  return [...parts, ...rest.map((period, at) => lonePeriod(period, ONLY_BEFORE, after.length + at))];
}

function lonePeriod(period: FundingPeriod, side: LoneSide, at: number): ComparedPart {
  return lonePart(
    { id: `period/${at}`, title: periodTitle(period), values: loneValues(periodValues(period), side) },
    loneState(side),
  );
}

function periodTitle({ startDate, endDate }: FundingPeriod): string {
  return `${RECORD_WORDS.fundingPeriod} ${formatDate(startDate)} to ${formatDate(endDate)}`;
}

function periodValues({ startDate, endDate, amount, released }: FundingPeriod): LabelledValue[] {
  return [
    { label: "Amount", kind: "money", value: amount },
    { label: RECORD_WORDS.released, kind: "tick", value: released },
    { label: "Start date", kind: "date", value: startDate },
    { label: "End date", kind: "date", value: endDate },
  ];
}

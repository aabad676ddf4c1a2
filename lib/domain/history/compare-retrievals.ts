import { dayAt, formatDate } from "../../core/calendar-date.ts";
import type { Plan } from "../plan/plan.ts";
import {
  compareBudgets,
  loneBudget,
  type LoneSide,
  loneState,
  loneValues,
  pairValues,
} from "./compare-budgets.ts";
import { type ComparedPart, lonePart, matchedPart } from "./compared-part.ts";
import { type HistoryRetrieval, periodsOf, type RetrievedPeriod } from "./history-retrieval.ts";

export interface RetrievalComparison {
  /** What holds of the whole; each a sentence. */
  notes: string[];
  plans: ComparedPart[];
}

/** What differs between two retrievals of one participant. What one of them doesn't tell is no difference. */
export function compareRetrievals(before: HistoryRetrieval, after: HistoryRetrieval): RetrievalComparison {
  const { matched, onlyBefore, onlyAfter } = pairPeriods(periodsOf(before), periodsOf(after));
  const plans = [
    ...matched.map(([old, period]) => comparedPlan(old, period)),
    ...onlyAfter.map((period) => lonePlan(period, "after", before)),
    ...onlyBefore.map((period) => lonePlan(period, "before", after)),
  ];
  return {
    notes: wholeNotes(before, after),
    plans: plans.map((part, at) => ({ ...part, id: `plan/${at}` })),
  };
}

function wholeNotes(before: HistoryRetrieval, after: HistoryRetrieval): string[] {
  const moved = after.isPace ? "is on PACE now, and wasn't before" : "isn't on PACE any more";
  return [
    ...(before.isPace === after.isPace ? [] : [`This participant ${moved}.`]),
    ...(before.site !== null && after.site !== null && before.site !== after.site
      ? ["They were retrieved for two CRMs."]
      : []),
  ];
}

/**
 * Which plans are the same: outside PACE by the NDIA's reference, on PACE by their first day. A running PACE plan whose first
 * day differs is still the same where their days overlap: it was corrected.
 */
function pairPeriods(before: readonly RetrievedPeriod[], after: readonly RetrievedPeriod[]) {
  const rest = [...before];
  const matched: [RetrievedPeriod, RetrievedPeriod][] = [];
  const pair = (left: readonly RetrievedPeriod[], isSame: typeof isSamePeriod) =>
    left.filter((period) => {
      const at = rest.findIndex((old) => isSame(old, period));
      const [old] = at >= 0 ? rest.splice(at, 1) : [];
      if (old) matched.push([old, period]);
      return !old;
    });
  const onlyAfter = pair(pair(after, isSamePeriod), isCorrected);
  return { matched, onlyAfter, onlyBefore: rest };
}

function isSamePeriod({ plan: a }: RetrievedPeriod, { plan: b }: RetrievedPeriod): boolean {
  if (a.isPace !== b.isPace) return false;
  return a.isPace || a.reference === null || b.reference === null
    ? a.startDate === b.startDate
    : a.reference === b.reference;
}

function isCorrected(a: RetrievedPeriod, b: RetrievedPeriod): boolean {
  const isWithin = (one: Plan, other: Plan) => one.startDate <= (other.endDate ?? "9999-12-31");
  return a.current === true && b.current === true && isWithin(a.plan, b.plan) && isWithin(b.plan, a.plan);
}

/** Whether a retrieval without this plan says that there is none: earlier periods are told only where they were asked for. */
function isToldOf({ plan }: RetrievedPeriod, by: HistoryRetrieval): boolean {
  if (plan.isPace !== by.isPace || !by.isPace || by.history === true) return true;
  return periodsOf(by).every(({ plan: other, current }) => !current || other.startDate <= plan.startDate);
}

function comparedPlan(old: RetrievedPeriod, period: RetrievedPeriod): ComparedPart {
  const { budgets: earlier, whyUnknown: whyNotBefore } = old;
  const { budgets, whyUnknown } = period;
  const notes = [
    ...(whyNotBefore === null ? [] : [`Before: ${whyNotBefore}`]),
    ...(whyUnknown === null ? [] : [`After: ${whyUnknown}`]),
  ];
  return matchedPart({
    id: "",
    title: planTitle(period),
    values: pairValues(planValues(old), planValues(period)),
    parts: earlier && budgets ? compareBudgets(earlier, budgets) : loneBudgets(earlier, budgets),
    notes,
  });
}

/** Budgets that only one of the two tells. */
function loneBudgets(before: RetrievedPeriod["budgets"], after: RetrievedPeriod["budgets"]): ComparedPart[] {
  const side: LoneSide = { side: before ? "before" : "after", isTold: false };
  return (before ?? after ?? []).map((budget, at) => loneBudget(budget, side, at));
}

function lonePlan(period: RetrievedPeriod, of: LoneSide["side"], other: HistoryRetrieval): ComparedPart {
  const side: LoneSide = { side: of, isTold: isToldOf(period, other) };
  const on = formatDate(dayAt(other.retrievedAt));
  return lonePart(
    {
      id: "",
      title: planTitle(period),
      values: loneValues(planValues(period), side),
      parts: (period.budgets ?? []).map((budget, at) => loneBudget(budget, side, at)),
      notes: side.isTold
        ? []
        : [`Earlier periods weren't retrieved on ${on}, so nothing is said of this one.`],
    },
    loneState(side),
  );
}

export function planTitle({ plan, current }: Pick<RetrievedPeriod, "plan" | "current">): string {
  if (!plan.isPace) return plan.reference === null ? "Plan" : `Plan ${plan.reference}`;
  return current ? "PACE plan" : `Earlier period of the PACE plan from ${formatDate(plan.startDate)}`;
}

function planValues({ plan }: RetrievedPeriod) {
  return [
    { label: "Plan start date", kind: "date" as const, value: plan.startDate },
    { label: "Plan end date", kind: "date" as const, value: plan.endDate },
  ];
}

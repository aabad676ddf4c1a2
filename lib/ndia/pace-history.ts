import * as z from "zod/mini";
import { formatDate, overlapInDays } from "../core/calendar-date.ts";
import type { Plan } from "../domain/plan/plan.ts";
import type { PacePlan } from "../domain/plan/plan-budget.ts";
import { type Problem, ProblemError } from "../core/problem.ts";
import { historicalBudgetsOf } from "./pace-budgets.ts";
import { WireHistory, WirePastPlan, WirePastPlans } from "./pace-wire.ts";
import type { NdiaGet } from "./plans.ts";
import { unexpectedAnswer, dateOf, listOf, parseAnswerPart } from "./http/wire-values.ts";

// No slash at the end, unlike the paths of the current plan.
const PAST_PLANS = "ext-int-part/4.0/pace/historical/plans";
const PAST_BUDGETS = "ext-int-part/4.0/pace/historical/budgets";

/** The earlier periods of a plan. What couldn't be retrieved has a problem in its place, so that a failure never looks like an empty list. */
export interface PaceHistory {
  plans: PacePlan[];
  /** Why the list of earlier periods isn't known. */
  problem?: Problem;
  /** The answers as they came. */
  raw: unknown;
}

/** Asks for the earlier periods, each with its budgets. No `ProblemError` of theirs is thrown: the current plan stands without them. */
export async function retrieveHistory(get: NdiaGet, query: Record<string, string>): Promise<PaceHistory> {
  let raw: unknown = null;
  try {
    raw = await get(PAST_PLANS, query);
    const plans = pastPlansOf(raw);
    const periods = await Promise.all(plans.map((plan) => retrievePeriod(get, query, plan)));
    return {
      plans: periods.map(({ plan }) => plan),
      raw: { plans: raw, budgets: periods.map((period) => period.raw) },
    };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { plans: [], problem: historyNotRetrieved(error.problem), raw: { plans: raw, budgets: [] } };
  }
}

/** The list stands inside an object; a bare list, or one period without a list, is read as well. */
function pastPlansOf(result: unknown): Plan[] {
  const isNamed = typeof result === "object" && result !== null && "historical_plan" in result;
  const part = "the list of earlier plans";
  const wires = isNamed
    ? parseAnswerPart(WirePastPlans, result, part).historical_plan
    : parseAnswerPart(listOf(WirePastPlan), result, part);
  return wires.map(toPastPlan);
}

function toPastPlan(wire: z.infer<typeof WirePastPlan>): Plan {
  const startDate = dateOf("start_date of an earlier plan", wire.start_date ?? wire.plan_start_date);
  const endDate = dateOf("end_date of an earlier plan", wire.end_date ?? wire.plan_end_date);
  if (!startDate) throw unexpectedAnswer("the start_date of an earlier plan is empty");
  if (endDate && endDate < startDate)
    throw unexpectedAnswer(`an earlier plan ends ${endDate}, before it starts ${startDate}`);
  return { isPace: true, reference: null, startDate, endDate };
}

async function retrievePeriod(
  get: NdiaGet,
  query: Record<string, string>,
  plan: Plan,
): Promise<{ plan: PacePlan; raw: unknown }> {
  const base = { ...plan, current: false, budgets: [], oddities: [] };
  let raw: unknown = null;
  try {
    // The public sample names a period by its last day.
    raw = await get(PAST_BUDGETS, { ...query, plan_date: plan.endDate ?? plan.startDate });
    const entries = parseAnswerPart(WireHistory, raw, "the earlier budgets").historical_budget;
    const [fitting, ...others] = entries
      .map((entry) => ({ entry, days: sharedDays(plan, entry) }))
      .filter(({ days }) => days > 0)
      .toSorted((a, b) => b.days - a.days);
    if (!fitting) return { plan: { ...base, budgetsProblem: noFittingBudgets(plan, entries.length) }, raw };
    const { budgets, oddities } = historicalBudgetsOf(fitting.entry);
    const more =
      others.length > 0
        ? [
            `The NDIA lists more than one set of budgets for ${formatSpan(plan)}; the one that covers most of it is used.`,
          ]
        : [];
    return { plan: { ...base, budgets, oddities: [...more, ...oddities] }, raw };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { plan: { ...base, budgetsProblem: error.problem }, raw };
  }
}

/** How many days an entry of the history shares with a period of the plan. */
function sharedDays(
  plan: Plan,
  entry: { start_date?: string | null | undefined; end_date?: string | null | undefined },
): number {
  const start = dateOf("start_date of earlier budgets", entry.start_date);
  const end = dateOf("end_date of earlier budgets", entry.end_date);
  if (!start || !end) return 0;
  return overlapInDays({ start: plan.startDate, end: plan.endDate ?? "9999-12-31" }, { start, end });
}

function noFittingBudgets(plan: Plan, listed: number): Problem {
  return {
    code: "history-without-budgets",
    what:
      listed === 0
        ? `The NDIA lists no budgets for the earlier period ${formatSpan(plan)}.`
        : `The NDIA lists no budgets for the earlier period ${formatSpan(plan)}, only for other times.`,
    remedy: "Look the period up in the provider portal, or choose another plan.",
  };
}

/** What failed was only the history: that is said first. */
function historyNotRetrieved(problem: Problem): Problem {
  return { ...problem, what: `The earlier periods of this plan weren't retrieved. ${problem.what}` };
}

function formatSpan({ startDate, endDate }: Plan): string {
  return `${formatDate(startDate)} to ${endDate ? formatDate(endDate) : "an open end"}`;
}

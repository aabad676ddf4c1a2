import * as z from "zod/mini";
import { formatDate, parseIsoDate } from "../core/calendar-date.ts";
import type { Identity } from "../domain/plan/identity.ts";
import type { Plan } from "../domain/plan/plan.ts";
import type { PacePlan, PlanBudget } from "../domain/plan/plan-budget.ts";
import { type Problem, ProblemError } from "../core/problem.ts";
import { problemFrom } from "../core/problem-catalogue.ts";
import { budgetsOf } from "./pace-budgets.ts";
import { type PaceHistory, retrieveHistory } from "./pace-history.ts";
import { PROVIDER_PROBLEMS } from "./provider-problems.ts";
import { WireBudget } from "./pace-wire.ts";
import { type NdiaGet, DeterminedPlans, identityQuery, toPlan, WirePlan } from "./plans.ts";
import { parseAnswerPart } from "./http/wire-values.ts";

const PLANS = "ext-int-part/4.0/pace/plans/";
const BUDGET = "ext-int-part/5.0/pace/budget/";

export interface PaceRetrieval {
  /** The plans that the NDIA calls current, newest first, then the earlier periods that were asked for. */
  plans: PacePlan[];
  /** Why the earlier periods that were asked for aren't known. The current plan stands without them. */
  historyProblem?: Problem;
  /** The answers as they came. */
  raw: unknown;
}

/**
 * A PACE participant's plan with its budgets, and with `history` the earlier periods with theirs (F28, F36, F47).
 * Throws `ProblemError` with code `not-pace` for a participant who isn't on PACE. Whoever is once stays on it, so with
 * `isKnown` that isn't asked: it is two calls then.
 */
export async function retrievePace(
  get: NdiaGet,
  identity: Identity,
  { history, isKnown = false }: { history: boolean; isKnown?: boolean },
): Promise<PaceRetrieval> {
  const query = identityQuery(identity);
  const determined = isKnown ? null : await determinePace(get, query);
  const [plans, budget, past] = await Promise.all([
    get(PLANS, query),
    get(BUDGET, query),
    history ? retrieveHistory(get, query) : NO_HISTORY,
  ]);
  const { budgets, oddities } = budgetsOf(parseAnswerPart(WireBudget, budget, "the budget tree"));
  const wires = parseAnswerPart(z.array(WirePlan), plans, "the list of PACE plans");
  const current = wires.map((plan) => toPlan(plan, true));
  const newestFirst = current.toSorted((a, b) => b.startDate.localeCompare(a.startDate));
  // The tree has no plan id: it is the budget of the plan that its dates fit.
  const owner = newestFirst.toSorted((a, b) => fitting(budgets, b) - fitting(budgets, a))[0];
  const [newest, ...others] = newestFirst;
  const overlaps = others.some(({ endDate }) => newest && (endDate ?? "9999") >= newest.startDate);
  const more = overlaps && newest ? [overlapping(newest.startDate)] : [];
  return {
    plans: [
      ...newestFirst.map((plan): PacePlan => {
        const own = plan === owner;
        return {
          ...plan,
          current: own,
          budgets: own ? budgets : [],
          ...(own ? {} : { budgetsProblem: BUDGETS_OF_OTHER_PLAN }),
          oddities: [...more, ...(own ? oddities : [])],
        };
      }),
      ...past.plans,
    ],
    ...historyProblemOf(past, history ? firstDayOf(wires) : undefined, newest),
    raw: { determine: determined, plans, budget, past: past.raw },
  };
}

async function determinePace(get: NdiaGet, query: Record<string, string>): Promise<unknown> {
  const determined = await get("4.0/determine-participant-plan/", query);
  if (!parseAnswerPart(DeterminedPlans, determined, "the PACE flag").is_pace_plan)
    throw new ProblemError("permanent", problemFrom(PROVIDER_PROBLEMS, "not-pace"));
  return determined;
}

const NO_HISTORY: PaceHistory = { plans: [], raw: null };

/** The tree is of one plan, so nobody knows the budgets of another. */
const BUDGETS_OF_OTHER_PLAN = problemFrom(PROVIDER_PROBLEMS, "budgets-of-other-plan");

/** The first day of the plan for life, if the NDIA sends it. */
function firstDayOf(wires: readonly z.infer<typeof WirePlan>[]): string | undefined {
  const [first] = wires.flatMap(({ plan_first_start_date }) => {
    const date = typeof plan_first_start_date === "string" ? parseIsoDate(plan_first_start_date) : null;
    return date && date > "1900-01-01" ? [date] : [];
  });
  return first;
}

/** A plan that began before its present period has earlier ones: an empty list of them is reported, not taken for none. */
function historyProblemOf(
  past: PaceHistory,
  firstDay: string | undefined,
  newest: Plan | undefined,
): Pick<PaceRetrieval, "historyProblem"> {
  if (past.problem) return { historyProblem: past.problem };
  if (past.plans.length > 0 || !newest || !firstDay || firstDay >= newest.startDate) return {};
  return {
    historyProblem: {
      code: "history-empty",
      what: `The NDIA says that this plan began on ${formatDate(firstDay)}, and lists no earlier period of it.`,
      remedy: "Look the earlier periods up in the provider portal if you need them.",
    },
  };
}

/** How many of the budgets lie inside this plan. */
function fitting(budgets: readonly PlanBudget[], { startDate, endDate }: Plan): number {
  return budgets.filter(
    (budget) => budget.startDate >= startDate && budget.endDate <= (endDate ?? "9999-12-31"),
  ).length;
}

function overlapping(start: string): string {
  return `The NDIA holds another plan that runs beyond ${formatDate(start)}, when this one starts: two plans overlap.`;
}

/** Whether the earlier periods were asked for, by the answers of a retrieval as they are stored; `null`: they don't tell. */
export function isHistoryAsked(raw: unknown): boolean | null {
  if (typeof raw !== "object" || raw === null || !("past" in raw)) return null;
  return raw.past !== null;
}

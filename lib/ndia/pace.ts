import * as z from "zod/mini";
import { formatDate } from "../ndis/calendar-date.ts";
import type { Identity } from "../ndis/identity.ts";
import type { Plan } from "../ndis/plan.ts";
import type { PacePlan, PlanBudget } from "../ndis/plan-budget.ts";
import { Trouble } from "../ndis/problem.ts";
import { budgetsOf, historicalBudgetsOf, WireBudget, WireHistory } from "./pace-wire.ts";
import { type Ask, Determined, identityQuery, toPlan, WirePlan } from "./plans.ts";
import { readable } from "./wire-values.ts";

const PLANS = "ext-int-part/4.0/pace/plans/";
const BUDGET = "ext-int-part/5.0/pace/budget/";
const PAST_PLANS = "ext-int-part/4.0/pace/historical/plans/";
const PAST_BUDGETS = "ext-int-part/4.0/pace/historical/budgets/";

export interface PaceRetrieval {
  /** The plans that the NDIA calls current, newest first, then the earlier periods that were asked for. */
  plans: PacePlan[];
  /** The answers as they came. */
  raw: unknown;
}

/**
 * A PACE participant's plan with its budgets, and with `history` the earlier periods with theirs (F28, F36, F47).
 * Throws `Trouble` with code `not-pace` for a participant who isn't on PACE.
 */
export async function retrievePace(
  ask: Ask,
  identity: Identity,
  { history }: { history: boolean },
): Promise<PaceRetrieval> {
  const query = identityQuery(identity);
  const determined = await ask("4.0/determine-participant-plan/", query);
  if (!readable(Determined, determined, "the PACE flag").is_pace_plan) throw notPace();
  const [plans, budget, past] = await Promise.all([
    ask(PLANS, query),
    ask(BUDGET, query),
    history ? retrievePast(ask, query) : { plans: [], raw: null },
  ]);
  const { budgets, oddities } = budgetsOf(readable(WireBudget, budget, "the budget tree"));
  const current = readable(z.array(WirePlan), plans, "the list of PACE plans").map((plan) =>
    toPlan(plan, true),
  );
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
          oddities: [...more, ...(own ? oddities : [])],
        };
      }),
      ...past.plans,
    ],
    raw: { determine: determined, plans, budget, past: past.raw },
  };
}

async function retrievePast(ask: Ask, query: Record<string, string>): Promise<PaceRetrieval> {
  const answered = await ask(PAST_PLANS, query);
  const plans = readable(z.array(WirePlan), answered, "the list of earlier plans").map((plan) =>
    toPlan(plan, true),
  );
  const answers = await Promise.all(
    plans.map(({ startDate }) => ask(PAST_BUDGETS, { ...query, plan_date: startDate })),
  );
  return {
    plans: plans.map((plan, at) => ({
      ...plan,
      current: false,
      oddities: [],
      budgets: historicalBudgetsOf(readable(WireHistory, answers[at], "the earlier budgets"), plan.startDate),
    })),
    raw: { plans: answered, budgets: answers },
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

function notPace(): Trouble {
  return new Trouble("failed", {
    code: "not-pace",
    what: "The NDIA says that this participant isn't on PACE.",
    remedy:
      "Untick NDIS PACE Participant on the client's profile if that was a mistake; Sync Active Plans is the way for plans outside PACE.",
  });
}

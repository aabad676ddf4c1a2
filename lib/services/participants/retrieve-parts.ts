import { type Problem, ProblemError } from "../../core/problem.ts";
import type { Identity } from "../../domain/plan/identity.ts";
import type { Goal } from "../../domain/record/goal.ts";
import type { RetrievedGoals, RetrievedOfPlan, RetrievedRows } from "../../domain/record/merge-record.ts";
import type { NonPaceBudget } from "../../domain/record/non-pace-budget.ts";
import { retrievePastGoals } from "../../ndia/goal-history.ts";
import { retrieveGoals } from "../../ndia/goals.ts";
import { retrieveNonPaceBudgets } from "../../ndia/non-pace-budgets.ts";
import type { NdiaGet } from "../../ndia/plans.ts";

/** What of a request came, or why it didn't: one part that fails never loses another. */
export async function settleRows<Read extends { rows: unknown[]; unread: string[] }>(
  request: Promise<Read>,
): Promise<(Read & { problem?: never }) | { rows?: never; unread: string[]; problem: Problem }> {
  try {
    return await request;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { unread: [], problem: error.problem };
  }
}

/** The goals of these plans; `null` is the PACE plan, which has those of earlier times besides. */
export function retrieveGoalsOf(
  get: NdiaGet,
  identity: Identity,
  planReferences: readonly (string | null)[],
): Promise<RetrievedGoals[]> {
  return Promise.all(
    planReferences.map(async (planReference): Promise<RetrievedGoals> => {
      const [now, past] = await Promise.all([
        settleRows(retrieveGoals(get, identity, planReference)),
        planReference === null ? settleRows(retrievePastGoals(get, identity)) : NO_PAST_GOALS,
      ]);
      const problem = now.problem ?? past.problem;
      return {
        planReference,
        ...(now.rows ? { rows: now.rows } : {}),
        ...(past.rows ? { past: past.rows } : {}),
        unread: [...now.unread, ...past.unread],
        ...(problem ? { problem } : {}),
      };
    }),
  );
}

const NO_PAST_GOALS: RetrievedRows<Goal> = { rows: [], unread: [] };

/** The budgets of these plans outside PACE. */
export function retrieveBudgetsOf(
  get: NdiaGet,
  identity: Identity,
  planReferences: readonly string[],
): Promise<(RetrievedOfPlan<NonPaceBudget> & { planReference: string })[]> {
  return Promise.all(
    planReferences.map(async (planReference) => ({
      planReference,
      ...(await settleRows(retrieveNonPaceBudgets(get, identity, planReference))),
    })),
  );
}

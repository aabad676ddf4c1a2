import { currentPlan } from "../../domain/plan/plan-budget.ts";
import { type Plan, planKey } from "../../domain/plan/plan.ts";
import { diffPlans } from "../../domain/change/plan-diff.ts";
import { summarise } from "../../domain/record/merge-record.ts";
import type { PartSummary } from "../../domain/record/participant-record.ts";
import type { Retrieval } from "../../ndia/plans.ts";
import type { PaceSnapshot } from "../../storage/plan-repository.ts";
import type { Snapshot } from "../../storage/rows.ts";

/** What is new about the plans since they were retrieved before. */
export function summarisePlans(
  before: Pick<Snapshot, "plans"> | undefined,
  { plans }: Retrieval,
  ndisNumber: string,
): PartSummary {
  const old = new Map((before?.plans ?? []).map((plan) => [planKey(ndisNumber, plan), plan]));
  const keys = new Set(plans.map((plan) => planKey(ndisNumber, plan)));
  const differs = (a: Plan, b: Plan) => a.startDate !== b.startDate || a.endDate !== b.endDate;
  return summarise("plans", [{ rows: [...plans], unread: [] }], {
    count: plans.length,
    added: [...keys].filter((key) => !old.has(key)).length,
    removed: [...old.keys()].filter((key) => !keys.has(key)).length,
    changed: plans.filter((plan) => {
      const known = old.get(planKey(ndisNumber, plan));
      return known !== undefined && differs(known, plan);
    }).length,
  });
}

/** What is new about a PACE plan's budgets since they were retrieved before. What was spent isn't a change of the plan. */
export function summarisePaceBudgets(
  before: PaceSnapshot | undefined,
  { pace, historyProblem }: PaceSnapshot,
): PartSummary {
  const plan = currentPlan(pace);
  const old = before && currentPlan(before.pace);
  const diff = plan && old ? diffPlans(old, plan) : undefined;
  const budgets = plan?.budgets ?? [];
  const problem = plan?.budgetsProblem ?? historyProblem;
  return summarise(
    "budgets",
    [{ rows: budgets, unread: plan?.oddities ?? [], ...(problem ? { problem } : {}) }],
    {
      count: budgets.length,
      added: diff?.added.length ?? budgets.length,
      removed: diff?.removed.length ?? 0,
      changed: diff?.changed.length ?? 0,
    },
  );
}

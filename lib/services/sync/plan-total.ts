import type { IsoDate } from "../../core/calendar-date.ts";
import { currentPlan, managedTotal } from "../../domain/plan/plan-budget.ts";
import type { Cents } from "../../core/money.ts";
import type { Database } from "../../storage/database.ts";
import { newestPaceSnapshot } from "../../storage/plan-repository.ts";

/** The sum of a PACE plan's plan-managed budgets, and when they were retrieved. */
export interface PlanTotal {
  total: Cents;
  retrievedAt: number;
}

/**
 * A plan's total by the newest PACE retrieval; `undefined` when that has no budgets of this plan. A comparison of plan
 * dates retrieves no amounts: only a retrieval of the budgets does.
 */
export async function retrievedPlanTotal(
  db: Database,
  site: string,
  ndisNumber: string,
  planStart: IsoDate,
): Promise<PlanTotal | undefined> {
  const snapshot = await newestPaceSnapshot(db, site, ndisNumber);
  const plan = currentPlan(snapshot?.pace ?? []);
  if (!snapshot || !plan || plan.startDate !== planStart || plan.budgets.length === 0) return undefined;
  const total = managedTotal(plan.budgets);
  return total === null ? undefined : { total, retrievedAt: snapshot.retrievedAt };
}

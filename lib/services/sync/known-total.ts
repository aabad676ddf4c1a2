import type { IsoDate } from "../../core/calendar-date.ts";
import { currentPlan, managedTotal } from "../../domain/plan/plan-budget.ts";
import type { Cents } from "../../core/money.ts";
import type { Database } from "../../storage/database.ts";
import { newestPaceSnapshots } from "../../storage/plan-repository.ts";

/** What the plan-managed budgets of a PACE plan come to, and when that was retrieved. */
export interface KnownTotal {
  total: Cents;
  retrievedAt: number;
}

/**
 * A plan's total by the newest PACE retrieval; `undefined` where none is known of this very plan. A comparison of plan dates
 * brings no amounts: only a retrieval of the budgets does.
 */
export async function knownTotal(
  db: Database,
  ndisNumber: string,
  planStart: IsoDate,
): Promise<KnownTotal | undefined> {
  const snapshot = (await newestPaceSnapshots(db, [ndisNumber])).get(ndisNumber);
  const plan = currentPlan(snapshot?.pace ?? []);
  if (!snapshot || !plan || plan.startDate !== planStart || plan.budgets.length === 0) return undefined;
  const total = managedTotal(plan.budgets);
  return total === null ? undefined : { total, retrievedAt: snapshot.retrievedAt };
}

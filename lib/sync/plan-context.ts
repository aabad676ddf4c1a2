import type { IsoDate } from "../ndis/calendar-date.ts";
import { budgetStates } from "../ndis/invoice/context-from.ts";
import type { InvoiceContext } from "../ndis/invoice/context.ts";
import { currentPlan } from "../ndis/plan-budget.ts";
import { isActive } from "../ndis/service-contract.ts";
import type { Database } from "../store/database.ts";
import { newestPaceSnapshots, type PaceSnapshot } from "../store/plans.ts";
import type { SeenContract } from "./targets/target.ts";

/**
 * What is known of these participants from what was retrieved before, and of everybody; nobody is asked, neither the CRM nor the NDIA. Small
 * and of the database alone, so that a worker can do it: a file may hold thousands of them.
 */
export async function planContexts(
  db: Database,
  ndisNumbers: readonly string[],
  ofStrangers: InvoiceContext,
): Promise<Map<string, InvoiceContext>> {
  const snapshots = await newestPaceSnapshots(db, ndisNumbers);
  return new Map(
    Array.from(snapshots, ([ndisNumber, each]) => [
      ndisNumber,
      { ...ofStrangers, ...invoiceContext(each, undefined, ofStrangers.today, each.retrievedAt) },
    ]),
  );
}

/** What an invoice's lines are held against: the newest retrieval, and the contract as the CRM showed it at `seenAt`. */
export function invoiceContext(
  snapshot: PaceSnapshot | undefined,
  seen: SeenContract | undefined,
  today: IsoDate,
  seenAt: number,
): InvoiceContext {
  const plan = snapshot && currentPlan(snapshot.pace);
  const dates = seen && datesOf(seen);
  const budgets = budgetStates({
    ...(plan ? { plan } : {}),
    ...(seen?.budgets ? { held: seen.budgets } : {}),
    ...(dates ? { contract: dates } : {}),
    ...(seen?.delivered ? { deliveries: seen.delivered.flatMap(toDelivery) } : {}),
  });
  return {
    today,
    ...(plan || seen?.isPace !== undefined ? { isPace: plan !== undefined || seen?.isPace === true } : {}),
    ...(seen && dates ? { contract: { ...dates, active: isActive(seen.contract) } } : {}),
    ...(plan ? { plan: { startDate: plan.startDate, endDate: plan.endDate } } : {}),
    ...(plan || seen?.budgets ? { budgets } : {}),
    ...sourceOf(snapshot, seen, seenAt),
  };
}

/** A contract may begin later than its plan, when the client joined part-way. */
function datesOf({ contract }: SeenContract): { startDate: IsoDate; endDate: IsoDate } | undefined {
  const startDate = contract.startDate ?? contract.planStartDate;
  const endDate = contract.endDate ?? contract.planEndDate;
  return startDate && endDate ? { startDate, endDate } : undefined;
}

function toDelivery({ category, date, total }: NonNullable<SeenContract["delivered"]>[number]) {
  return date && total !== null ? [{ category, date, amount: total }] : [];
}

function sourceOf(
  snapshot: PaceSnapshot | undefined,
  seen: SeenContract | undefined,
  seenAt: number,
): Pick<InvoiceContext, "source"> {
  if (snapshot) return { source: { at: snapshot.retrievedAt, of: seen ? "both" : "ndia" } };
  return seen ? { source: { at: seenAt, of: "crm" } } : {};
}

import type { BudgetState, InvoiceContext } from "../model/context.ts";
import { rangeCovers, type DateRange } from "../../../core/date-range.ts";
import { addDays } from "../../../core/days.ts";

/** The contract has the category for these days, and the plan may have been extended since it was retrieved. */
export function isExtended(
  range: DateRange,
  managed: readonly BudgetState[],
  context: InvoiceContext,
): boolean {
  return managed.some(({ crm }) => crm && rangeCovers(crm, range)) && mayBeOutdated(context);
}

/** The plan ends before these days, or begins after; the contract covers them, and may be newer than what was retrieved. */
export function isPlanExtended(range: DateRange, context: InvoiceContext): boolean {
  const { contract } = context;
  return (
    isOutsidePlan(range, context) && !!contract && rangeCovers(contract, range) && mayBeOutdated(context)
  );
}

export function isOutsidePlan({ from, to }: DateRange, { plan }: InvoiceContext): boolean {
  return plan !== undefined && (from < plan.startDate || (plan.endDate !== null && to > plan.endDate));
}

/** Retrieved before today, in whatever zone today is. */
function mayBeOutdated({ source, today }: InvoiceContext): boolean {
  if (!source || source.of === "crm") return false;
  return addDays(new Date(source.at).toISOString().slice(0, 10), 1) < today;
}

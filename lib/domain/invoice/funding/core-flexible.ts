import type { IsoDate } from "../../../core/calendar-date.ts";
import type { Cents } from "../../../core/money.ts";
import { indexBudgets, isCertainlyPooled } from "./budget-index.ts";
import type { BudgetState } from "../model/context.ts";
import { rangeCovers, type DateRange, type Span } from "../../../core/date-range.ts";
import type { Ledger } from "./ledger.ts";
import { releasedAmount } from "../model/period.ts";

/**
 * What the Core Flexible categories have left together. CareView's formula isn't public: what is released by now is sure,
 * and whether money of periods that haven't begun counts too isn't. `null`: not known.
 */
export interface CoreFlexiblePool {
  released: Cents | null;
  total: Cents | null;
}

/** Those that cover all of a service's days. */
export function poolCovering(
  budgets: readonly BudgetState[],
  range: DateRange,
  today: IsoDate,
  ledger: Ledger,
): CoreFlexiblePool | undefined {
  return poolOf(
    indexBudgets(budgets).pooled.filter((budget) => rangeCovers(budget, range)),
    today,
    ledger,
  );
}

/** Those that share a day with these: any of them may pay for one service or another. */
export function poolTouching(
  budgets: readonly BudgetState[],
  days: Span,
  today: IsoDate,
  ledger: Ledger,
): CoreFlexiblePool | undefined {
  const touches = ({ startDate, endDate }: Span) => startDate <= days.endDate && endDate >= days.startDate;
  return poolOf(indexBudgets(budgets).pooled.filter(touches), today, ledger);
}

function poolOf(
  pooled: readonly BudgetState[],
  today: IsoDate,
  ledger: Ledger,
): CoreFlexiblePool | undefined {
  if (pooled.length === 0) return undefined;
  let released: Cents | null = 0;
  let total: Cents | null = 0;
  for (const budget of pooled) {
    if (!isCertainlyPooled(budget) || budget.unknown?.some((part) => part !== "periodsDelivered"))
      return { released: null, total: null };
    const spent = budget.delivered + ledger.drawnFrom(budget);
    const byNow = releasedAmount(budget, today);
    released =
      released === null || byNow === undefined ? null : released + Math.min(byNow, budget.total) - spent;
    total += budget.total - spent;
  }
  return { released, total };
}

import type { IsoDate } from "../calendar-date.ts";
import type { Cents } from "../money.ts";
import { indexOf, isPooled } from "./budget-index.ts";
import type { BudgetState } from "./context.ts";
import type { Ledger } from "./ledger.ts";
import { type Period, releasedOf } from "./period.ts";

/** Left for a service in its period, or in its category where it has none; the smaller of both. Absent: not known. */
export function ownFunds(
  budget: BudgetState,
  period: Period | undefined,
  today: IsoDate,
  ledger: Ledger,
): Cents | undefined {
  const isKnown = (part: NonNullable<BudgetState["unknown"]>[number]) => !budget.unknown?.includes(part);
  const drawn = ledger.drawnFrom(budget);
  const ofBudget =
    isKnown("total") && isKnown("delivered") ? budget.total - budget.delivered - drawn : undefined;
  if (!period) return ofBudget;
  const ofPeriod = periodFunds();
  return ofBudget === undefined || ofPeriod === undefined
    ? (ofBudget ?? ofPeriod)
    : Math.min(ofBudget, ofPeriod);

  function periodFunds(): Cents | undefined {
    if (!period) return undefined;
    if (isKnown("periodsDelivered"))
      return period.amount - period.delivered - ledger.drawnFrom(budget, period);
    // Without knowing which period paid what, all that was released so far is one.
    return isKnown("delivered") ? releasedOf(budget, today) - budget.delivered - drawn : undefined;
  }
}

/** Left in Core Flexible as a whole: `null` where that isn't known, absent for a budget that can't draw on it. */
export function poolFunds(
  budget: BudgetState,
  budgets: readonly BudgetState[],
  today: IsoDate,
  ledger: Ledger,
): Cents | null | undefined {
  if (!isPooled(budget)) return undefined;
  const { pool } = indexOf(budgets, today);
  return typeof pool === "number" ? pool - ledger.drawnFrom(budgets) : null;
}

import type { IsoDate } from "../../../core/calendar-date.ts";
import type { Cents } from "../../../core/money.ts";
import type { BudgetState } from "../model/context.ts";
import type { Ledger } from "./ledger.ts";
import { type Period, releasedAmount } from "../model/period.ts";

/** The funds left for a service in its period, or in its category where it has no periods; the smaller of the two. Absent where unknown. */
export function availableFunds(
  budget: BudgetState,
  period: Period | undefined,
  today: IsoDate,
  ledger: Ledger,
): Cents | undefined {
  const isPartKnown = (part: NonNullable<BudgetState["unknown"]>[number]) => !budget.unknown?.includes(part);
  const drawn = ledger.drawnFrom(budget);
  const ofBudget =
    isPartKnown("total") && isPartKnown("delivered") ? budget.total - budget.delivered - drawn : undefined;
  if (!period) return ofBudget;
  const ofPeriod = periodFunds();
  return ofBudget === undefined || ofPeriod === undefined
    ? (ofBudget ?? ofPeriod)
    : Math.min(ofBudget, ofPeriod);

  function periodFunds(): Cents | undefined {
    if (!period) return undefined;
    if (isPartKnown("periodsDelivered"))
      return period.amount - period.delivered - ledger.drawnFrom(budget, period);
    if (!isPartKnown("delivered")) return undefined;
    // Without knowing which period paid what, all that was released so far is one.
    const released = releasedAmount(budget, today);
    return released === undefined ? undefined : released - budget.delivered - drawn;
  }
}

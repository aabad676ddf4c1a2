import type { IsoDate } from "../../../core/calendar-date.ts";
import type { Cents } from "../../../core/money.ts";
import type { BudgetState } from "./context.ts";
import { formatSpan } from "../../../core/date-range.ts";
import { addDays } from "../../../core/days.ts";

export type Period = BudgetState["periods"][number];

/** CareView's three, by the days alone: over, begun, or still to come. */
export type PeriodStatus = "active" | "expired" | "pending";

export function periodStatusOn({ startDate, endDate }: Period, today: IsoDate): PeriodStatus {
  if (endDate < today) return "expired";
  return startDate <= today ? "active" : "pending";
}

/**
 * Money that may be spent by now: all of it where there are no periods, else that of those that have begun. `undefined`
 * where some of the periods that have begun aren't known: the money of the others would be taken for all there was.
 */
export function releasedAmount(budget: BudgetState, today: IsoDate): Cents | undefined {
  const { total, periods } = budget;
  if (periods.length === 0) return total;
  let [begun, all] = [0, 0];
  for (const period of periods) {
    all += period.amount;
    if (periodStatusOn(period, today) !== "pending") begun += period.amount;
  }
  return all === total || coverSoFar(budget, today) ? begun : undefined;
}

/** Without a gap, from the budget's first day to today or its last. */
function coverSoFar({ startDate, endDate, periods }: BudgetState, today: IsoDate): boolean {
  const last = endDate < today ? endDate : today;
  let next = startDate;
  for (const period of periods.toSorted(comparePeriodStart)) {
    if (period.startDate > next) break;
    if (period.endDate >= next) next = addDays(period.endDate, 1);
  }
  return next > last;
}

export function comparePeriodStart(a: Period, b: Period): number {
  return a.startDate < b.startDate ? -1 : Number(a.startDate > b.startDate);
}

const formattedPeriods = new WeakMap<Period, string>();

/** `from 01/07/2026 to 30/09/2026`. Cached per period: thousands of lines of a file may be in one expired period. */
export function formatPeriod(period: Period): string {
  const formatted = formattedPeriods.get(period) ?? formatSpan(period);
  formattedPeriods.set(period, formatted);
  return formatted;
}

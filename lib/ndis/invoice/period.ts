import type { IsoDate } from "../calendar-date.ts";
import type { BudgetState } from "./context.ts";

export type Period = BudgetState["periods"][number];

/** CareView's three, by the days alone: over, begun, or still to come. */
export type PeriodStatus = "active" | "expired" | "pending";

export function statusOf({ startDate, endDate }: Period, today: IsoDate): PeriodStatus {
  if (endDate < today) return "expired";
  return startDate <= today ? "active" : "pending";
}

/** Money that may be spent by now: all of it where there are no periods, else that of those that have begun. */
export function releasedOf({ total, periods }: BudgetState, today: IsoDate): number {
  if (periods.length === 0) return total;
  return periods.reduce(
    (sum, period) => (statusOf(period, today) === "pending" ? sum : sum + period.amount),
    0,
  );
}

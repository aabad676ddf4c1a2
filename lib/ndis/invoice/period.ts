import type { IsoDate } from "../calendar-date.ts";
import type { BudgetState } from "./context.ts";

export type Period = BudgetState["periods"][number];

/** CareView's three: over, spendable now, or its money isn't released yet. */
export type PeriodStatus = "active" | "expired" | "pending";

/** A period that is over is expired, whatever was said of its release; one that hasn't begun can't be spent yet. */
export function statusOf({ startDate, endDate, released }: Period, today: IsoDate): PeriodStatus {
  if (endDate < today) return "expired";
  return released && startDate <= today ? "active" : "pending";
}

/** Money that may be spent by now: all of it where there are no periods, else that of the released ones. */
export function releasedOf({ total, periods }: BudgetState, today: IsoDate): number {
  if (periods.length === 0) return total;
  return periods.reduce(
    (sum, period) => (statusOf(period, today) === "pending" ? sum : sum + period.amount),
    0,
  );
}

import type { IsoDate } from "../../../core/calendar-date.ts";
import type { BudgetState } from "../model/context.ts";
import { rangeCovers, type DateRange } from "../../../core/date-range.ts";
import { addDays } from "../../../core/days.ts";
import { comparePeriodStart, type Period } from "../model/period.ts";

/** A part of a service's days that lies in one budget, and in one of its funding periods where it has any. */
export interface Segment {
  from: IsoDate;
  to: IsoDate;
  budget: BudgetState;
  period?: Period;
}

/** The days cut where a budget or funding period ends. `undefined` where a day lies in none of them, or a cut day in two. */
export function splitByPeriod(range: DateRange, budgets: readonly BudgetState[]): Segment[] | undefined {
  const { from, to } = range;
  const single = singleSegment(range, budgets);
  if (single) return [single];
  const overlapping = budgets
    .flatMap(slotsOf)
    .filter((slot) => slot.from <= to && slot.to >= from)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
  let next = from;
  for (const slot of overlapping) {
    if (slot.from > next || (slot !== overlapping[0] && slot.from < next)) return undefined;
    next = addDays(slot.to, 1);
  }
  if (next <= to) return undefined;
  return overlapping.map((slot) => ({
    ...slot,
    from: slot.from < from ? from : slot.from,
    to: slot.to > to ? to : slot.to,
  }));
}

/** Nearly every line: all its days in one period, or in one budget without periods. */
function singleSegment(range: DateRange, budgets: readonly BudgetState[]): Segment | undefined {
  const { from, to } = range;
  for (const budget of budgets) {
    if (!rangeCovers(budget, range)) continue;
    if (budget.periods.length === 0) return { from, to, budget };
    const period = budget.periods.find((candidate) => rangeCovers(candidate, range));
    if (period) return { from, to, budget, period };
  }
  return undefined;
}

/** The budget's funding periods that have a day of these; in the order of time. */
export function periodsOverlapping({ from, to }: DateRange, budget: BudgetState): Period[] {
  return slotsOf(budget)
    .flatMap((slot) => (slot.period && slot.from <= to && slot.to >= from ? [slot.period] : []))
    .toSorted(comparePeriodStart);
}

/** A period may be longer than its budget; no more of it counts than the budget covers. */
function slotsOf(budget: BudgetState): Segment[] {
  const { startDate: from, endDate: to, periods } = budget;
  if (periods.length === 0) return [{ from, to, budget }];
  return periods
    .map((period) => ({
      from: period.startDate < from ? from : period.startDate,
      to: period.endDate > to ? to : period.endDate,
      budget,
      period,
    }))
    .filter((slot) => slot.from <= slot.to);
}

import { addToDate } from "../dates.ts";
import type { PaceBudgetSeed, PeriodSeed } from "./person.ts";

type Dated = Pick<PaceBudgetSeed, "start" | "end" | "approved">;

/** One period over the whole of the budget. */
export function onePeriod({ start, end, approved }: Dated): PeriodSeed[] {
  return [{ start, end, amount: approved, released: true }];
}

/** A period every three months from the budget's own start, as the agency counts them, released as each begins. */
export function threeMonthly({ start, end, approved }: Dated, today: string): PeriodSeed[] {
  const starts: string[] = [];
  for (let next = start; next <= end; next = addToDate(start, { months: 3 * starts.length }))
    starts.push(next);
  const share = Math.floor(approved / starts.length);
  return starts.map((from, index) => {
    const following = starts[index + 1];
    return {
      start: from,
      end: following === undefined ? end : addToDate(following, { days: -1 }),
      // The first period takes the odd cents.
      amount: index === 0 ? approved - share * (starts.length - 1) : share,
      released: from <= today,
    };
  });
}

/** Cents that may be spent so far: all of it, where nothing waits for a period. */
export function releasedOf({ approved, periods }: Pick<PaceBudgetSeed, "approved" | "periods">): number {
  if (periods.length === 0) return approved;
  return periods.reduce((sum, { amount, released }) => sum + (released ? amount : 0), 0);
}

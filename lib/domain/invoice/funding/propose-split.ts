import type { Cents } from "../../../core/money.ts";
import type { Fix } from "../model/finding.ts";
import { daysIn } from "../../../core/days.ts";
import type { InvoiceLine } from "../model/line.ts";
import type { Segment } from "./period-segments.ts";
import { allocateLargestRemainder } from "../../../core/allocate.ts";

type Part = Extract<Fix, { kind: "split" }>["parts"][number];

/** So far the parts' quantities may be moved for their totals to come out, in hundredths. */
const MAX_SHIFT_HUNDREDTHS = 6;

/**
 * The line in parts, one for each piece of its days. Quantity or hours are shared by days; the total by what each part's
 * quantity comes to at the line's rate, where that is what the line's own total comes from, else by days.
 * Hundredths and cents add up to the line's own exactly. `undefined` where a part would have nothing.
 */
export function proposeSplit(
  line: InvoiceLine,
  segments: readonly Segment[],
  total: Cents,
): Part[] | undefined {
  const days = segments.map(({ from, to }) => daysIn(from, to));
  const all = days.reduce((sum, amount) => sum + amount, 0);
  const byDays = (totalQuantity: number) =>
    allocateLargestRemainder(
      totalQuantity,
      days.map((amount) => amount * totalQuantity),
      all,
    );
  const totalQuantity = line.quantity ?? line.hours;
  const shared = totalQuantity === undefined ? undefined : byDays(totalQuantity);
  const { amounts, totals = byDays(total) } = shared
    ? atRate(shared, line.rate, total)
    : { amounts: undefined };
  if ([...(amounts ?? []), ...totals].some((amount) => amount < 1)) return undefined;
  return segments.map(({ from, to }, at) => ({
    from,
    to,
    ...(amounts ? { [line.quantity === undefined ? "hours" : "quantity"]: amounts[at] } : {}),
    total: totals[at] ?? 0,
  }));
}

/**
 * A page that multiplies by itself rounds each part to the cent, and then they may not add up. Mostly they do where a few
 * hundredths are moved from one part to another.
 */
function atRate(
  amounts: readonly number[],
  rate: Cents | undefined,
  total: Cents,
): { amounts: readonly number[]; totals?: number[] } {
  const totalQuantity = amounts.reduce((sum, amount) => sum + amount, 0);
  if (rate === undefined || !isQuantityTimesRate(total, totalQuantity * rate)) return { amounts };
  for (let shift = 0; shift <= MAX_SHIFT_HUNDREDTHS; shift += 1) {
    for (const moved of [shift, -shift]) {
      const tried = moveToFirst(amounts, moved);
      const totals = tried.map((amount) => Math.round((amount * rate) / 100));
      if (tried.every((amount) => amount > 0) && totals.reduce((sum, amount) => sum + amount, 0) === total)
        return { amounts: tried, totals };
    }
  }
  const exact = amounts.map((amount) => amount * rate);
  return { amounts, totals: allocateLargestRemainder(total, exact, 100) };
}

/** From the last part to the first, or back. */
function moveToFirst(amounts: readonly number[], moved: number): number[] {
  const last = amounts.length - 1;
  return amounts.map((amount, at) => amount + (at === 0 ? moved : 0) - (at === last ? moved : 0));
}

/** Whether this many cents are hundredths times a rate, rounded either way. */
export function isQuantityTimesRate(cents: Cents, hundredthsOfCents: number): boolean {
  return Math.abs(cents * 100 - hundredthsOfCents) < 100;
}

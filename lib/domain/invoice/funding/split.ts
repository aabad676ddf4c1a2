import type { Cents } from "../../../core/money.ts";
import type { Fix } from "../model/finding.ts";
import { daysIn } from "../../../core/days.ts";
import type { InvoiceLine } from "../model/line.ts";
import type { Segment } from "./period-segments.ts";
import { allocateLargestRemainder } from "../../../core/allocate.ts";

type Part = Extract<Fix, { kind: "split" }>["parts"][number];

/** So far the parts' quantities may be moved for their totals to come out, in hundredths. */
const FARTHEST = 6;

/**
 * The line in parts, one for each piece of its days. Quantity or hours are shared by days; the total by what each part's
 * quantity comes to at the line's rate, where that is what the line's own total comes from, else by days.
 * Hundredths and cents add up to the line's own exactly. `undefined` where a part would have nothing.
 */
export function proposeSplit(
  line: InvoiceLine,
  pieces: readonly Segment[],
  total: Cents,
): Part[] | undefined {
  const days = pieces.map(({ from, to }) => daysIn(from, to));
  const all = days.reduce((sum, each) => sum + each, 0);
  const byDays = (whole: number) =>
    allocateLargestRemainder(
      whole,
      days.map((each) => each * whole),
      all,
    );
  const whole = line.quantity ?? line.hours;
  const shared = whole === undefined ? undefined : byDays(whole);
  const { amounts, totals = byDays(total) } = shared
    ? atRate(shared, line.rate, total)
    : { amounts: undefined };
  if ([...(amounts ?? []), ...totals].some((each) => each < 1)) return undefined;
  return pieces.map(({ from, to }, at) => ({
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
  const whole = amounts.reduce((sum, each) => sum + each, 0);
  if (rate === undefined || !isQuantityTimesRate(total, whole * rate)) return { amounts };
  for (let far = 0; far <= FARTHEST; far += 1) {
    for (const moved of [far, -far]) {
      const tried = moveToFirst(amounts, moved);
      const totals = tried.map((each) => Math.round((each * rate) / 100));
      if (tried.every((each) => each > 0) && totals.reduce((sum, each) => sum + each, 0) === total)
        return { amounts: tried, totals };
    }
  }
  const exact = amounts.map((each) => each * rate);
  return { amounts, totals: allocateLargestRemainder(total, exact, 100) };
}

/** From the last part to the first, or back. */
function moveToFirst(amounts: readonly number[], moved: number): number[] {
  const last = amounts.length - 1;
  return amounts.map((each, at) => each + (at === 0 ? moved : 0) - (at === last ? moved : 0));
}

/** Whether this many cents are hundredths times a rate, rounded either way. */
export function isQuantityTimesRate(cents: Cents, hundredthsOfCents: number): boolean {
  return Math.abs(cents * 100 - hundredthsOfCents) < 100;
}

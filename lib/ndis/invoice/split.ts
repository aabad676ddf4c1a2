import type { Cents } from "../money.ts";
import type { Fix } from "./finding.ts";
import { daysIn } from "./days.ts";
import type { InvoiceLine } from "./line.ts";
import type { Piece } from "./pieces.ts";
import { shareOut } from "./share.ts";

type Part = Extract<Fix, { kind: "split" }>["parts"][number];

/**
 * The line in parts, one for each piece of its days. Quantity or hours are shared by days; the total by what each part's
 * quantity comes to at the line's rate, where that is what the line's own total comes from, else by days.
 * Hundredths and cents add up to the line's own exactly.
 */
export function splitOf(line: InvoiceLine, pieces: readonly Piece[], total: Cents): Part[] {
  const days = pieces.map(({ from, to }) => daysIn(from, to));
  const all = days.reduce((sum, each) => sum + each, 0);
  const byDays = (whole: number) =>
    shareOut(
      whole,
      days.map((each) => each * whole),
      all,
    );
  const quantities = line.quantity === undefined ? undefined : byDays(line.quantity);
  const hours = line.hours === undefined ? undefined : byDays(line.hours);
  const totals = sharesAtRate(quantities ?? hours, line, total) ?? byDays(total);
  return pieces.map(({ from, to }, at) => ({
    from,
    to,
    ...(quantities ? { quantity: quantities[at] ?? 0 } : {}),
    ...(hours ? { hours: hours[at] ?? 0 } : {}),
    total: totals[at] ?? 0,
  }));
}

function sharesAtRate(amounts: number[] | undefined, line: InvoiceLine, total: Cents): number[] | undefined {
  const { rate } = line;
  if (!amounts || rate === undefined) return undefined;
  const whole = (line.quantity ?? line.hours ?? 0) * rate;
  if (!isProduct(total, whole)) return undefined;
  return shareOut(
    total,
    amounts.map((amount) => amount * rate),
    100,
  );
}

/** Whether this many cents are hundredths times a rate, rounded either way. */
export function isProduct(cents: Cents, hundredthsOfCents: number): boolean {
  return Math.abs(cents * 100 - hundredthsOfCents) < 100;
}

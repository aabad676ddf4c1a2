import type { Hundredths } from "../../../core/hundredths.ts";
import type { Cents } from "../../../core/money.ts";
import { sumOf, type Total } from "../../record/amount.ts";
import type { Booking, BookingLine } from "../../record/booking.ts";
import { categoryLabel } from "../booking-fields.ts";

/** What people call a line: its item, or its category by number and name. */
export function lineName({ item, category, description }: BookingLine): string {
  if (item === null) return categoryLabel(category);
  return description === null ? item : `${item} ${description}`;
}

/** `null`: not told. */
export function spentOfLine({ allocated, remaining }: BookingLine): Cents | null {
  return allocated === null || remaining === null ? null : allocated - remaining;
}

export function spentOf({ lines }: Booking): Total {
  return sumOf(lines === null ? [null] : lines.map(spentOfLine));
}

/**
 * What one unit costs, to the nearest cent. A line for a whole category has the quantity 1 and its amount as the rate; `null`: not
 * told.
 */
export function rateOf({ quantity, allocated }: BookingLine): Cents | null {
  if (quantity === null || allocated === null || quantity <= 0) return null;
  return Math.round((allocated * 100) / quantity);
}

/** A quantity as people write it: `12`, `1.5`. */
export function quantityText(quantity: Hundredths): string {
  return String(quantity / 100);
}

import { formatHundredths } from "../../core/hundredths.ts";
import { formatMoney } from "../../core/money.ts";
import { supportCategory } from "../catalogue/support-category.ts";
import type { FieldChange, Value } from "../change/change-set.ts";
import type { BookingField } from "../plan/crm-field.ts";
import type { Booking, BookingType } from "../record/booking.ts";
import { type BookingLineRequest, type BookingRequest, lineAmount } from "./booking-write.ts";
import { isLineOf } from "./match-booking.ts";

/** The two kinds as people call them (F19, F116). */
export const BOOKING_TYPE_LABELS: Readonly<Record<BookingType, string>> = {
  standard: "Standard",
  "plan-managed": "Plan managed",
};

/** A booking that is to be made, as the review shows it: each line by its category or item, with its amount in cents. */
export function bookingFields({
  type,
  startDate,
  endDate,
  lines,
}: BookingRequest): FieldChange<BookingField>[] {
  const field = (name: BookingField, label: string, kind: FieldChange["kind"], after: Value) => ({
    field: name,
    label,
    kind,
    before: null,
    after,
  });
  return [
    field("booking/type", "Kind", "text", BOOKING_TYPE_LABELS[type]),
    field("booking/start", "Start Date", "date", startDate),
    field("booking/end", "End Date", "date", endDate),
    ...lines.map((line, at) => field(`booking/line/${at + 1}`, lineLabel(line), "money", lineAmount(line))),
  ];
}

/** `03 Consumables`, or the support item with its quantity and rate. */
export function lineLabel({ category, item, quantity, rate }: BookingLineRequest): string {
  if (item === null) return categoryLabel(category);
  return quantity === 100 ? item : `${item}: ${formatHundredths(quantity)} × ${formatMoney(rate)}`;
}

/** The category of one of the NDIA's codes by number and name; the code itself where it isn't known. */
export function categoryLabel(code: string): string {
  const category = supportCategory(code);
  return category ? `${String(category.number).padStart(2, "0")} ${category.name}` : code;
}

/** What the NDIA holds otherwise than it was asked for: `before` is what it holds. What it doesn't tell is no difference. */
export function bookingDifferences(request: BookingRequest, booking: Booking): FieldChange<BookingField>[] {
  const held = heldFields(request, booking);
  return bookingFields(request).flatMap((wanted) => {
    const value = held.get(wanted.field);
    return value === undefined || value === wanted.after ? [] : [{ ...wanted, before: value }];
  });
}

/** By field; without those that the NDIA doesn't tell. A line that isn't there has no amount, which is `null`. */
function heldFields(request: BookingRequest, booking: Booking): Map<BookingField, Value> {
  const { type, startDate, endDate, lines } = booking;
  const held = new Map<BookingField, Value>([["booking/start", startDate]]);
  if (type !== null) held.set("booking/type", BOOKING_TYPE_LABELS[type]);
  if (endDate !== null) held.set("booking/end", endDate);
  if (lines === null) return held;
  const left = [...lines];
  for (const [at, wanted] of request.lines.entries()) {
    const found = left.findIndex((line) => isLineOf(wanted, line));
    const [line] = found < 0 ? [] : left.splice(found, 1);
    if (!line) held.set(`booking/line/${at + 1}`, null);
    else if (line.allocated !== null) held.set(`booking/line/${at + 1}`, line.allocated);
  }
  return held;
}

import type { DatabaseSync } from "node:sqlite";
import { inTransaction, update } from "../../database/query.ts";
import type { ApiError } from "../envelope.ts";
import { findPlans } from "../participants.ts";
import { dayIn, extendSchema, positiveHundredths, readShape, reduceSchema } from "./booking-body.ts";
import { moveFunds } from "./booking-funds.ts";
import { type BookingLineRow, type BookingRow, endOf, findLines } from "./booking-rows.ts";
import { checkChangeable, fundsOf } from "./change-booking.ts";
import type { BookingWorld } from "./create-booking.ts";

type Refusal = { error: ApiError };

/** Moves the end to a later day, not after the plan's. */
export function extendEnd(
  { database, clock }: BookingWorld,
  booking: BookingRow,
  body: unknown,
): Refusal | null {
  const read = readShape(extendSchema, body);
  if ("error" in read) return read;
  const end = dayIn("end_date", read.value.end_date);
  if ("error" in end) return end;
  const refusal = checkChangeable(booking);
  if (refusal) return refusal;
  if (end.value <= endOf(booking)) return { error: "The new end date must be after the current end date" };
  const plan = findPlans(database, booking.ndis_number).find(({ plan_id }) => plan_id === booking.plan_id);
  if (!plan || end.value > plan.plan_end)
    return { error: { key: "V25", value: "Service booking dates must be within the plan dates" } };
  update(database, "record_bookings", booking.id, { revised_end: end.value, submitted: clock.today() });
  return null;
}

/**
 * Brings the end forward, once. What isn't spent goes back to the budgets, less what is held back for payment requests under
 * way. A booking may be as old as it likes.
 */
export function reduceEnd(
  { database, clock }: BookingWorld,
  booking: BookingRow,
  body: unknown,
): Refusal | null {
  const read = readShape(reduceSchema, body);
  if ("error" in read) return read;
  const end = dayIn("end_date", read.value.end_date);
  if ("error" in end) return end;
  const refusal = checkReduction(booking, end.value, clock.today());
  if (refusal) return refusal;
  const lines = findLines(database, booking);
  const kept = readKept(lines, read.value.items ?? []);
  if ("error" in kept) return kept;
  inTransaction(database, () => {
    for (const line of lines) releaseLine(database, booking, line, kept.get(line.id) ?? 0);
    update(database, "record_bookings", booking.id, {
      revised_end: end.value,
      reduced: 1,
      submitted: clock.today(),
    });
  });
  return null;
}

function checkReduction(booking: BookingRow, end: string, today: string): Refusal | null {
  if (booking.active !== 1) return { error: "Service booking is inactive" };
  if (booking.status !== "APPR") return { error: { key: "V26", value: "Service booking is not approved" } };
  if (booking.reduced === 1) return { error: { key: "V27", value: "The end date has been reduced already" } };
  if (end < today) return { error: "The new end date must not be before today" };
  if (end < booking.start_date) return { error: "The new end date must not be before the start date" };
  return end >= endOf(booking) ? { error: "The new end date must be before the current end date" } : null;
}

type Kept = { product_category: string; product_category_item: string; accrual_amount: number | string };

/** Cents to hold back, by the line's id. */
function readKept(lines: readonly BookingLineRow[], items: readonly Kept[]): Map<number, number> | Refusal {
  const kept = new Map<number, number>();
  for (const { product_category, product_category_item, accrual_amount } of items) {
    const line = lines.find(
      ({ category, item }) => category === product_category && item === product_category_item,
    );
    if (!line) return { error: { key: "V28", value: "The service booking has no such item" } };
    if (Number(accrual_amount) === 0) continue;
    const amount = positiveHundredths("accrual_amount", accrual_amount);
    if ("error" in amount) return amount;
    if (amount.value > line.remaining)
      return { error: "The accrual amount must not be more than the remaining amount" };
    kept.set(line.id, amount.value);
  }
  return kept;
}

function releaseLine(database: DatabaseSync, booking: BookingRow, line: BookingLineRow, kept: number): void {
  const released = line.remaining - kept;
  update(database, "record_booking_lines", line.id, {
    allocated: line.allocated - released,
    remaining: kept,
  });
  moveFunds(database, fundsOf(booking, line), -released);
}

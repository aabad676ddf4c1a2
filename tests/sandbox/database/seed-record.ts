import type { DatabaseSync } from "node:sqlite";
import type { BookingSeed, ParticipantSeed } from "../people/person.ts";
import { insert } from "./query.ts";

/** Writes what the agency holds of one participant besides plans and PACE budgets. */
export function seedRecord(database: DatabaseSync, { ndisNumber, record }: ParticipantSeed): void {
  const ndis_number = ndisNumber;
  if (!record.consents) insert(database, "record_consents_withheld", { ndis_number });
  for (const { planId, past, ...goal } of record.goals)
    insert(database, "record_goals", { ndis_number, plan_id: planId, past: Number(past), ...goal });
  if (record.bookingOutcome)
    insert(database, "record_booking_outcomes", { ndis_number, statuses: record.bookingOutcome });
  for (const booking of record.bookings) insertBooking(database, ndisNumber, booking);
  for (const { planId, ...budget } of record.budgets)
    insert(database, "record_plan_budgets", { ndis_number, plan_id: planId, ...budget });
}

/** Adds a booking; what is spent of a line was spent by a payment request. Gives the row's id. */
export function insertBooking(database: DatabaseSync, ndisNumber: string, booking: BookingSeed): number {
  const { revisedEnd, lines } = booking;
  const bookingId = insert(database, "record_bookings", {
    ndis_number: ndisNumber,
    plan_id: booking.planId,
    type: booking.type,
    start_date: booking.start,
    end_date: booking.end,
    revised_end: revisedEnd,
    status: booking.status,
    active: Number(booking.active),
    created_by: booking.createdBy ?? "Provider",
    granted: lines.reduce((sum, { allocated }) => sum + allocated, 0),
    reduced: Number(revisedEnd !== null && revisedEnd < booking.end),
  });
  for (const { quantity, ...line } of lines) {
    insert(database, "record_booking_lines", { booking_id: bookingId, quantity: quantity * 100, ...line });
    const amount = line.allocated - line.remaining;
    if (amount > 0) insert(database, "record_payment_requests", { booking_id: bookingId, amount });
  }
  return bookingId;
}

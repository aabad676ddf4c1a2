import type { DatabaseSync } from "node:sqlite";
import type { ParticipantSeed } from "../people/person.ts";
import { insert } from "./query.ts";

/** Writes what the agency holds of one participant besides plans and PACE budgets. */
export function seedRecord(database: DatabaseSync, { ndisNumber, record }: ParticipantSeed): void {
  const ndis_number = ndisNumber;
  if (!record.consents) insert(database, "record_consents_withheld", { ndis_number });
  for (const { planId, past, ...goal } of record.goals)
    insert(database, "record_goals", { ndis_number, plan_id: planId, past: Number(past), ...goal });
  for (const booking of record.bookings) {
    const bookingId = insert(database, "record_bookings", {
      ndis_number,
      plan_id: booking.planId,
      type: booking.type,
      start_date: booking.start,
      end_date: booking.end,
      revised_end: booking.revisedEnd,
      status: booking.status,
      active: Number(booking.active),
    });
    for (const line of booking.lines)
      insert(database, "record_booking_lines", { booking_id: bookingId, ...line });
  }
  for (const { planId, ...budget } of record.budgets)
    insert(database, "record_plan_budgets", { ndis_number, plan_id: planId, ...budget });
}

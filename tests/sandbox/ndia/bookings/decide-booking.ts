import { first, update } from "../../database/query.ts";
import type { ApiError } from "../envelope.ts";
import { approveSchema, readShape, rejectSchema } from "./booking-body.ts";
import type { BookingRow } from "./booking-rows.ts";
import { setStatus } from "./booking-statuses.ts";
import type { BookingWorld } from "./create-booking.ts";

type Refusal = { error: ApiError };

export function approveBooking(world: BookingWorld, booking: BookingRow, body: unknown): Refusal | null {
  const read = readShape(approveSchema, body);
  if ("error" in read) return read;
  return awaitsProvider(booking) ?? decide(world, booking, "APPR");
}

/** A reason that is none of the listed ones asks for words. */
export function rejectBooking(world: BookingWorld, booking: BookingRow, body: unknown): Refusal | null {
  const read = readShape(rejectSchema, body);
  if ("error" in read) return read;
  const { reject_reason_code = "", comment = "" } = read.value;
  if (/^oth/i.test(reject_reason_code) && comment.trim() === "")
    return { error: { key: "V30", value: "A comment is required for this reason" } };
  return awaitsProvider(booking) ?? decide(world, booking, "REJT");
}

/** A deleted booking stays in the lists. */
export function deleteBooking(world: BookingWorld, booking: BookingRow): Refusal | null {
  if (["DELE", "REJT", "CMPD"].includes(booking.status) || booking.active !== 1)
    return { error: "Service booking is inactive" };
  const sql = "SELECT id FROM record_payment_requests WHERE booking_id = ?";
  if (first(world.database, sql, booking.id))
    return {
      error: { key: "V34", value: "Service booking can not be deleted: payment requests exist" },
    };
  return decide(world, booking, "DELE");
}

/** Only what the agency made waits for the provider. */
function awaitsProvider({ status, created_by }: BookingRow): Refusal | null {
  return created_by === "NDIA" && ["APRO", "APRC"].includes(status)
    ? null
    : { error: { key: "V33", value: "Service booking is not awaiting provider approval" } };
}

function decide({ database, clock }: BookingWorld, booking: BookingRow, status: string): null {
  setStatus(database, booking, status);
  update(database, "record_bookings", booking.id, { submitted: clock.today() });
  return null;
}

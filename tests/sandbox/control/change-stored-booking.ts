import type { DatabaseSync } from "node:sqlite";
import { inTransaction, run, update } from "../database/query.ts";
import { moveFunds } from "../ndia/bookings/booking-funds.ts";
import { findBooking, findLines } from "../ndia/bookings/booking-rows.ts";
import { setStatus } from "../ndia/bookings/booking-statuses.ts";
import { fundsOf } from "../ndia/bookings/change-booking.ts";

/** What isn't named stays. Days as YYYY-MM-DD; `amount` in cents is the first line's, of which nothing is spent. */
export type BookingChange = {
  status?: string | undefined;
  active?: boolean | undefined;
  start?: string | undefined;
  end?: string | undefined;
  planId?: number | undefined;
  amount?: number | undefined;
  /** The booking vanishes, as none does by itself. */
  remove?: true | undefined;
};

/** Changes a booking behind everyone's back. False when there is no such booking. */
export function changeBooking(
  database: DatabaseSync,
  id: number,
  change: BookingChange,
  today: string,
): boolean {
  const booking = findBooking(database, id);
  if (!booking) return false;
  inTransaction(database, () => {
    if (change.status !== undefined) setStatus(database, booking, change.status);
    update(database, "record_bookings", booking.id, {
      active: Number(change.active ?? findBooking(database, id)?.active === 1),
      start_date: change.start ?? booking.start_date,
      revised_end: change.end ?? booking.revised_end,
      plan_id: change.planId ?? booking.plan_id,
      submitted: today,
    });
    const [line] = findLines(database, booking);
    if (change.amount !== undefined && line) {
      moveFunds(database, fundsOf(booking, line), change.amount - line.allocated);
      update(database, "record_booking_lines", line.id, {
        allocated: change.amount,
        remaining: change.amount,
      });
    }
    if (!change.remove) return;
    run(database, "DELETE FROM record_payment_requests WHERE booking_id = ?", booking.id);
    run(database, "DELETE FROM record_booking_lines WHERE booking_id = ?", booking.id);
    run(database, "DELETE FROM record_bookings WHERE id = ?", booking.id);
  });
  return true;
}

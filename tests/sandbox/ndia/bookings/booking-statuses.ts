import type { DatabaseSync } from "node:sqlite";
import type { Clock } from "../../clock.ts";
import { all, run, update } from "../../database/query.ts";
import { moveFunds } from "./booking-funds.ts";
import { type BookingRow, findLines } from "./booking-rows.ts";

/**
 * Gives each booking the status that it has come to by now: one more whenever `stepMs` have gone by. One that has ended is
 * inactive from the day after.
 */
export function moveStatuses(database: DatabaseSync, clock: Clock, stepMs: number): void {
  const now = clock.now();
  run(
    database,
    "UPDATE record_bookings SET active = 0 WHERE active = 1 AND coalesce(revised_end, end_date) < ?",
    clock.today(),
  );
  const waiting = all<BookingRow>(
    database,
    "SELECT * FROM record_bookings WHERE next_statuses <> '' AND moved_at + ? <= ?",
    stepMs,
    now,
  );
  for (const booking of waiting) {
    const statuses = booking.next_statuses.split(" ");
    const steps = stepMs === 0 ? statuses.length : Math.floor((now - booking.moved_at) / stepMs);
    const status = statuses[Math.min(steps, statuses.length) - 1] ?? booking.status;
    setStatus(database, booking, status);
    update(database, "record_bookings", booking.id, {
      next_statuses: statuses.slice(steps).join(" "),
      moved_at: booking.moved_at + steps * stepMs,
    });
  }
}

/** A booking that is refused or deleted is inactive, and what was set aside for it and isn't paid out goes back to the budgets. */
export function setStatus(database: DatabaseSync, booking: BookingRow, status: string): void {
  run(database, "UPDATE record_bookings SET status = ?, next_statuses = '' WHERE id = ?", status, booking.id);
  if (!["REJT", "DELE"].includes(status) || ["REJT", "DELE"].includes(booking.status)) return;
  run(database, "UPDATE record_bookings SET active = 0 WHERE id = ?", booking.id);
  for (const { category, item, remaining } of findLines(database, booking)) {
    const { ndis_number: ndisNumber, plan_id: planId } = booking;
    moveFunds(database, { ndisNumber, planId, category, item }, -remaining);
  }
}

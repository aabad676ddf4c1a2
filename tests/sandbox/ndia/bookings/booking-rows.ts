import type { DatabaseSync } from "node:sqlite";
import { all, first } from "../../database/query.ts";

export type BookingRow = {
  id: number;
  ndis_number: string;
  plan_id: number;
  type: string;
  start_date: string;
  end_date: string;
  revised_end: string | null;
  status: string;
  active: number;
  created_by: string;
  submitted: string | null;
  next_statuses: string;
  moved_at: number;
  granted: number;
  reduced: number;
  made_at: number | null;
};
export type BookingLineRow = {
  id: number;
  category: string;
  item: string;
  /** Hundredths. */
  quantity: number;
  allocated: number;
  remaining: number;
};

/** The agency numbers bookings apart from everything else. */
const FIRST_ID = 50_000_000;

export function bookingId({ id }: Pick<BookingRow, "id">): number {
  return FIRST_ID + id;
}

export function findBookings(database: DatabaseSync, ndisNumber: string): BookingRow[] {
  return all<BookingRow>(
    database,
    "SELECT * FROM record_bookings WHERE ndis_number = ? ORDER BY id",
    ndisNumber,
  );
}

/** By the id as it is told to the world. */
export function findBooking(database: DatabaseSync, id: number | string): BookingRow | undefined {
  return first<BookingRow>(database, "SELECT * FROM record_bookings WHERE id = ?", Number(id) - FIRST_ID);
}

export function findLines(database: DatabaseSync, { id }: Pick<BookingRow, "id">): BookingLineRow[] {
  return all<BookingLineRow>(
    database,
    "SELECT id, category, item, quantity, allocated, remaining FROM record_booking_lines WHERE booking_id = ? ORDER BY id",
    id,
  );
}

/** The last day as it is now. */
export function endOf({ end_date, revised_end }: Pick<BookingRow, "end_date" | "revised_end">): string {
  return revised_end ?? end_date;
}

/** One that holds money and dates: not refused, deleted or done. */
export function isLive({ status, active }: BookingRow): boolean {
  return active === 1 && !["REJT", "DELE", "CMPD"].includes(status);
}

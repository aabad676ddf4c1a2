import type { DatabaseSync } from "node:sqlite";
import { all } from "../database/query.ts";
import { inDollars } from "../money.ts";

type Booking = {
  id: number;
  ndis_number: string;
  plan_id: number;
  type: string;
  start_date: string;
  end_date: string;
  revised_end: string | null;
  status: string;
  active: number;
};
type BookingLine = { category: string; item: string; quantity: number; allocated: number; remaining: number };

/** What the codes are in words: public samples have both. */
const TYPES: Record<string, string> = {
  ZSAG: "Standard Service Booking",
  ZPLM: "Plan Managed Service Booking",
};
const STATUSES: Record<string, string> = {
  INPR: "In Process",
  APAP: "Awaiting Participant Approval",
  APRO: "Awaiting Provider Approval",
  APAC: "Change Awaiting Participant",
  APRC: "Change Awaiting Provider",
  REJT: "Rejected",
  APPR: "Approved",
  CMPD: "Completed",
  DELE: "Deleted",
};

/** The agency numbers bookings apart from everything else. */
const FIRST_ID = 50_000_000;

export function findBookings(database: DatabaseSync, ndisNumber: string): Booking[] {
  return all<Booking>(
    database,
    "SELECT * FROM record_bookings WHERE ndis_number = ? ORDER BY id",
    ndisNumber,
  );
}

export function bookingId({ id }: Pick<Booking, "id">): number {
  return FIRST_ID + id;
}

/** In a list type and status are codes, in a detail words. */
export function describeBooking(booking: Booking) {
  return {
    service_booking_id: bookingId(booking),
    booking_type: booking.type,
    participant: Number(booking.ndis_number),
    participant_name: "Invented Name",
    start_date: booking.start_date,
    end_date: booking.end_date,
    submitted_date: booking.start_date,
    created_by: "Provider",
    status: booking.status,
    virtual_status: booking.active === 1 ? "Active" : "Inactive",
    participant_plan_id: booking.plan_id,
    provider_comments: "",
    sandbox_undocumented: { note: "not in any public description" },
  };
}

export function describeBookingDetail(database: DatabaseSync, booking: Booking) {
  const lines = all<BookingLine>(
    database,
    "SELECT category, item, quantity, allocated, remaining FROM record_booking_lines WHERE booking_id = ? ORDER BY id",
    booking.id,
  );
  return {
    ...describeBooking(booking),
    booking_type: TYPES[booking.type] ?? booking.type,
    status: STATUSES[booking.status] ?? booking.status,
    revised_end_date: booking.revised_end ?? "0000-00-00",
    inkind_program: false,
    items: lines.map(({ category, item, quantity, allocated, remaining }) => ({
      product_category: category,
      product_category_item: item,
      product_category_item_desc: "",
      quantity,
      allocated_amount: inDollars(allocated),
      remaining_amount: inDollars(remaining),
    })),
  };
}

import type { DatabaseSync } from "node:sqlite";
import { inDollars } from "../../money.ts";
import { bookingId, type BookingRow, findLines } from "./booking-rows.ts";

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

/** In a list type and status are codes, in a detail words. */
export function describeBooking(booking: BookingRow) {
  return {
    service_booking_id: bookingId(booking),
    booking_type: booking.type,
    participant: Number(booking.ndis_number),
    participant_name: "Invented Name",
    start_date: booking.start_date,
    end_date: booking.end_date,
    submitted_date: booking.submitted ?? booking.start_date,
    created_by: booking.created_by,
    status: booking.status,
    virtual_status: booking.active === 1 ? "Active" : "Inactive",
    participant_plan_id: booking.plan_id,
    provider_comments: "",
    sandbox_undocumented: { note: "not in any public description" },
  };
}

export function describeBookingDetail(database: DatabaseSync, booking: BookingRow) {
  return {
    ...describeBooking(booking),
    booking_type: TYPES[booking.type] ?? booking.type,
    status: STATUSES[booking.status] ?? booking.status,
    revised_end_date: booking.revised_end ?? "0000-00-00",
    inkind_program: false,
    items: findLines(database, booking).map(({ category, item, quantity, allocated, remaining }) => ({
      product_category: category,
      product_category_item: item,
      product_category_item_desc: "",
      quantity: quantity / 100,
      allocated_amount: inDollars(allocated),
      remaining_amount: inDollars(remaining),
    })),
  };
}

import { withBooking } from "../../domain/booking/follow-booking.ts";
import type { BookingLink } from "../../domain/booking/booking-context.ts";
import type { Booking } from "../../domain/record/booking.ts";
import type { StoredBookings } from "../../domain/record/participant-record.ts";
import { updateBookingLink } from "../../storage/booking-link-repository.ts";
import type { Database } from "../../storage/database.ts";
import { updateParticipantRecord } from "../../storage/participant-repository.ts";

/** Keeps one booking as the NDIA has it now: on the participant's record (F125), and where its status is followed. */
export async function keepBooking(
  db: Database,
  link: Pick<BookingLink, "site" | "ndisNumber" | "clientPath"> & Partial<BookingLink>,
  booking: Booking,
  now: number,
): Promise<void> {
  await updateParticipantRecord(db, link.site, link.ndisNumber, (stored) => ({
    ...stored,
    // Without a list of all bookings, one of them isn't taken for all.
    ...(stored?.bookings ? { bookings: withOne(stored.bookings, booking) } : {}),
  }));
  await updateBookingLink(db, { site: link.site, bookingId: booking.id }, (stored) =>
    withBooking(stored, link, booking, now),
  );
}

/** In the place of its older copy. What the list alone may tell, its plan, stays; and one that was gone isn't any more. */
function withOne({ gone = [], ...stored }: StoredBookings, booking: Booking): StoredBookings {
  const known = stored.bookings.find(({ id }) => id === booking.id);
  const kept = { ...booking, planReference: booking.planReference ?? known?.planReference ?? null };
  const others = gone.filter((each) => each.booking.id !== booking.id);
  return {
    ...stored,
    bookings: known
      ? stored.bookings.map((each) => (each === known ? kept : each))
      : [...stored.bookings, kept],
    ...(others.length > 0 ? { gone: others } : {}),
  };
}

import { ProblemError } from "../../core/problem.ts";
import { failedRetrievalEvent } from "../../domain/audit/retrieval-events.ts";
import type { BookingLink } from "../../domain/booking/booking-context.ts";
import { isCheckDue, withFailedCheck } from "../../domain/booking/follow-booking.ts";
import type { NdiaGet } from "../../ndia/plans.ts";
import { retrieveBooking } from "../../ndia/service-bookings.ts";
import { listFollowedBookingLinks, updateBookingLink } from "../../storage/booking-link-repository.ts";
import type { Database } from "../../storage/database.ts";
import { keepBooking } from "./keep-booking.ts";

/** Two workers, or a page and an alarm, ask one after the other. */
const LOCK = "planbridge-follow-bookings";

/** A booking that was just asked for isn't asked for again, in ms. */
const FRESH_MS = 5_000;

export interface FollowDeps {
  db: Database;
  ndia: () => Promise<NdiaGet>;
  changed: () => void;
  now: () => number;
}

/** Asks for the status of those bookings that are due (F20, F24). Throws only what is the database's fault. */
export async function followDueBookings(deps: FollowDeps): Promise<void> {
  await navigator.locks.request(LOCK, async () => {
    const followed = await listFollowedBookingLinks(deps.db);
    const due = followed.filter((link) => isCheckDue(link, deps.now()));
    await Promise.all(due.map((link) => followOne(deps, link)));
  });
}

/** Asks for these now, because a person looks at them. */
export async function followBookings(deps: FollowDeps, links: readonly BookingLink[]): Promise<void> {
  await navigator.locks.request(LOCK, () =>
    Promise.all(
      links
        .filter(({ checkedAt }) => Math.abs(deps.now() - checkedAt) >= FRESH_MS)
        .map((link) => followOne(deps, link)),
    ),
  );
}

/** When the next one is due, in epoch milliseconds; `undefined`: none is followed. */
export async function nextFollowAt(db: Database): Promise<number | undefined> {
  const [first] = await listFollowedBookingLinks(db);
  return first?.nextCheckAt;
}

async function followOne({ db, ndia, changed, now }: FollowDeps, link: BookingLink): Promise<void> {
  try {
    const booking = await retrieveBooking(await ndia(), link.ndisNumber, link.bookingId);
    await keepBooking(db, link, booking, now());
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const { problem } = error;
    const { site, ndisNumber, bookingId: booking, clientPath: record } = link;
    const asked = { site, ndisNumber, record, parts: ["bookings"], booking } as const;
    await updateBookingLink(db, link, (stored) => withFailedCheck(stored ?? link, problem.what, now()), [
      failedRetrievalEvent(asked, problem),
    ]);
  }
  changed();
}

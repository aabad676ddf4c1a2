import { bookingDifferences } from "../../../domain/booking/booking-fields.ts";
import type { BookingRequest } from "../../../domain/booking/booking-write.ts";
import { isLive, isRequest, mayBeRequest } from "../../../domain/booking/match-booking.ts";
import type { Change } from "../../../domain/change/change.ts";
import type { RecordChange } from "../../../domain/change/change-set.ts";
import { type Problem, ProblemError } from "../../../core/problem.ts";
import type { Identity } from "../../../domain/plan/identity.ts";
import type { Booking } from "../../../domain/record/booking.ts";
import type { NdiaGet } from "../../../ndia/plans.ts";
import { retrieveBooking, retrieveBookings } from "../../../ndia/service-bookings.ts";
import { createBooking } from "../../../ndia/write-bookings.ts";
import { bookingProblem } from "./booking-problems.ts";
import { sendBooking, sentBookingFields } from "./send-booking.ts";
import type { Target, TargetDeps } from "./target.ts";

/**
 * A new service booking. The NDIA's calls carry no id of ours, so one whose answer was lost is known by what it is: the same
 * plan, kind, days and lines to the cent, and it wasn't there before (F125). One that is there already is never made again.
 */
export function bookingTarget({ bookings }: Pick<TargetDeps, "bookings">): Target {
  /** What was listed before the first of this run's bookings was sent. A record whose outcome is unknown asks again. */
  let listed: Promise<Booking[]> | undefined;
  let identity: Promise<Identity> | undefined;

  const list = async (get: NdiaGet, { set }: Change): Promise<Booking[]> => {
    const { rows, unread } = await retrieveBookings(get, set, () => false);
    // A booking that can't be read may be the same one.
    if (unread.length > 0) throw new ProblemError("permanent", bookingProblem("list-unread", unread[0]));
    return rows;
  };

  /**
   * All bookings that are what was asked for, newest last. Only those are opened that the list doesn't rule out, nor another record
   * of the change that has made them.
   */
  async function findSame(
    get: NdiaGet,
    change: Change,
    record: RecordChange,
    known: Promise<Booking[]>,
  ): Promise<Booking[]> {
    const request = requestOf(record);
    const candidates = (await known).filter(
      (each) => mayBeRequest(request, each) && !isOfOther(change, record, each.id),
    );
    const opened = await Promise.all(
      candidates.map(({ id }) => retrieveBooking(get, change.set.ndisNumber, id)),
    );
    return opened.filter((each) => isRequest(request, each));
  }

  /** What the NDIA has made of this record, however often it was sent. */
  async function findNew(get: NdiaGet, change: Change, record: RecordChange): Promise<Booking | undefined> {
    const same = await findSame(get, change, record, list(get, change));
    return same.find(({ id }) => isNew(change, id));
  }

  return {
    async write(change, record, beforeSending) {
      const request = requestOf(record);
      const mayBeOurs = change.progress[record.id]?.mayAppearTwice === true;
      const { get, send } = await bookings.ndia();
      const known = mayBeOurs ? list(get, change) : (listed ??= list(get, change));
      const same = await findSame(get, change, record, known);
      const own = mayBeOurs ? same.find(({ id }) => isNew(change, id)) : undefined;
      if (own) return { saved: true, bookingId: own.id };
      const live = same.find(isLive);
      if (live) return { saved: false, problem: bookingProblem("exists", live.id) };
      const of = await (identity ??= bookings.identityOf(change));
      await beforeSending(sentBookingFields(record));
      const outcome = await sendBooking(async () => ({ bookingId: await createBooking(send, of, request) }));
      if (outcome.saved || !("problem" in outcome)) return outcome;
      // Refused because it exists: the browser sent it twice, and the NDIA took the first one.
      const taken = await findNew(get, change, record);
      return taken ? { saved: true, bookingId: taken.id } : outcome;
    },
    async find(change, record) {
      const { get } = await bookings.ndia();
      const own = await findNew(get, change, record);
      return own && { bookingId: own.id };
    },
    async readBack(change, record) {
      const request = requestOf(record);
      const { get } = await bookings.ndia();
      const id = change.progress[record.id]?.bookingId;
      if (id === undefined) throw new ProblemError("permanent", bookingProblem("not-listed", record.title));
      // A second one comes from the browser itself, which sends a request again when a connection that it had used before breaks.
      const [booking, same] = await Promise.all([
        retrieveBooking(get, change.set.ndisNumber, id),
        findSame(get, change, record, list(get, change)),
      ]);
      await bookings.keep(change, record, booking);
      const twice = same.filter((each) => isLive(each) && isNew(change, each.id));
      const problem = problemOf(booking, twice);
      return {
        differences: bookingDifferences(request, booking),
        bookingId: id,
        ...(problem ? { problem } : {}),
      };
    },
  };
}

function problemOf({ id, status }: Booking, twice: readonly Booking[]): Problem | undefined {
  if (twice.length > 1)
    return bookingProblem(
      "twice",
      twice
        .map((each) => each.id)
        .toSorted()
        .join(", "),
    );
  return status === "REJT" ? bookingProblem("rejected", id) : undefined;
}

/** Not there before this change. */
function isNew({ bookingsBefore = [] }: Change, id: string): boolean {
  return !bookingsBefore.includes(id);
}

function isOfOther({ progress }: Change, record: RecordChange, id: string): boolean {
  return Object.entries(progress).some(([other, { bookingId }]) => other !== record.id && bookingId === id);
}

function requestOf({ booking }: RecordChange): BookingRequest {
  if (booking?.kind !== "create") throw new Error("a new booking without what is sent");
  return booking.request;
}

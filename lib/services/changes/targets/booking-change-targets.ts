import { ProblemError } from "../../../core/problem.ts";
import { type BookingWrite, lineAmount } from "../../../domain/booking/booking-write.ts";
import { isLineOf } from "../../../domain/booking/match-booking.ts";
import type { Change } from "../../../domain/change/change.ts";
import {
  type FieldChange,
  isDifferent,
  type RecordChange,
  type Value,
} from "../../../domain/change/change-set.ts";
import type { ChangeField } from "../../../domain/plan/crm-field.ts";
import type { Booking } from "../../../domain/record/booking.ts";
import type { NdiaSend } from "../../../ndia/plans.ts";
import { retrieveBooking, retrieveBookings } from "../../../ndia/service-bookings.ts";
import {
  answerBooking,
  extendBookingEnd,
  reduceBookingEnd,
} from "../../../ndia/unpublished-booking-calls.ts";
import { changeBookingLine, deleteBooking } from "../../../ndia/write-bookings.ts";
import { bookingProblem } from "./booking-problems.ts";
import { sendBooking, sentBookingFields } from "./send-booking.ts";
import type { Target, TargetDeps } from "./target.ts";

type KindOf = Exclude<BookingWrite["kind"], "create">;
type WriteOf<Kind extends KindOf> = Extract<BookingWrite, { kind: Kind; bookingId: string }>;

/** What distinguishes the changes of a booking that exists. */
interface BookingChange<Kind extends KindOf> {
  kind: Kind;
  isUnpublished?: boolean;
  send: (send: NdiaSend, write: WriteOf<Kind>) => Promise<void>;
  /** What the booking holds in the fields of the record; one that the NDIA doesn't tell is left out. */
  held: (booking: Booking, write: WriteOf<Kind>) => Map<ChangeField, Value>;
  /** Whether it is as it was to be. */
  isDone: (booking: Booking, write: WriteOf<Kind>) => boolean;
}

/** Quantity and rate of one line (F129–F132): `booking/quantity` and `booking/rate` as texts, `booking/amount` as money. */
export const bookingLineTarget = changeTarget({
  kind: "line",
  send: (send, { bookingId, type, line }) => changeBookingLine(send, bookingId, type, line),
  held: ({ lines }, { line }) => {
    const found = lines?.find((each) => isLineOf(line, each));
    return new Map<ChangeField, Value>([
      ...(found?.quantity === undefined || found.quantity === null
        ? []
        : [["booking/quantity", String(found.quantity / 100)] as const]),
      ...(found?.allocated === undefined || found.allocated === null
        ? []
        : [["booking/amount", found.allocated] as const]),
    ]);
  },
  isDone: ({ lines }, { line }) => {
    const found = lines?.find((each) => isLineOf(line, each));
    return (
      found?.allocated === lineAmount(line) && (found.quantity === null || found.quantity === line.quantity)
    );
  },
});

/** An earlier or a later end (F134–F138). */
export const bookingEndTarget = changeTarget({
  kind: "end",
  isUnpublished: true,
  send: (send, { bookingId, from, to, retained }) =>
    to < from ? reduceBookingEnd(send, bookingId, to, retained) : extendBookingEnd(send, bookingId, to),
  held: ({ endDate }) => new Map(endDate === null ? [] : [["booking/end", endDate]]),
  isDone: ({ endDate }, { to }) => endDate === to,
});

/** The provider's answer to a booking that the NDIA made (F139–F141). */
export const bookingAnswerTarget = changeTarget({
  kind: "answer",
  isUnpublished: true,
  send: (send, { bookingId, answer, reason }) => answerBooking(send, bookingId, answer, reason),
  held: () => new Map(),
  isDone: ({ status }, { answer }) =>
    answer === "reject" ? status === "REJT" : status === "APPR" || status === "CMPD" || status === "APAP",
});

/** A booking that is deleted stays, as deleted (F142). */
export const bookingDeletionTarget = changeTarget({
  kind: "deletion",
  send: (send, { bookingId }) => deleteBooking(send, bookingId),
  held: () => new Map(),
  isDone: ({ status }) => status === "DELE",
});

/** It is read again right before it is sent: what was changed since the review isn't overwritten. */
function changeTarget<Kind extends KindOf>(change: BookingChange<Kind>) {
  return ({ bookings }: Pick<TargetDeps, "bookings">): Target => {
    /** `undefined`: the NDIA doesn't list it any more. */
    const read = async ({ set }: Change, bookingId: string): Promise<Booking | undefined> => {
      const { get } = await bookings.ndia();
      try {
        return await retrieveBooking(get, set.ndisNumber, bookingId);
      } catch (error) {
        if (!(error instanceof ProblemError) || error.kind !== "permanent") throw error;
        const { rows, unread } = await retrieveBookings(get, set, () => false);
        if (unread.length > 0 || rows.some(({ id }) => id === bookingId)) throw error;
        return undefined;
      }
    };
    const isDone = (booking: Booking | undefined, write: WriteOf<Kind>) =>
      booking ? change.isDone(booking, write) : change.kind === "deletion";

    return {
      async write(of, record, beforeSending) {
        const write = writeOf(record, change.kind);
        if (change.isUnpublished && !(await bookings.sendsUnpublished()))
          return { saved: false, problem: bookingProblem("unpublished") };
        const bookingId: string = write.bookingId;
        const booking = await read(of, bookingId);
        if (isDone(booking, write)) return { saved: true, bookingId };
        if (!booking) return { saved: false, problem: bookingProblem("gone", bookingId) };
        if (isChangedSince(record, change.held(booking, write)))
          return { saved: false, problem: bookingProblem("changed-since", bookingId) };
        const { send } = await bookings.ndia();
        await beforeSending(sentBookingFields(record));
        const outcome = await sendBooking(async () => {
          await change.send(send, write);
          return { bookingId };
        });
        if (outcome.saved || !("problem" in outcome)) return outcome;
        // Refused because it was done: the browser sent it twice, and the NDIA took the first one.
        return isDone(await read(of, bookingId), write) ? { saved: true, bookingId } : outcome;
      },
      async find(of, record) {
        const write = writeOf(record, change.kind);
        const booking = await read(of, write.bookingId);
        return isDone(booking, write) ? { bookingId: write.bookingId } : undefined;
      },
      async readBack(of, record) {
        const write = writeOf(record, change.kind);
        const bookingId: string = write.bookingId;
        const booking = await read(of, bookingId);
        if (!booking)
          return isDone(booking, write)
            ? { differences: [], bookingId }
            : { differences: [], bookingId, problem: bookingProblem("gone", bookingId) };
        await bookings.keep(of, record, booking);
        const differences = differencesOf(record, change.held(booking, write));
        const isOpen = differences.length === 0 && !isDone(booking, write);
        return { differences, bookingId, ...(isOpen ? { problem: notAsSent(booking) } : {}) };
      },
    };
  };
}

function isChangedSince({ fields }: RecordChange, held: ReadonlyMap<ChangeField, Value>): boolean {
  return fields.some(({ field, before }) => {
    const value = held.get(field);
    return value !== undefined && before !== null && value !== before;
  });
}

function differencesOf({ fields }: RecordChange, held: ReadonlyMap<ChangeField, Value>): FieldChange[] {
  return fields.filter(isDifferent).flatMap((field) => {
    const value = held.get(field.field);
    return value === undefined || value === field.after ? [] : [{ ...field, before: value }];
  });
}

function notAsSent({ id, statusWord }: Booking) {
  return {
    code: "booking-not-as-sent",
    what: `The NDIA took it, and service booking ${id} is ${statusWord || "in a status that isn't told"}.`,
    remedy: "Look at the booking in the provider portal.",
  };
}

function writeOf<Kind extends KindOf>({ booking }: RecordChange, kind: Kind): WriteOf<Kind> {
  if (booking?.kind !== kind) throw new ProblemError("permanent", bookingProblem("changed-since"));
  return booking as WriteOf<Kind>;
}

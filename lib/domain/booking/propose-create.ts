import type { ChangeSet, RecordChange } from "../change/change-set.ts";
import { type BookingFacts, refusalsOf, warningsOf } from "./booking-checks.ts";
import { bookingFields, BOOKING_TYPE_LABELS, lineLabel } from "./booking-fields.ts";
import type { BookingRequest } from "./booking-write.ts";
import { checkRequest, type CheckOptions } from "./check-booking.ts";

/** A new booking as it is asked for. */
export interface NewBookingRequest extends CheckOptions {
  request: BookingRequest;
  /** Each line becomes a booking of its own (F26). */
  isSplit: boolean;
}

/** F117: stored with the acceptance. */
export const AGREED = "The participant has talked about these service bookings with you and agrees to them.";

/** The bookings that a person asked for, as a change to review (F124). Nothing that keeps one from being sent is left unsaid. */
export function proposeBookings(
  facts: BookingFacts,
  { request, isSplit, isForContract }: NewBookingRequest,
): Pick<ChangeSet, "purpose" | "records" | "warnings" | "refusals" | "declaration"> {
  const checks = checkRequest(facts, request, { isForContract });
  const requests = isSplit ? request.lines.map((line) => ({ ...request, lines: [line] })) : [request];
  return {
    purpose: "create-bookings",
    records: requests.map(toRecord),
    warnings: [...new Set(warningsOf(checks))],
    refusals: refusalsOf(checks),
    declaration: AGREED,
  };
}

function toRecord(request: BookingRequest): RecordChange {
  const [first, ...others] = request.lines;
  const { category = "", item = null } = first ?? {};
  return {
    // No two bookings of one proposal begin with the same line.
    id: `service-booking/${category}/${item ?? "all"}`,
    kind: "service-booking",
    title:
      first && others.length === 0
        ? lineLabel(first)
        : `${BOOKING_TYPE_LABELS[request.type]} booking of ${request.lines.length} lines`,
    group: "change",
    action: "create",
    fields: bookingFields(request),
    booking: { kind: "create", request },
    warnings: [],
  };
}

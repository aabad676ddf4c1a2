import type { Booking, BookingLine } from "../record/booking.ts";
import { type BookingLineRequest, type BookingRequest, lineAmount } from "./booking-write.ts";

/** The NDIA says that such a booking is no more, or never came to be. */
const ENDED: ReadonlySet<Booking["status"]> = new Set(["REJT", "DELE"]);

/** Whether a booking counts against another of the same kind; one whose status isn't known may. */
export function isLive({ status }: Pick<Booking, "status">): boolean {
  return !ENDED.has(status);
}

/** Whether the list alone rules a booking out as the one that was asked for: it tells plan, kind and days, and no lines. */
export function mayBeRequest(
  { type, planReference, startDate, endDate }: BookingRequest,
  booking: Booking,
): boolean {
  return (
    booking.startDate === startDate &&
    (booking.endDate === null || booking.endDate === endDate) &&
    (booking.type === null || booking.type === type) &&
    (booking.planReference === null || booking.planReference === planReference)
  );
}

/** Whether this booking is what was asked for: plan, kind, days, and each line to the cent. What isn't told is no difference. */
export function isRequest(request: BookingRequest, booking: Booking): boolean {
  return (
    mayBeRequest(request, booking) && booking.lines !== null && haveSameLines(request.lines, booking.lines)
  );
}

function haveSameLines(wanted: readonly BookingLineRequest[], held: readonly BookingLine[]): boolean {
  const left = [...held];
  return (
    wanted.length === held.length &&
    wanted.every((line) => {
      const at = left.findIndex((each) => isSameLine(line, each));
      if (at < 0) return false;
      left.splice(at, 1);
      return true;
    })
  );
}

function isSameLine(wanted: BookingLineRequest, held: BookingLine): boolean {
  return isLineOf(wanted, held) && (held.allocated === null || held.allocated === lineAmount(wanted));
}

/** Whether both are for the same category or item. */
export function isLineOf(
  { category, item }: Pick<BookingLineRequest, "category" | "item">,
  held: Pick<BookingLine, "category" | "item">,
): boolean {
  return held.item === item && (item !== null || held.category === category.toUpperCase());
}

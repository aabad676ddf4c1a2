import type { IsoDate } from "../../core/calendar-date.ts";
import type { Booking, BookingType } from "../record/booking.ts";
import { categoryCode } from "./booking-category.ts";
import { isLive } from "./match-booking.ts";
import type { LineTarget } from "./booking-draft.ts";

/** Whether a booking still sets money aside; `null`: not told. */
function setsAside(booking: Booking): boolean | null {
  if (booking.isActive === false || !isLive(booking)) return false;
  return booking.status === null ? null : true;
}

/**
 * How a booking that is there stands to a line of a new one. `same`: the NDIA has it already for the same category and item in
 * those days, and refuses a second. `perhaps`: what is told doesn't rule it out.
 */
export interface Overlap {
  booking: Booking;
  certainty: "same" | "perhaps";
}

export interface BookedPeriod {
  type: BookingType;
  startDate: IsoDate;
  endDate: IsoDate;
}

/** The bookings that a new line would overlap. One kind doesn't stand in the way of the other. */
export function findOverlaps(
  bookings: readonly Booking[],
  period: BookedPeriod,
  line: LineTarget,
): Overlap[] {
  return bookings.flatMap((booking) => {
    const told = new Set([
      setsAside(booking),
      sharesDays(booking, period),
      isOfKind(booking, period),
      holds(booking, line),
    ]);
    if (told.has(false)) return [];
    return [{ booking, certainty: told.has(null) ? "perhaps" : "same" }];
  });
}

function sharesDays({ startDate, endDate }: Booking, period: BookedPeriod): boolean | null {
  if (startDate > period.endDate) return false;
  if (endDate === null) return null;
  return endDate >= period.startDate;
}

function isOfKind({ type }: Booking, period: BookedPeriod): boolean | null {
  return type === null ? null : type === period.type;
}

/** A booking of the whole category may or may not keep one of an item from being made: that isn't public. */
function holds({ lines }: Booking, { category, item }: LineTarget): boolean | null {
  if (lines === null) return null;
  const ofCategory = lines.filter((line) => categoryCode(line.category) === category);
  if (ofCategory.some((line) => line.item === item)) return true;
  return ofCategory.some((line) => line.item === null || item === null) ? null : false;
}

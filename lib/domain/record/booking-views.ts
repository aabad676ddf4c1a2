import { daysBetween, type IsoDate } from "../../core/calendar-date.ts";
import { type Booking, BOOKING_STATUSES } from "./booking.ts";
import { sumOf, utilisationOf } from "./amount.ts";
import type { BookingView } from "./record-view.ts";
import { reversedDays } from "./reversed-days.ts";

/** A booking with the progress of its period and of its funding (F69). */
export function bookingView(booking: Booking, today: IsoDate): BookingView {
  const lines = booking.lines ?? [{ allocated: null, remaining: null }];
  const allocated = sumOf(lines.map((line) => line.allocated));
  const remaining = sumOf(lines.map((line) => line.remaining));
  const spent = sumOf(
    lines.map((line) =>
      line.allocated === null || line.remaining === null ? null : line.allocated - line.remaining,
    ),
  );
  return {
    ...booking,
    statusLabel: booking.status ? BOOKING_STATUSES[booking.status] : booking.statusWord || "Status not told",
    allocated,
    remaining,
    timeUsed: timeUsed(booking, today),
    utilisation: utilisationOf(spent, allocated),
    problems: problemsOf(booking),
  };
}

function timeUsed({ startDate, endDate }: Booking, today: IsoDate): number | null {
  if (endDate === null || endDate < startDate) return null;
  const days = daysBetween(startDate, endDate) + 1;
  const used = Math.min(days, Math.max(0, daysBetween(startDate, today)));
  return Math.round((used * 1000) / days) / 10;
}

function problemsOf(booking: Booking): string[] {
  const { id, lines } = booking;
  const over = (lines ?? []).filter(
    ({ allocated, remaining }) => allocated !== null && remaining !== null && remaining > allocated,
  );
  return [
    ...reversedDays(`Service booking ${id}`, booking),
    ...over.map(
      ({ category, item }) =>
        `The amounts of ${item ?? category} in service booking ${id} don't add up: more remains than was allocated.`,
    ),
  ];
}

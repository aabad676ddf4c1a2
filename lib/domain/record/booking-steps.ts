import { dayAt, daysBetween, formatDate, type IsoDate } from "../../core/calendar-date.ts";
import { formatDays } from "../../core/date-range.ts";
import { addDays } from "../../core/days.ts";
import { formatTotal } from "./amount.ts";
import type { BookingView, NextStep } from "./record-view.ts";

/** How long it is worth a line that a booking isn't listed any more. */
const GONE_DAYS = 30;

/**
 * What bookings need of the organisation: those that the NDIA made wait for its answer (F139, F140), one was rejected, or isn't
 * listed any more (F71). Of one whose days are over nothing is to be done.
 */
export function bookingSteps(bookings: readonly BookingView[], today: IsoDate): NextStep[] {
  return bookings
    .filter(({ endDate }) => endDate === null || endDate >= today)
    .flatMap((booking): NextStep[] => {
      if (booking.goneSince !== undefined) return goneStep(booking, booking.goneSince, today);
      const step = stepOf(booking);
      if (!step) return [];
      const { id, startDate, allocated } = booking;
      return [
        {
          ...step,
          cents: allocated.cents,
          days: Math.max(0, daysBetween(today, startDate)),
          bookingId: id,
        },
      ];
    });
}

function stepOf(booking: BookingView): Pick<NextStep, "code" | "what" | "remedy"> | undefined {
  const { id, status, allocated } = booking;
  const money = `${formatTotal(allocated)}, ${formatDays(booking)}`;
  if (status === "APRO")
    return {
      code: "booking-waits",
      what: `The NDIA made service booking ${id} (${money}). It waits for your approval.`,
      remedy: "Approve it before anything is delivered, or reject it: press Manage… at the booking.",
    };
  if (status === "APRC")
    return {
      code: "booking-waits",
      what: `The NDIA changed service booking ${id} (${money}). The change waits for your approval.`,
      remedy: "Approve the change before you rely on it, or reject it: press Manage… at the booking.",
    };
  if (status === "REJT")
    return {
      code: "booking-rejected",
      what: `Service booking ${id} was rejected (${money}).`,
      remedy: "Nothing can be claimed from it. Find out why, then create it anew if it is still needed.",
    };
  return undefined;
}

function goneStep({ id, status, allocated }: BookingView, goneSince: number, today: IsoDate): NextStep[] {
  const since = dayAt(goneSince);
  if (status === "DELE" || addDays(since, GONE_DAYS) < today) return [];
  return [
    {
      code: "booking-gone",
      what: `The NDIA doesn't list service booking ${id} any more, since ${formatDate(since)}. Its last known amount is ${formatTotal(allocated)}.`,
      remedy: "Claim nothing more from it. If nobody of your organisation has deleted it, ask the NDIA.",
      cents: allocated.cents,
      days: 0,
    },
  ];
}

import { daysBetween, formatDate, type IsoDate } from "../../core/calendar-date.ts";
import type { Plan } from "../plan/plan.ts";
import { sumOf, utilisationOf } from "./amount.ts";
import { type Booking, BOOKING_STATUSES } from "./booking.ts";
import type { StoredBookings } from "./participant-record.ts";
import type { BookingView } from "./record-view.ts";
import { reversedDays } from "./reversed-days.ts";

/** A plan whose end the NDIA has moved: the ends that it had before, as each retrieval told them. */
export interface MovedEnd {
  earlierEnds: readonly IsoDate[];
  endDate: IsoDate;
}

/** The ends that a plan had in older retrievals, where it ends later now; `undefined`: it wasn't moved to a later day. */
export function movedEnd(
  { reference, startDate, endDate }: Plan,
  older: readonly { plans: readonly Plan[] }[],
): MovedEnd | undefined {
  if (endDate === null) return undefined;
  const earlierEnds = older.flatMap(({ plans }) =>
    plans.flatMap((plan) =>
      plan.reference === reference && plan.startDate === startDate && (plan.endDate ?? endDate) < endDate
        ? [plan.endDate as IsoDate]
        : [],
    ),
  );
  return earlierEnds.length > 0 ? { earlierEnds: [...new Set(earlierEnds)], endDate } : undefined;
}

/** The bookings that `isMeant`: those that are listed, then those that the NDIA doesn't list any more (F71). */
export function bookingViews(
  { bookings, gone = [] }: StoredBookings,
  today: IsoDate,
  isMeant: (booking: Booking) => boolean,
  moved?: MovedEnd,
): BookingView[] {
  return [
    ...bookings.filter(isMeant).map((booking) => bookingView(booking, today, moved)),
    ...gone
      .filter(({ booking }) => isMeant(booking))
      .map(({ booking, since }) => ({
        ...bookingView(booking, today),
        statusLabel: booking.status === "DELE" ? BOOKING_STATUSES.DELE : "Not listed any more",
        goneSince: since,
      })),
  ];
}

/** A booking with the progress of its period and of its funding (F69), and what is foreseen of its end (F114). */
export function bookingView(booking: Booking, today: IsoDate, moved?: MovedEnd): BookingView {
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
    ...foreseenEnd(booking, moved),
  };
}

/** An active booking that ended with its plan goes on with it. A prediction: only the NDIA moves a booking's end. */
function foreseenEnd(
  { isActive, endDate }: Booking,
  moved: MovedEnd | undefined,
): Pick<BookingView, "foreseenEnd"> {
  if (!moved || !isActive || endDate === null || !moved.earlierEnds.includes(endDate)) return {};
  const day = formatDate(moved.endDate);
  return {
    foreseenEnd: {
      isPrediction: true,
      endDate: moved.endDate,
      words: `Prediction: the NDIA moved the plan's end from ${formatDate(endDate)} to ${day}, so this booking goes on to ${day} as well. Only the NDIA moves it.`,
    },
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

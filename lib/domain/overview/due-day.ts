import { dayAt, type IsoDate } from "../../core/calendar-date.ts";
import { addDays } from "../../core/days.ts";
import type { ParticipantOverview } from "./participant-overview.ts";

/** So many days before a service booking ends, the NDIA is asked whether its end has moved. */
const BOOKING_ENDS_DAYS = 14;

/** So many days after a plan's last day the NDIA is asked: on the day after, and a week, two and four weeks after that. */
const PLAN_ENDED_DAYS = [1, 8, 15, 29] as const;

/** After so many failures nothing is retrieved by itself until a person has retrieved something. */
export const MAX_FAILURES = 3;

/** What of a participant is likely to be out of date by a day. */
export interface DueParts {
  plans: boolean;
  budgets: boolean;
  bookings: boolean;
}

type Known = Pick<ParticipantOverview, "plans" | "budgets" | "bookings" | "asked" | "settledOn">;

/**
 * The first day on which what is known of a participant is likely to be out of date: the day after a funding period or a plan
 * ends, or when a booking is about to end (F111–F114). What was retrieved on that day or later is up to date with it. A plan
 * that has ended, and that no other follows, is asked about again for four weeks: the NDIA may extend it late.
 */
export function dueDay(known: Known): IsoDate | undefined {
  if ((known.asked?.failures ?? 0) >= MAX_FAILURES) return undefined;
  return Object.values(daysOf(known)).flat().toSorted()[0];
}

/** Which parts are due by this day. What was retrieved after it was by another clock, so its age isn't known: it is due. */
export function dueParts(known: Known, today: IsoDate): DueParts {
  const { plans, budgets, bookings } = daysOf(known);
  const isDue = (days: readonly IsoDate[], retrievedAt: number | undefined) =>
    days.some((day) => day <= today) || isAhead(retrievedAt, today);
  return {
    plans: isDue(plans, known.plans?.retrievedAt),
    budgets: isDue(budgets, known.budgets?.retrievedAt),
    bookings: isDue(bookings, known.bookings?.retrievedAt),
  };
}

/** Whether anything of it was noted by a clock that was ahead of this day's. */
export function isNotedAhead({ plans, budgets, bookings, asked, settledOn }: Known, today: IsoDate): boolean {
  return (
    [plans, budgets, bookings].some((part) => isAhead(part?.retrievedAt, today)) ||
    [asked?.day, settledOn].some((day) => day !== undefined && day > today)
  );
}

function isAhead(retrievedAt: number | undefined, today: IsoDate): boolean {
  return retrievedAt !== undefined && dayAt(retrievedAt) > today;
}

/** The days on which each part becomes out of date, after the one on which it was retrieved. */
function daysOf({ plans, budgets, bookings, settledOn = "" }: Known): Record<keyof DueParts, IsoDate[]> {
  const after = (retrievedAt: number | undefined, days: readonly IsoDate[]) => {
    if (retrievedAt === undefined) return [];
    const known = dayAt(retrievedAt);
    return days.filter((day) => day > known && day > settledOn);
  };
  return {
    plans: after(plans?.retrievedAt, planDays(plans?.plans ?? [])),
    budgets: after(budgets?.retrievedAt, budgets?.periodsOver ?? []),
    bookings: after(
      bookings?.retrievedAt,
      (bookings?.ends ?? []).map((end) => addDays(end, -BOOKING_ENDS_DAYS)),
    ),
  };
}

function planDays(plans: NonNullable<ParticipantOverview["plans"]>["plans"]): IsoDate[] {
  return plans.flatMap(({ endDate }) => {
    if (endDate === null) return [];
    const isFollowed = plans.some(({ startDate }) => startDate > endDate);
    const days = isFollowed ? PLAN_ENDED_DAYS.slice(0, 1) : PLAN_ENDED_DAYS;
    return days.map((day) => addDays(endDate, day));
  });
}

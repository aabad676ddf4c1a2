import { dayAt, type IsoDate } from "../../core/calendar-date.ts";
import { addDays } from "../../core/days.ts";
import type { ParticipantOverview } from "./participant-overview.ts";

/** So many days before a service booking ends, the NDIA is asked whether its end has moved. */
const BOOKING_ENDS_DAYS = 14;

/**
 * The first day on which what is known of a participant is likely to be out of date: the day after a funding period or a plan
 * ends, or when a booking is about to end (F111–F114). What was retrieved on that day or later is up to date with it.
 */
export function dueDay({
  plans,
  budgets,
  bookings,
}: Pick<ParticipantOverview, "plans" | "budgets" | "bookings">): IsoDate | undefined {
  const days = [
    ...after(
      plans?.retrievedAt,
      (plans?.plans ?? []).flatMap(({ endDate }) => (endDate === null ? [] : [addDays(endDate, 1)])),
    ),
    ...after(budgets?.retrievedAt, budgets?.periodsOver ?? []),
    ...after(
      bookings?.retrievedAt,
      (bookings?.ends ?? []).map((end) => addDays(end, -BOOKING_ENDS_DAYS)),
    ),
  ];
  return days.toSorted()[0];
}

function after(retrievedAt: number | undefined, days: readonly IsoDate[]): IsoDate[] {
  if (retrievedAt === undefined) return [];
  const known = dayAt(retrievedAt);
  return days.filter((day) => day > known);
}

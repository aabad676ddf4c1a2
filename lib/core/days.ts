import type { IsoDate } from "./calendar-date.ts";

/**
 * Days as numbers, for the few sums that rules need of them: a file has many thousand lines, and a date object for each
 * comparison would be most of the work. Dates are compared as text. No zone is involved: `Date.UTC` only counts.
 */
function dayNumber(date: IsoDate): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / DAY;
}

const DAY = 86_400_000;

function dateOf(day: number): IsoDate {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return dateOf(dayNumber(date) + days);
}

/** Days of a range with both its ends. */
export function daysIn(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from) + 1;
}

/** 0 is Sunday. The first of January 1970 was a Thursday. */
export function weekday(date: IsoDate): number {
  return (((dayNumber(date) + 4) % 7) + 7) % 7;
}

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

export function weekdayName(date: IsoDate): string {
  return WEEKDAYS[weekday(date)] ?? "";
}

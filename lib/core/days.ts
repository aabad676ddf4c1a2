import type { IsoDate } from "./calendar-date.ts";

/**
 * Days since the first of January 1970, for the few sums that rules need of them: a file has many thousand lines, and a date
 * object or a text for each part of a date would be most of the work. Dates are compared as text. Years are counted from
 * March, so that a leap day is the last of its year; no zone is involved.
 */
function dayNumber(date: IsoDate): number {
  const month = digit(date, 5) * 10 + digit(date, 6);
  const year =
    digit(date, 0) * 1000 +
    digit(date, 1) * 100 +
    digit(date, 2) * 10 +
    digit(date, 3) -
    (month <= 2 ? 1 : 0);
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  const ofYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + digit(date, 8) * 10 + digit(date, 9) - 1;
  return year * 365 + leapDays + ofYear - DAYS_BEFORE_1970;
}

function digit(date: IsoDate, at: number): number {
  return date.charCodeAt(at) - ZERO;
}

const ZERO = 0x30;
/** From the first of March of the year 0. */
const DAYS_BEFORE_1970 = 719_468;

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

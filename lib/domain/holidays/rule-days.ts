import type { IsoDate } from "../../core/calendar-date.ts";
import { addDays, weekday } from "../../core/days.ts";

/** The days of the week that rules name. 0 is Sunday. */
const SUNDAY = 0;
export const MONDAY = 1;
export const TUESDAY = 2;
export const SATURDAY = 6;

function isOn(day: number, date: IsoDate): boolean {
  return weekday(date) === day;
}

export function isWeekend(date: IsoDate): boolean {
  return isOn(SATURDAY, date) || isOn(SUNDAY, date);
}

export function notOnSunday(date: IsoDate): IsoDate {
  return isOn(SUNDAY, date) ? addDays(date, 1) : date;
}

export function mondayAfterWeekend(date: IsoDate): IsoDate | undefined {
  return isWeekend(date) ? firstFrom(MONDAY, date) : undefined;
}

/** The first such day of the week on or after a date. */
export function firstFrom(day: number, date: IsoDate): IsoDate {
  return addDays(date, (day - weekday(date) + 7) % 7);
}

export function nth(count: number, day: number, year: number, month: number): IsoDate {
  return addDays(firstFrom(day, `${year}-${String(month).padStart(2, "0")}-01`), 7 * (count - 1));
}

/** Easter Sunday of the Gregorian calendar, by the anonymous algorithm (Meeus, Astronomical Algorithms, chapter 8). */
export function easter(year: number): IsoDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const e = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - e + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const days = h + l - 7 * m + 114;
  return `${year}-${String(Math.floor(days / 31)).padStart(2, "0")}-${String((days % 31) + 1).padStart(2, "0")}`;
}

import type { IsoDate } from "../../../core/calendar-date.ts";
import { addDays } from "../../../core/days.ts";

/** The first day of the month after a day's. */
function nextMonth(day: IsoDate): IsoDate {
  return `${addDays(`${day.slice(0, 8)}28`, 4).slice(0, 8)}01`;
}

/** How many days the month of a day has. */
export function daysInMonth(day: IsoDate): number {
  return Number(addDays(nextMonth(day), -1).slice(8));
}

/** The first day of the quarter of a day: quarters begin in January, April, July and October. */
export function quarterStart(day: IsoDate): IsoDate {
  const month = Number(day.slice(5, 7));
  const first = month - ((month - 1) % 3);
  return `${day.slice(0, 5)}${String(first).padStart(2, "0")}-01`;
}

/** The last day of the quarter that begins on a day. */
export function quarterEnd(start: IsoDate): IsoDate {
  return addDays(nextMonth(nextMonth(nextMonth(start))), -1);
}

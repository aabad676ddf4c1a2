import { addToDate } from "../dates.ts";

const SATURDAY = 6;

function dayOfWeek(day: string): number {
  return Temporal.PlainDate.from(day).dayOfWeek;
}

/** The day itself, or the Friday before its weekend. */
export function workingDayUpTo(day: string): string {
  return dayOfWeek(day) < SATURDAY ? day : workingDayUpTo(addToDate(day, { days: -1 }));
}

/** The day itself, or the Monday after its weekend. */
export function workingDayFrom(day: string): string {
  return dayOfWeek(day) < SATURDAY ? day : workingDayFrom(addToDate(day, { days: 1 }));
}

export function saturdayUpTo(day: string): string {
  return dayOfWeek(day) === SATURDAY ? day : saturdayUpTo(addToDate(day, { days: -1 }));
}

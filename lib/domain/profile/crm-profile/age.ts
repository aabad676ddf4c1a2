import type { IsoDate } from "../../../core/calendar-date.ts";

/** Whole years on a day; `null` before the birth. Who was born on 29 February has the birthday on 1 March in other years. */
export function ageOn(dateOfBirth: IsoDate, today: IsoDate): number | null {
  if (dateOfBirth > today) return null;
  const years = Number(today.slice(0, 4)) - Number(dateOfBirth.slice(0, 4));
  return today.slice(5) < dateOfBirth.slice(5) ? years - 1 : years;
}

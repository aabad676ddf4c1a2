import type { IsoDate } from "../../core/calendar-date.ts";
import type { State } from "./states.ts";
import type { DateRange } from "../../core/date-range.ts";
import { HOLIDAY_RULES } from "./holiday-rules.ts";
import {
  addedHolidaysBetween,
  addedHolidaysOn,
  type HolidayEdits,
  isHolidayRemoved,
} from "./holiday-edits.ts";

/**
 * The years for which the rules were compared with lists that others publish. Look again before the last one ends. Later
 * years are computed by the same rules and marked so; there is nothing before the first one.
 */
export const COMPARED_YEARS = { first: 2024, last: 2027 } as const;

/** For people to read. */
export const HOLIDAY_SOURCE =
  "computed from each state's and territory's rules, and compared in November 2026 with lists that others publish";

export interface Holiday {
  date: IsoDate;
  name: string;
  /** From the evening on: an item for the ordinary day is as right as one for the holiday. */
  partOfDay?: true;
  /**
   * Computed for a year whose published list wasn't compared. `may-move`: and it is declared anew each year, so it may be
   * another day. Absent: compared, or added by people or policy.
   */
  computed?: "by-rule" | "may-move";
}

/** The holiday that a day is in a state, with what was added and removed by hand. */
export function holidayOn(date: IsoDate, state: State, edits?: HolidayEdits): Holiday | undefined {
  const added = edits && addedHolidaysOn(edits, date, state);
  if (added) return { date, name: added.name };
  if (edits && isHolidayRemoved(edits, date, state)) return undefined;
  return holidaysOf(state, Number(date.slice(0, 4))).get(date);
}

/** Whether any day of a range is a holiday, or has one in its evening. */
export function holidayIn({ from, to }: DateRange, state: State, edits?: HolidayEdits): boolean {
  if (from === to) return holidayOn(from, state, edits) !== undefined;
  if (edits && addedHolidaysBetween(edits, from, to, state)) return true;
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
    for (const date of holidaysOf(state, year).keys())
      if (date >= from && date <= to && holidayOn(date, state, edits)) return true;
  }
  return false;
}

const holidaysByYear = new Map<string, ReadonlyMap<IsoDate, Holiday>>();

/** All of a state's in a year, by date. None before the first year that was looked at. */
export function holidaysOf(state: State, year: number): ReadonlyMap<IsoDate, Holiday> {
  const key = `${state}${year}`;
  const cached = holidaysByYear.get(key);
  if (cached) return cached;
  const holidays = new Map<IsoDate, Holiday>();
  if (year < COMPARED_YEARS.first) return holidays;
  for (const rule of HOLIDAY_RULES) {
    const { name, states, on, partOfDay, from = year, to = year } = rule;
    if ((states && !states.includes(state)) || year < from || year > to) continue;
    const computed = computedIn(year, rule.isDeclaredYearly);
    for (const [at, date] of on(year).entries()) {
      if (!date) continue;
      const called = at === 0 ? name : `${name} (additional day)`;
      // Two on one day: Anzac Day and Easter Sunday in 2038.
      const other = holidays.get(date);
      holidays.set(date, {
        date,
        name: other ? `${other.name}, ${called}` : called,
        ...(partOfDay ? { partOfDay } : {}),
        ...(computed ? { computed } : {}),
      });
    }
  }
  holidaysByYear.set(key, holidays);
  return holidays;
}

function computedIn(year: number, isDeclaredYearly: true | undefined): Holiday["computed"] {
  if (year <= COMPARED_YEARS.last) return undefined;
  return isDeclaredYearly ? "may-move" : "by-rule";
}

/** Whether anything is known of a range's public holidays: before the first year nothing is. */
export function areHolidaysKnown({ from }: DateRange): boolean {
  return Number(from.slice(0, 4)) >= COMPARED_YEARS.first;
}

/** Whether a day's list is computed only, and nobody has compared it with what its state published. */
export function isComputedOnly(date: IsoDate): boolean {
  return Number(date.slice(0, 4)) > COMPARED_YEARS.last;
}

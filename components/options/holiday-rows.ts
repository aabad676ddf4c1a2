import type { IsoDate } from "../../lib/core/calendar-date.ts";
import type { State } from "../../lib/domain/holidays/states.ts";
import { appliesInState } from "../../lib/domain/holidays/holiday-edits.ts";
import { COMPARED_YEARS, type Holiday, holidaysOf } from "../../lib/domain/holidays/holidays.ts";
import type { HolidaySettings } from "../../lib/messaging/views.ts";

/** A day as the list of a state's public holidays shows it. */
export interface HolidayRow {
  date: IsoDate;
  name: string;
  kind: "listed" | "removed" | "added";
  /** From the evening on. */
  partOfDay: boolean;
  /** Of a year whose published list wasn't compared. */
  computed?: Holiday["computed"];
  /** Added for all states at once. */
  everywhere: boolean;
  /** Set by policy: can't be changed here. */
  fixed: boolean;
}

/** A state's public holidays of a year by date, including removed and added ones. */
export function holidayRows(state: State, year: number, { extra, removed }: HolidaySettings): HolidayRow[] {
  const listed = [...holidaysOf(state, year).values()].map(
    ({ date, name, partOfDay = false, computed }): HolidayRow => {
      const off = removed.filter((each) => each.date === date && appliesInState(each, state));
      const kind = off.length > 0 ? "removed" : "listed";
      return {
        date,
        name,
        kind,
        partOfDay,
        ...(computed ? { computed } : {}),
        everywhere: false,
        fixed: off.some(({ fixed }) => fixed),
      };
    },
  );
  const added = extra
    .filter((each) => yearOf(each.date) === year && appliesInState(each, state))
    .map(({ date, name, state: only, fixed }): HolidayRow => {
      return { date, name, kind: "added", partOfDay: false, everywhere: !only, fixed };
    });
  return [...listed, ...added].toSorted((a, b) => a.date.localeCompare(b.date));
}

/** Plans run for up to three years. */
const YEARS_AHEAD = 3;

/** The years to choose from: those of the built-in list, of present plans, and of added holidays. */
export function holidayYears({ extra }: HolidaySettings, today: IsoDate): number[] {
  const { first } = COMPARED_YEARS;
  const last = Math.max(COMPARED_YEARS.last, yearOf(today) + YEARS_AHEAD);
  const builtIn = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  return [...new Set([...builtIn, ...extra.map(({ date }) => yearOf(date))])].toSorted((a, b) => a - b);
}

export function yearOf(date: IsoDate): number {
  return Number(date.slice(0, 4));
}

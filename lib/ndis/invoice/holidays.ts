import type { IsoDate } from "../calendar-date.ts";
import type { State } from "./context.ts";
import type { DateRange } from "./date-range.ts";
import { addDays, weekday } from "./days.ts";
import { addedBetween, addedOn, type HolidayEdits, isRemoved } from "./holiday-edits.ts";

/** The years for which the rules below were compared with lists that others publish. Look again before the last one ends. */
export const HOLIDAY_YEARS = { first: 2024, last: 2027 } as const;

/** For people to read. */
export const HOLIDAY_SOURCE =
  "computed from each state's and territory's rules, and compared in November 2026 with lists that others publish";

export interface Holiday {
  date: IsoDate;
  name: string;
  /** From the evening on: an item for the ordinary day is as right as one for the holiday. */
  partOfDay?: true;
}

interface HolidayRule {
  name: string;
  /** Absent: all of them. */
  states?: readonly State[];
  /** Its day in a year, and one that is kept additionally; `undefined` where the year has none. */
  on: (year: number) => readonly (IsoDate | undefined)[];
  partOfDay?: true;
}

/**
 * State-wide holidays only. Left out, because they are kept in a part of a state: the Royal Queensland Show (Brisbane) and
 * other show days, Tasmania's regatta, cup and Recreation days, the Northern Territory's show days, and what Victorian
 * councils keep in place of Melbourne Cup Day. Tasmania's Easter Tuesday is for its public service alone.
 */
const RULES: readonly HolidayRule[] = [
  { name: "New Year's Day", on: (year) => [`${year}-01-01`, mondayAfterWeekend(`${year}-01-01`)] },
  { name: "Australia Day", on: (year) => [mondayAfterWeekend(`${year}-01-26`) ?? `${year}-01-26`] },
  { name: "Labour Day", states: ["WA"], on: (year) => [nth(1, MONDAY, year, 3)] },
  { name: "Labour Day", states: ["VIC"], on: (year) => [nth(2, MONDAY, year, 3)] },
  { name: "Eight Hours Day", states: ["TAS"], on: (year) => [nth(2, MONDAY, year, 3)] },
  { name: "Canberra Day", states: ["ACT"], on: (year) => [nth(2, MONDAY, year, 3)] },
  { name: "Adelaide Cup Day", states: ["SA"], on: (year) => [nth(2, MONDAY, year, 3)] },
  { name: "Good Friday", on: (year) => [addDays(easter(year), -2)] },
  {
    name: "Easter Saturday",
    states: ["ACT", "NSW", "NT", "QLD", "SA", "VIC"],
    on: (year) => [addDays(easter(year), -1)],
  },
  {
    name: "Easter Sunday",
    states: ["ACT", "NSW", "NT", "QLD", "SA", "VIC", "WA"],
    on: (year) => [easter(year)],
  },
  { name: "Easter Monday", on: (year) => [addDays(easter(year), 1)] },
  { name: "Anzac Day", states: ["NSW", "SA", "TAS", "VIC", "WA"], on: (year) => [`${year}-04-25`] },
  // A Sunday's (2027) is kept on Monday instead: schedule of Queensland's Holidays Act 1983, and the like in both territories.
  { name: "Anzac Day", states: ["ACT", "NT", "QLD"], on: (year) => [notOnSunday(`${year}-04-25`)] },
  // A Monday for a Saturday (2026) and for a Sunday (2027). New South Wales keeps it in these two years only.
  {
    name: "Anzac Day (additional day)",
    states: ["NSW", "WA"],
    on: (year) => [mondayAfterWeekend(`${year}-04-25`)],
  },
  // Declared for this year alone: the Act has nothing for a Saturday.
  {
    name: "Anzac Day (additional day)",
    states: ["ACT"],
    on: (year) => [year === 2026 ? "2026-04-27" : undefined],
  },
  { name: "Labour Day", states: ["QLD"], on: (year) => [nth(1, MONDAY, year, 5)] },
  { name: "May Day", states: ["NT"], on: (year) => [nth(1, MONDAY, year, 5)] },
  { name: "Reconciliation Day", states: ["ACT"], on: (year) => [firstFrom(MONDAY, `${year}-05-27`)] },
  { name: "Western Australia Day", states: ["WA"], on: (year) => [nth(1, MONDAY, year, 6)] },
  {
    name: "King's Birthday",
    states: ["ACT", "NSW", "NT", "SA", "TAS", "VIC"],
    on: (year) => [nth(2, MONDAY, year, 6)],
  },
  { name: "Picnic Day", states: ["NT"], on: (year) => [nth(1, MONDAY, year, 8)] },
  // By proclamation: the last Monday of September, save in 2024.
  {
    name: "King's Birthday",
    states: ["WA"],
    on: (year) => [year === 2024 ? "2024-09-23" : addDays(firstFrom(MONDAY, `${year}-10-01`), -7)],
  },
  // The day before the last Saturday of September; each year's is subject to the league's calendar.
  {
    name: "Friday before the AFL Grand Final",
    states: ["VIC"],
    on: (year) => [addDays(firstFrom(SATURDAY, `${year}-10-01`), -8)],
  },
  { name: "King's Birthday", states: ["QLD"], on: (year) => [nth(1, MONDAY, year, 10)] },
  { name: "Labour Day", states: ["ACT", "NSW", "SA"], on: (year) => [nth(1, MONDAY, year, 10)] },
  { name: "Melbourne Cup Day", states: ["VIC"], on: (year) => [nth(1, TUESDAY, year, 11)] },
  { name: "Christmas Eve", states: ["NT", "QLD", "SA"], on: (year) => [`${year}-12-24`], partOfDay: true },
  {
    name: "Christmas Day",
    on: (year) => [`${year}-12-25`, isWeekend(`${year}-12-25`) ? `${year}-12-27` : undefined],
  },
  // A Saturday's is kept on Monday too; a Sunday's on Tuesday, Monday being Christmas's.
  {
    name: "Boxing Day",
    states: ["ACT", "NSW", "NT", "QLD", "VIC", "WA"],
    on: (year) => [`${year}-12-26`, isWeekend(`${year}-12-26`) ? `${year}-12-28` : undefined],
  },
  {
    name: "Proclamation Day",
    states: ["SA"],
    on: (year) => [`${year}-12-26`, isWeekend(`${year}-12-26`) ? `${year}-12-28` : undefined],
  },
  // Not on the weekend as well: Statutory Holidays Act 2000.
  {
    name: "Boxing Day",
    states: ["TAS"],
    on: (year) => [isWeekend(`${year}-12-26`) ? `${year}-12-28` : `${year}-12-26`],
  },
  { name: "New Year's Eve", states: ["NT", "SA"], on: (year) => [`${year}-12-31`], partOfDay: true },
];

/** The holiday that a day is in a state, with what was added and removed by hand. */
export function holidayOn(date: IsoDate, state: State, edits?: HolidayEdits): Holiday | undefined {
  const added = edits && addedOn(edits, date, state);
  if (added) return { date, name: added.name };
  if (edits && isRemoved(edits, date, state)) return undefined;
  return holidaysOf(state, Number(date.slice(0, 4))).get(date);
}

/** Whether any day of a range is a holiday, or has one in its evening. */
export function holidayIn({ from, to }: DateRange, state: State, edits?: HolidayEdits): boolean {
  if (from === to) return holidayOn(from, state, edits) !== undefined;
  if (edits && addedBetween(edits, from, to, state)) return true;
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
    for (const date of holidaysOf(state, year).keys())
      if (date >= from && date <= to && holidayOn(date, state, edits)) return true;
  }
  return false;
}

const made = new Map<string, ReadonlyMap<IsoDate, Holiday>>();

/** All of a state's in a year, by date. None outside the years that were looked at. */
export function holidaysOf(state: State, year: number): ReadonlyMap<IsoDate, Holiday> {
  const key = `${state}${year}`;
  const known = made.get(key);
  if (known) return known;
  const holidays = new Map<IsoDate, Holiday>();
  if (year < HOLIDAY_YEARS.first || year > HOLIDAY_YEARS.last) return holidays;
  for (const { name, states, on, partOfDay } of RULES) {
    if (states && !states.includes(state)) continue;
    for (const [at, date] of on(year).entries()) {
      const called = at === 0 ? name : `${name} (additional day)`;
      if (date) holidays.set(date, { date, name: called, ...(partOfDay ? { partOfDay } : {}) });
    }
  }
  made.set(key, holidays);
  return holidays;
}

const [SUNDAY, MONDAY, TUESDAY, SATURDAY] = [0, 1, 2, 6] as const;

function isOn(day: number, date: IsoDate): boolean {
  return weekday(date) === day;
}

function isWeekend(date: IsoDate): boolean {
  return isOn(SATURDAY, date) || isOn(SUNDAY, date);
}

function notOnSunday(date: IsoDate): IsoDate {
  return isOn(SUNDAY, date) ? addDays(date, 1) : date;
}

function mondayAfterWeekend(date: IsoDate): IsoDate | undefined {
  return isWeekend(date) ? firstFrom(MONDAY, date) : undefined;
}

/** The first such day of the week on or after a date. */
function firstFrom(day: number, date: IsoDate): IsoDate {
  return addDays(date, (day - weekday(date) + 7) % 7);
}

function nth(count: number, day: number, year: number, month: number): IsoDate {
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

import type { IsoDate } from "../../core/calendar-date.ts";
import type { State } from "./states.ts";
import { addDays } from "../../core/days.ts";
import {
  easter,
  firstFrom,
  isWeekend,
  MONDAY,
  mondayAfterWeekend,
  notOnSunday,
  nth,
  SATURDAY,
  TUESDAY,
} from "./rule-days.ts";

/** One public holiday of a state, or of several. */
interface HolidayRule {
  name: string;
  /** Absent: all of them. */
  states?: readonly State[];
  /** Its day in a year, and one that is kept additionally; `undefined` where the year has none. */
  on: (year: number) => readonly (IsoDate | undefined)[];
  partOfDay?: true;
  /** The years that it was declared for. Absent: it goes on, by the Act. */
  from?: number;
  to?: number;
  /** Declared anew each year: where a year's declaration isn't known, the computed day may not be the one. */
  isDeclaredYearly?: true;
}

/**
 * By these Acts, with what was declared under them: ACT Holidays Act 1958, NSW Public Holidays Act 2010, NT Public Holidays
 * Act 1981, QLD Holidays Act 1983, SA Public Holidays Act 2023, TAS Statutory Holidays Act 2000, VIC Public Holidays Act
 * 1993, WA Public and Bank Holidays Act 1972.
 *
 * State-wide holidays only. Left out, because they are kept in a part of a state: the Royal Queensland Show (Brisbane) and
 * other show days, Tasmania's regatta, cup and Recreation days, the Northern Territory's show days, and what Victorian
 * councils keep in place of Melbourne Cup Day. Tasmania's Easter Tuesday is for its public service alone.
 */
export const HOLIDAY_RULES: readonly HolidayRule[] = [
  {
    name: "New Year's Day",
    states: ["ACT", "NSW", "NT", "QLD", "SA", "VIC", "WA"],
    on: (year) => [`${year}-01-01`, mondayAfterWeekend(`${year}-01-01`)],
  },
  // Not on the weekend as well: section 4 of the Statutory Holidays Act 2000. Its regulator's summary says otherwise.
  {
    name: "New Year's Day",
    states: ["TAS"],
    on: (year) => [mondayAfterWeekend(`${year}-01-01`) ?? `${year}-01-01`],
  },
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
  {
    name: "Anzac Day (additional day)",
    states: ["WA"],
    on: (year) => [mondayAfterWeekend(`${year}-04-25`)],
  },
  // Declared for a Saturday (2026) and a Sunday (2027) alone: the Act has nothing for either.
  {
    name: "Anzac Day (additional day)",
    states: ["NSW"],
    on: (year) => [mondayAfterWeekend(`${year}-04-25`)],
    from: 2026,
    to: 2027,
  },
  // Declared for this year alone: the Act has nothing for a Saturday.
  { name: "Anzac Day (additional day)", states: ["ACT"], on: () => ["2026-04-27"], from: 2026, to: 2026 },
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
    isDeclaredYearly: true,
  },
  // The day before the last Saturday of September; each year's is subject to the league's calendar.
  {
    name: "Friday before the AFL Grand Final",
    states: ["VIC"],
    on: (year) => [addDays(firstFrom(SATURDAY, `${year}-10-01`), -8)],
    isDeclaredYearly: true,
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

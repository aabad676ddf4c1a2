import { type IsoDate, parseIsoDate } from "./calendar-date.ts";

/** A day as people and programs write it, in figures or in words. */
export interface FreeFormDate {
  date: IsoDate;
  /** Where the year stands; `words`: the month is spelt, so that nothing can be mistaken. */
  form: "day-first" | "year-first" | "words";
  /** The date was read with day and month swapped, because as written there is no such day. */
  monthFirst?: true;
  /** Another day that the same figures may mean. */
  other?: IsoDate;
  /** The form is ambiguous: the year has two digits and may stand first or last. */
  ambiguous?: true;
}

/** Longer texts are no dates, and nothing here looks at them. */
const LONGEST = 60;

/** Reads a date without a time. `null` where there is no such day or the format is unknown. */
export function parseFreeFormDate(written: string): FreeFormDate | null {
  if (written.length > LONGEST) return null;
  const [weekday, text] = withoutWeekday(
    written
      .trim()
      .replaceAll(/\s+/g, " ")
      .replaceAll(/ ?([/.,-]) ?/g, "$1"),
  );
  const day = inFigures(text) ?? compact(text) ?? inWords(text);
  if (!day || weekday === undefined) return day;
  // Nobody writes the day between year and month, and one weekday in seven fits by chance.
  if (day.form === "year-first" && day.monthFirst) return null;
  // A weekday that isn't that day's says that something is wrong with one of them.
  return weekdayOf(day.date) === weekday ? { date: day.date, form: "words" } : null;
}

const WEEKDAY =
  /^(mon|tue|wed|thu|fri|sat|sun)(?:nesday|rsday|urday|sday|day|rs|r|s)?[.,]*[ ,]?(?=[\da-z])(.+)$/i;
const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

function withoutWeekday(text: string): [weekday: number | undefined, rest: string] {
  const parts = WEEKDAY.exec(text);
  if (!parts) return [undefined, text];
  return [WEEKDAYS.indexOf((parts[1] ?? "").toLowerCase()) + 1, parts[2] ?? ""];
}

function weekdayOf(date: IsoDate): number {
  return Temporal.PlainDate.from(date).dayOfWeek;
}

/** `1/7/2026`, `01.07.26`, `2026-07-01`. */
function inFigures(text: string): FreeFormDate | null {
  const parts = /^(\d{1,4})([/. -])(\d{1,2})\2(\d{1,4})$/.exec(text);
  if (!parts) return null;
  const [, first = "", separator, second = "", third = ""] = parts;
  if (first.length === 4 && third.length <= 2) return ordered(first, second, third, "year-first");
  if (first.length > 2) return null;
  if (third.length === 4) return ordered(third, second, first, "day-first");
  return third.length === 2 ? withShortYear(first, second, third, separator === "-") : null;
}

/** Day and month in the form's order, or else the other way round. */
function ordered(
  year: string,
  month: string,
  day: string,
  form: "day-first" | "year-first",
): FreeFormDate | null {
  const date = dayOf(year, month, day);
  const other = dayOf(year, day, month);
  if (date) return { date, form, ...(other && other !== date ? { other } : {}) };
  return other === null ? null : { date: other, form, monthFirst: true };
}

/** The NDIS began in 2013: nothing in its files is older. */
const EARLIEST_YEAR = 13;

/** `01/07/26`. Ambiguous where the first two digits may be the year. */
function withShortYear(first: string, second: string, third: string, isDashed: boolean): FreeFormDate | null {
  const last = ordered(`20${third}`, second, first, "day-first");
  const begins = first.length === 2 ? dayOf(`20${first}`, second, third) : null;
  if (!begins || Number(first) < EARLIEST_YEAR) return last;
  if (!last || last.monthFirst || Number(third) < EARLIEST_YEAR)
    return { date: begins, form: "day-first", ambiguous: true };
  return isDashed && begins !== last.date
    ? { date: last.date, form: "day-first", other: begins, ambiguous: true }
    : last;
}

/** `20260701`, `01072026`. No text can be both: no month is 19 or 20. */
function compact(text: string): FreeFormDate | null {
  if (!/^\d{8}$/.test(text)) return null;
  const part = (from: number, to: number) => text.slice(from, to);
  if (/^(?:19|20)/.test(text)) {
    const date = dayOf(part(0, 4), part(4, 6), part(6, 8));
    if (date) return { date, form: "words" };
  }
  return /^....(?:19|20)/.test(text) ? ordered(part(4, 8), part(2, 4), part(0, 2), "day-first") : null;
}

export const MONTH_NAMES: readonly string[] = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const MONTHS = MONTH_NAMES.map((name) => name.toLowerCase());

function monthOf(name: string): string | undefined {
  const lower = name.toLowerCase();
  const at = MONTHS.findIndex(
    (month) => month === lower || month.slice(0, 3) === lower || (lower === "sept" && month === "september"),
  );
  return at === -1 ? undefined : String(at + 1);
}

/** `1-Jul-26`, `1st July 2026`, `July 1, 2026`, `2026-Jul-01`. */
function inWords(text: string): FreeFormDate | null {
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[ .,/-]?(?:of )?([a-z]{3,9})[ .,/-]{0,2}(\d{4}|\d{2})$/i.exec(
    text,
  );
  if (dayFirst) return dateInWords(dayFirst[3], dayFirst[2], dayFirst[1]);
  const monthFirst = /^([a-z]{3,9})[ .,/-]{0,2}(\d{1,2})(?:st|nd|rd|th)?[ .,/-](\d{4}|\d{2})$/i.exec(text);
  if (monthFirst) return dateInWords(monthFirst[3], monthFirst[1], monthFirst[2]);
  const yearFirst = /^(\d{4})[ .,/-]?([a-z]{3,9})[ .,/-]?(\d{1,2})$/i.exec(text);
  return yearFirst ? dateInWords(yearFirst[1], yearFirst[2], yearFirst[3]) : null;
}

function dateInWords(year = "", name = "", day = ""): FreeFormDate | null {
  const month = monthOf(name);
  const date = month && dayOf(year.length === 2 ? `20${year}` : year, month, day);
  return date ? { date, form: "words" } : null;
}

function dayOf(year: string, month: string, day: string): IsoDate | null {
  return parseIsoDate(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
}

import { type IsoDate, parseAustralianDate, parseIsoDate } from "../../../core/calendar-date.ts";
import { tidyValue } from "../../../core/look-alikes.ts";

const WEEKDAY = /^(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\.?,?\s+/i;
/** A time of day without a zone: with one, the day may be another one here. */
const TIME = /[T\s,]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[ap]\.?m\.?)?$/i;
const DAY_FIRST = /^(\d{1,2})([-./])(\d{1,2})\2(\d{4})$/;
const YEAR_FIRST = /^(\d{4})([-./])(\d{1,2})\2(\d{1,2})$/;
const DAY_NAMED = /^(\d{1,2})(?:st|nd|rd|th)?[\s./,-]+([a-z]{3,9})\.?[\s./,-]+(\d{4})$/i;
const NAMED_DAY = /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/i;
const MONTHS = "january february march april may june july august september october november december".split(
  " ",
);

/**
 * A day as the controls of a page write it: `20/10/2026`, `2026-10-20`, `20 Oct 2026`, `Tue 20-10-2026`, with or without a
 * time. `null` where it can't be told for certain: two digits of a year, a time with a zone, a month before its day.
 */
export function parsePageDate(text: string): IsoDate | null {
  const plain = tidyValue(text).trim();
  const simple = parseAustralianDate(plain) ?? parseIsoDate(plain);
  if (simple) return simple;
  const day = plain.replace(WEEKDAY, "").replace(TIME, "");
  const [, d = "", , m = "", y = ""] = DAY_FIRST.exec(day) ?? [];
  if (y) return dayOf(y, m, d);
  const [, year = "", , month = "", date = ""] = YEAR_FIRST.exec(day) ?? [];
  if (year) return dayOf(year, month, date);
  const [, named, name, ofYear = ""] = DAY_NAMED.exec(day) ?? swapped(NAMED_DAY.exec(day)) ?? [];
  return named && name ? dayOf(ofYear, monthNamed(name), named) : null;
}

function swapped(parts: RegExpExecArray | null): (string | undefined)[] | undefined {
  return parts ? [parts[0], parts[2], parts[1], parts[3]] : undefined;
}

function monthNamed(name: string): string {
  return String(MONTHS.findIndex((month) => month.startsWith(name.toLowerCase())) + 1);
}

function dayOf(year: string, month: string, day: string): IsoDate | null {
  return parseIsoDate(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
}

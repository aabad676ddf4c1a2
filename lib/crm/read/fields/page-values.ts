import { type IsoDate, parseAustralianDate } from "../../../core/calendar-date.ts";
import { parseFreeFormDate } from "../../../core/free-form-date.ts";
import { tidyValue } from "../../../core/look-alikes.ts";
import { type Cents, parseMoney } from "../../../core/money.ts";
import type { DateOrder } from "../../profile/site-profile.ts";
import { parseReading, type Reading } from "../reading.ts";

/** How a page says that there is nothing: a dash, or words. */
const NOTHING =
  /^(?:[-_.]*|n\/?a|nil|none|null|not (?:set|applicable|available|recorded|provided|specified|entered|known)|unknown|unspecified|tba|tbc|tbd)$/i;

/** What a page shows where there is no date or amount. */
export function isNothing(text: string): boolean {
  return NOTHING.test(tidyValue(text).trim());
}

export interface DateOptions {
  /** Which of day and month the site writes first. Without it a date that both fit is `null`. */
  order?: DateOrder | undefined;
  /** Of a birthday two figures for the year don't tell the century. */
  isBirthday?: boolean;
  /** Only with the year's four figures apart from the others: while somebody types, two are half of them. */
  isWhole?: boolean;
}

const WHOLE_YEAR = /(?:^|\D)\d{4}(?:\D|$)/;

/**
 * A date as CRM pages write it, in figures or words, with a weekday, a time or an age beside it. `null`: it isn't certain which
 * day is meant, or there is no such day.
 */
export function parsePageDate(text: string, options: DateOptions = {}): IsoDate | null {
  const tidy = tidyValue(text).replaceAll(/\s+/g, " ").trim();
  // Nearly every date is written so, and an invoice's are read with every key.
  const usual = options.order === "day-first" ? parseAustralianDate(tidy) : null;
  if (usual) return usual;
  const written = withoutAside(withoutTime(tidy));
  if (written === null || written === "") return null;
  if (options.isWhole && !WHOLE_YEAR.test(written)) return null;
  const plain = withCentury(written.replaceAll(/ ?([/.-]) ?/g, "$1"), options.isBirthday ?? false);
  const [, weekday, figures = plain] = WEEKDAY.exec(plain) ?? [];
  const date = inOrder(figures, options.order);
  // A weekday that isn't that day's says that something is wrong with one of them.
  return date && weekday && parseFreeFormDate(plain)?.date !== date ? null : date;
}

const WEEKDAY = /^((?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?[.,]{0,2}) ?(.+)$/i;

function inOrder(figures: string, order: DateOrder | undefined): IsoDate | null {
  const read = parseFreeFormDate(figures);
  if (!read || read.ambiguous) return null;
  if (read.form === "year-first") return read.monthFirst ? null : read.date;
  if (read.form === "words") return read.date;
  // The day that stands where month and day are swapped, if there is one.
  const swapped = read.monthFirst ? read.date : isSame(figures) ? read.date : read.other;
  if (order === "month-first") return swapped ?? null;
  if (order === "day-first") return read.monthFirst ? null : read.date;
  return read.other && !isSame(figures) ? null : read.date;
}

/** `03/03/2026` is the same day either way. */
function isSame(figures: string): boolean {
  const [first, second] = figures.split(/\D/);
  return Number(first) === Number(second);
}

const CLOCK = String.raw`\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]\.?m\.?)?`;
const ZONE = String.raw`(?: ?(?:a[ec]?[sd]t|(?:a[ec]?|w)?st|gmt|utc)(?: ?[+-]\d{1,2}(?::?\d{2})?)?)?`;
const TIME_AFTER = new RegExp(String.raw`(?:,| at| -|)[ T](?:\d{1,2} ?[ap]m|${CLOCK})${ZONE}$`, "i");
const TIME_BEFORE = new RegExp(String.raw`^${CLOCK}(?:,| on|) `, "i");
const ISO_TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})?$/;

/** `null`: the time is another zone's, so that the day here may be the next one. */
function withoutTime(text: string): string | null {
  const iso = ISO_TIME.exec(text);
  if (iso)
    return /^(?:Z|[+-]00:?00)$/.test(iso[3] ?? "") && !/^[0:.]+$/.test(iso[2] ?? "")
      ? null
      : (iso[1] ?? null);
  return text.replace(TIME_BEFORE, "").replace(TIME_AFTER, "");
}

/** What may stand behind a date without being in doubt of it: an age, a weekday, how long ago or until when it is. */
const ASIDES = [
  /(?<![\s,])[\s,]*(?:[([]\s*)?(?:age[d:]*\s*)?\d{1,3}\s*(?:years?|yrs?|y\/?o|y)\.?(?:[ -]*olds?)?(?:[, ]*\d{1,2}\s*(?:months?|mths?|m))?\s*[)\]]?$/i,
  /(?<![\s,])[\s,]*(?:[([]\s*)?(?:current )?age[d:]*\s*\d{1,3}\s*[)\]]?$/i,
  /(?<!\s)\s*\((?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\)$/i,
  /(?<!\s)\s*\((?:today|tomorrow|yesterday|current|expired|ended|(?:in )?\d+ (?:day|week|month|year)s?(?: ago| left| remaining| to go)?)\)$/i,
];

function withoutAside(text: string | null): string | null {
  if (text === null) return null;
  for (const aside of ASIDES) {
    const rest: string = text.replace(aside, "").replace(/(?<![\s,–-])[\s,–-]+$/, "");
    if (rest !== text && /\d{2}$/.test(rest)) return rest;
  }
  return text;
}

/** `12/3/26`: a plan's year is of this century; a birthday's may be of either, unless it would lie far ahead. */
function withCentury(text: string, isBirthday: boolean): string {
  const parts = /^(.*\d{1,2}([/. -])(?:\d{1,2}|[a-z]{3,9})\2)'?(\d{2})$/i.exec(text);
  if (!parts || /^\d{4}/.test(text)) return text;
  const [, before = "", , year = ""] = parts;
  const isFarAhead = Number(year) >= 50;
  if (isBirthday) return isFarAhead ? `${before}19${year}` : "";
  return isFarAhead || Number(year) < 13 ? "" : `${before}20${year}`;
}

/** An amount as CRM pages write it. `null`: it isn't certain which amount is meant. */
export function parsePageMoney(text: string): Cents | null {
  const written = tidyValue(text).replaceAll(/\s+/g, " ").trim();
  // `$1,234.56 (80%)`: a share beside the amount.
  const plain = written
    .replace(/(?<!\s)\s*\(\s*-?\d+(?:\.\d+)?\s*%\s*\)$/, "")
    .replace(/^(-?)\s*(?:AUD|AU\$|A\$)\s*\$?/i, "$1$")
    .replace(/(?<!\s)\s*AUD$/i, "")
    .trim();
  const negative =
    /^\(\s*((?:\$\s*)?[\d.,][\d., ]*)\)$/.exec(plain) ?? /^((?:\$\s*)?[\d.,][\d., ]*)-$/.exec(plain);
  const figures = negative?.[1] ?? plain;
  // A space may stand between thousands, and nowhere else in a number.
  if (/\d \d/.test(figures) && !/^-?\s*(?:\$\s*)?-?\d{1,3}(?: \d{3})+(?:\.\d{2})?\s*$/.test(figures))
    return null;
  const cents = parseMoney(figures);
  return cents !== null && negative ? 0 - cents : cents;
}

/** Yes or no as pages show it: a word, a tick, a cross. `undefined`: it says neither. */
export function parseTick(text: string): boolean | undefined {
  const written = text.replaceAll("\uFE0F", "");
  // `Yes (recorded 12/03/2025)`
  const [before = ""] = written.split(/[([]/, 1);
  const plain = (/[)\]]$/.test(written) ? before : written).trim();
  if (/^(?:yes|y|true|on|ticked|tick|checked|enabled|✓|✔|☑|✅|🗸)$/iu.test(plain)) return true;
  return /^(?:no|n|false|off|unticked|not ticked|unchecked|not checked|cross|disabled|✗|✘|✕|✖|☒|☐|❌|❎)$/iu.test(
    plain,
  )
    ? false
    : undefined;
}

/** Reads a text that is certain as a date or an amount; `undefined` is a field that is shown and empty. */
export function parsedReading<Value>(
  reading: Reading<string>,
  parse: (text: string) => Value | null,
): Reading<Value | undefined> {
  return parseReading<Value | undefined>(reading, (text) => (isNothing(text) ? undefined : parse(text)));
}

/** A calendar date as it is stored and sent: `YYYY-MM-DD`. It has no time and no zone, and sorts as text. */
export type IsoDate = string;

/** Where "today" is taken from unless settings say otherwise: the NDIA's own zone. */
export const NDIA_TIME_ZONE = "Australia/Sydney";

/** The form alone; whether there is such a day, `parseIsoDate` says. */
export const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
const AUSTRALIAN = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;

/** Reads `YYYY-MM-DD`. Anything else, and any day that doesn't exist, is `null`. */
export function parseIsoDate(text: string): IsoDate | null {
  return ISO_DATE.test(text) ? existing(text) : null;
}

/** Reads `DD/MM/YYYY` strictly: `13/25/2026` is `null`, never a guess at month and day. */
export function parseAustralianDate(text: string): IsoDate | null {
  const parts = AUSTRALIAN.exec(text.trim());
  if (!parts) return null;
  const [, day = "", month = "", year = ""] = parts;
  return existing(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
}

/** `2026-11-22` → `22/11/2026`. */
export function formatDate(date: IsoDate): string {
  const [year, month, day] = date.split("-");
  return `${day}/${month}/${year}`;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}

/** Days that two inclusive ranges share; 0 when they don't meet. */
export function overlapInDays(
  a: { start: IsoDate; end: IsoDate },
  b: { start: IsoDate; end: IsoDate },
): number {
  const start = a.start > b.start ? a.start : b.start;
  const end = a.end < b.end ? a.end : b.end;
  return start > end ? 0 : daysBetween(start, end) + 1;
}

/** No plan or birthday is earlier: such a year is a typing mistake, or an interface's way of saying "none". */
const EARLIEST = "1900-01-01";

/** By hand, since invoices have their dates read with every key, and `Temporal` takes 20 times as long. */
function existing(iso: string): IsoDate | null {
  const [year = 0, month = 0, day = 0] = iso.split("-").map(Number);
  return day > 0 && day <= daysOf(year, month) && iso >= EARLIEST ? iso : null;
}

/** Days of a month; 0 where there is no such month. */
function daysOf(year: number, month: number): number {
  if (month < 1 || month > 12) return 0;
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The calendar day of a moment, in epoch milliseconds; in the NDIA's zone unless told another. */
export function dayAt(moment: number, zone = NDIA_TIME_ZONE): IsoDate {
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone).toPlainDate().toString();
}

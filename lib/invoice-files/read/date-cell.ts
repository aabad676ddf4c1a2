import { formatDate, type IsoDate, parseAustralianDate, parseIsoDate } from "../../core/calendar-date.ts";
import { MONTH_NAMES, parseFreeFormDate, type FreeFormDate } from "../../core/free-form-date.ts";
import { dayInSydney, splitTime } from "../../core/free-form-time.ts";
import type { CellFault, CellResult } from "./cell-result.ts";
import type { DateForm } from "../parse/layouts.ts";
import { quoted } from "./quoted.ts";

/** What a date in figures tells of the order of day and month in its column. */
export interface DateOrder {
  /** Where its year stands: the two forms are mistaken apart from each other. */
  form: 0 | 1;
  /** What it may be, as it stands first. Absent: day and month stand the other way round for certain. */
  days?: readonly [IsoDate, IsoDate];
  /** As it is written; there with `days`. */
  text?: string;
}

const DAY_FIRST = 0;
const YEAR_FIRST = 1;

/** Reads a date in the form that the file has, and says of any other form what it was read as. */
export function readDate(text: string, dates: DateForm): CellResult {
  const { value, fault } = parseDate(text, dates);
  return { ...(value === undefined ? {} : { value }), ...(fault ? { fault } : {}) };
}

/** What a date tells of its column; `undefined` where it can be read in one way only, and stands as usual. */
export function orderOfDate(text: string, dates: DateForm): DateOrder | undefined {
  return parseDate(text, dates).order;
}

type DateResult = CellResult & { order?: DateOrder };

function parseDate(text: string, dates: DateForm): DateResult {
  return parseUsualForm(text, dates) ?? parseOtherForm(text, dates);
}

/** Nearly every date of a file is written as its layout has them. */
function parseUsualForm(text: string, dates: DateForm): DateResult | null {
  const isDayFirst = dates === "DD/MM/YYYY";
  if (!(isDayFirst ? /^\d{2}\/\d{2}\/\d{4}$/ : /^\d{4}\/\d{2}\/\d{2}$/).test(text)) return null;
  const value = isDayFirst ? parseAustralianDate(text) : parseIsoDate(text.replaceAll("/", "-"));
  if (!value) return null;
  const other = swapDayAndMonth(value);
  if (other === undefined) return { value };
  return { value, order: { form: isDayFirst ? DAY_FIRST : YEAR_FIRST, text, days: [value, other] } };
}

/** The day that day and month would be if they stood the other way round; `undefined` where that is no other day. */
function swapDayAndMonth(date: IsoDate): IsoDate | undefined {
  const [year, month, day] = date.split("-") as [string, string, string];
  return day > "12" || day === month ? undefined : `${year}-${day}-${month}`;
}

function parseOtherForm(text: string, dates: DateForm): DateResult {
  if (/^\d{5}(\.\d+)?$/.test(text)) return excelSerial(text, dates);
  const timed = splitTime(text);
  if (timed === "unreadable") return unknownTime(text, dates);
  const day = parseFreeFormDate(timed ? timed.day : text);
  if (!day) return notADate(text, dates);
  const { time, offset } = timed ?? {};
  const inSydney = (date: IsoDate) => (time && offset ? dayInSydney(date, { time, offset }) : date);
  const value = inSydney(day.date);
  if (day.ambiguous) return ambiguousDate(text, day, dates);
  const form = day.form === "year-first" ? YEAR_FIRST : DAY_FIRST;
  if (day.monthFirst) return { fault: monthFirst(text, value, form, dates), order: { form } };
  const fault = value === day.date ? otherForm(text, value, dates) : otherDay(text, day.date, value, dates);
  const days = day.other && ([value, inSydney(day.other)] as const);
  return { value, fault, ...(days ? { order: { form, text, days } } : {}) };
}

/** How a date in figures is doubted where other dates of its column have day and month the other way round. */
export function doubtfulDate({ form, text = "", days }: DateOrder, dates: DateForm): CellResult {
  const eitherDate = days ?? [];
  return {
    fault: {
      code: "month-order",
      severity: "block",
      what: `${quoted(text)} may be ${eitherDate.map(inWords).join(" or ")}: other dates in this column have ${orderOf(form)}.`,
      remedy: "Choose the date on the invoice, or export the file again with one date format.",
      choices: eitherDate.map((date) => writeDate(date, dates)),
    },
  };
}

/** `5 July 2026`: in figures it would be the same riddle again. */
function inWords(date: IsoDate): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${day} ${MONTH_NAMES[(month ?? 1) - 1]} ${year}`;
}

/** What a column of this form has where day and month stand the other way round. */
export function orderOf(form: DateOrder["form"]): string {
  return form === DAY_FIRST ? "the month first" : "the day before the month";
}

function monthFirst(text: string, value: IsoDate, form: DateOrder["form"], dates: DateForm): CellFault {
  return {
    code: "month-first",
    severity: "block",
    what: `${quoted(text)} has ${orderOf(form)}.`,
    remedy: `Enter the date as ${dates}.`,
    replacement: writeDate(value, dates),
  };
}

/** Readable, and written differently: Excel drops leading zeros when it saves. */
function otherForm(text: string, value: IsoDate, dates: DateForm): CellFault {
  const dropped = dates === "DD/MM/YYYY" && /^\d{1,2}\/\d{1,2}\/\d{4}$/.test(text);
  return {
    code: "date-form",
    severity: dropped || dates === "YYYY/MM/DD" ? "warn" : "block",
    what: `${quoted(text)} is read as ${formatDate(value)}; it is in another format.`,
    remedy: dropped
      ? `Excel may have changed it. Check the day and the month, and enter ${dates}.`
      : `Write ${dates}.`,
    replacement: writeDate(value, dates),
  };
}

/** A time of another zone: whoever reads the text alone takes it for another day. */
function otherDay(text: string, formatInWords: IsoDate, value: IsoDate, dates: DateForm): CellFault {
  return {
    code: "date-zone",
    severity: "block",
    what: `${quoted(text)} is a time in another time zone. In Sydney it is ${formatDate(value)}, not ${formatDate(formatInWords)}.`,
    remedy: `Enter ${dates}, the date in Sydney.`,
    replacement: writeDate(value, dates),
  };
}

function unknownTime(text: string, dates: DateForm): CellResult {
  return dateFault(
    "date-zone",
    `${quoted(text)} has a time or a time zone that can't be read, so its date isn't certain.`,
    dates,
  );
}

function ambiguousDate(text: string, { date, other }: FreeFormDate, dates: DateForm): CellResult {
  const days = other ? [date, other] : [date];
  return {
    fault: {
      code: "not-a-date",
      severity: "block",
      what: `${quoted(text)} doesn't show which digits are the year. It may be ${days.map(inWords).join(" or ")}.`,
      remedy: `Check it and enter ${dates}.`,
      ...(other
        ? { choices: days.map((day) => writeDate(day, dates)) }
        : { replacement: writeDate(date, dates) }),
    },
  };
}

function notADate(text: string, dates: DateForm): CellResult {
  return dateFault("not-a-date", `${quoted(text)} isn't a date.`, dates);
}

function dateFault(code: string, what: string, dates: DateForm): CellResult {
  return { fault: { code, severity: "block", what, remedy: `Enter the date as ${dates}.` } };
}

/** Days since 30/12/1899, as Excel on Windows counts them. */
function excelSerial(text: string, dates: DateForm): CellResult {
  const day = Temporal.PlainDate.from("1899-12-30")
    .add({ days: Math.trunc(Number(text)) })
    .toString();
  return {
    fault: {
      code: "excel-date",
      severity: "block",
      what: `${quoted(text)} is an Excel date number; it would be ${formatDate(day)}.`,
      remedy: `Check it and enter ${dates}.`,
      replacement: writeDate(day, dates),
    },
  };
}

export function writeDate(date: IsoDate, dates: DateForm): string {
  return dates === "DD/MM/YYYY" ? formatDate(date) : date.replaceAll("-", "/");
}

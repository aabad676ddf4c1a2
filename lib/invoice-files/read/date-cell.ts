import { formatDate, type IsoDate, parseAustralianDate, parseIsoDate } from "../../core/calendar-date.ts";
import { MONTH_NAMES, parseWrittenDay, type WrittenDay } from "../../core/written-day.ts";
import { dayInSydney, splitTime } from "../../core/written-time.ts";
import type { CellFault, CellReading } from "./cell-reading.ts";
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
export function readDate(text: string, dates: DateForm): CellReading {
  const { value, fault } = read(text, dates);
  return { ...(value === undefined ? {} : { value }), ...(fault ? { fault } : {}) };
}

/** What a date tells of its column; `undefined` where it can be read in one way only, and stands as usual. */
export function orderOfDate(text: string, dates: DateForm): DateOrder | undefined {
  return read(text, dates).order;
}

type DateReading = CellReading & { order?: DateOrder };

function read(text: string, dates: DateForm): DateReading {
  return asWritten(text, dates) ?? otherwise(text, dates);
}

/** Nearly every date of a file is written as its layout has them. */
function asWritten(text: string, dates: DateForm): DateReading | null {
  const isDayFirst = dates === "DD/MM/YYYY";
  if (!(isDayFirst ? /^\d{2}\/\d{2}\/\d{4}$/ : /^\d{4}\/\d{2}\/\d{2}$/).test(text)) return null;
  const value = isDayFirst ? parseAustralianDate(text) : parseIsoDate(text.replaceAll("/", "-"));
  if (!value) return null;
  const other = turnedRound(value);
  if (other === undefined) return { value };
  return { value, order: { form: isDayFirst ? DAY_FIRST : YEAR_FIRST, text, days: [value, other] } };
}

/** The day that day and month would be if they stood the other way round; `undefined` where that is no other day. */
function turnedRound(date: IsoDate): IsoDate | undefined {
  const [year, month, day] = date.split("-") as [string, string, string];
  return day > "12" || day === month ? undefined : `${year}-${day}-${month}`;
}

function otherwise(text: string, dates: DateForm): DateReading {
  if (/^\d{5}(\.\d+)?$/.test(text)) return serial(text, dates);
  const timed = splitTime(text);
  if (timed === "unreadable") return unknownTime(text, dates);
  const day = parseWrittenDay(timed ? timed.day : text);
  if (!day) return notADate(text, dates);
  const { time, offset } = timed ?? {};
  const inSydney = (date: IsoDate) => (time && offset ? dayInSydney(date, { time, offset }) : date);
  const value = inSydney(day.date);
  if (day.unsure) return unsure(text, day, dates);
  const form = day.form === "year-first" ? YEAR_FIRST : DAY_FIRST;
  if (day.swapped) return { fault: monthFirst(text, value, form, dates), order: { form } };
  const fault = value === day.date ? otherForm(text, value, dates) : otherDay(text, day.date, value, dates);
  const days = day.other && ([value, inSydney(day.other)] as const);
  return { value, fault, ...(days ? { order: { form, text, days } } : {}) };
}

/** How a date in figures is doubted where other dates of its column have day and month the other way round. */
export function doubted({ form, text = "", days }: DateOrder, dates: DateForm): CellReading {
  const either = days ?? [];
  return {
    fault: {
      code: "month-order",
      severity: "block",
      what: `${quoted(text)} may be ${either.map(spelt).join(" or ")}: other dates in this column have ${orderOf(form)}.`,
      remedy: "Choose the day that the invoice says, or export the file again with one form of dates.",
      choices: either.map((date) => writeDate(date, dates)),
    },
  };
}

/** `5 July 2026`: in figures it would be the same riddle again. */
function spelt(date: IsoDate): string {
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
    remedy: `Dates are ${dates} here.`,
    put: writeDate(value, dates),
  };
}

/** Readable, and written differently: Excel drops leading zeros when it saves. */
function otherForm(text: string, value: IsoDate, dates: DateForm): CellFault {
  const dropped = dates === "DD/MM/YYYY" && /^\d{1,2}\/\d{1,2}\/\d{4}$/.test(text);
  return {
    code: "date-form",
    severity: dropped || dates === "YYYY/MM/DD" ? "warn" : "block",
    what: `${quoted(text)} is read as ${formatDate(value)}; it is written in another form.`,
    remedy: dropped
      ? `Excel may have rewritten it. Check the day and the month, and write ${dates}.`
      : `Write ${dates}.`,
    put: writeDate(value, dates),
  };
}

/** A time of another zone: whoever reads the text alone takes it for another day. */
function otherDay(text: string, written: IsoDate, value: IsoDate, dates: DateForm): CellFault {
  return {
    code: "date-zone",
    severity: "block",
    what: `${quoted(text)} is a time in another time zone. In Sydney it is ${formatDate(value)}, not ${formatDate(written)}.`,
    remedy: `Write ${dates}, the day in Sydney.`,
    put: writeDate(value, dates),
  };
}

function unknownTime(text: string, dates: DateForm): CellReading {
  return refused(
    "date-zone",
    `${quoted(text)} has a time or a time zone that can't be read, so its day isn't certain.`,
    dates,
  );
}

function unsure(text: string, { date, other }: WrittenDay, dates: DateForm): CellReading {
  const days = other ? [date, other] : [date];
  return {
    fault: {
      code: "not-a-date",
      severity: "block",
      what: `${quoted(text)} doesn't say which figures are the year. It may be ${days.map(spelt).join(" or ")}.`,
      remedy: `Check it, and write ${dates}.`,
      ...(other ? { choices: days.map((day) => writeDate(day, dates)) } : { put: writeDate(date, dates) }),
    },
  };
}

function notADate(text: string, dates: DateForm): CellReading {
  return refused("not-a-date", `${quoted(text)} isn't a date.`, dates);
}

function refused(code: string, what: string, dates: DateForm): CellReading {
  return { fault: { code, severity: "block", what, remedy: `Dates are ${dates} here.` } };
}

/** Days since 30/12/1899, as Excel on Windows counts them. */
function serial(text: string, dates: DateForm): CellReading {
  const day = Temporal.PlainDate.from("1899-12-30")
    .add({ days: Math.trunc(Number(text)) })
    .toString();
  return {
    fault: {
      code: "excel-date",
      severity: "block",
      what: `${quoted(text)} is how Excel counts days; it would be ${formatDate(day)}.`,
      remedy: `Check it, and write ${dates}.`,
      put: writeDate(day, dates),
    },
  };
}

export function writeDate(date: IsoDate, dates: DateForm): string {
  return dates === "DD/MM/YYYY" ? formatDate(date) : date.replaceAll("-", "/");
}

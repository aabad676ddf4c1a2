import { formatDate, type IsoDate, parseAustralianDate, parseIsoDate } from "../ndis/calendar-date.ts";
import type { Fault, Reading } from "./cells.ts";
import type { DateForm } from "./layouts.ts";

/** Reads a date in the form that the file has, and says of any other form what it was read as. */
export function readDate(text: string, dates: DateForm): Reading {
  const exact = dates === "DD/MM/YYYY" ? /^\d{2}\/\d{2}\/\d{4}$/ : /^\d{4}\/\d{2}\/\d{2}$/;
  const dayFirst = parseAustralianDate(text);
  const value = dayFirst ?? parseIsoDate(text.replaceAll("/", "-"));
  if (value && exact.test(text)) return { value };
  if (value) return { value, fault: otherForm(text, value, dates) };
  if (/^\d{5}(\.\d+)?$/.test(text)) return serial(text, dates);
  const swapped = parseAustralianDate(text.replace(/^(\d{1,2})\/(\d{1,2})\//, "$2/$1/"));
  return {
    fault: {
      code: swapped ? "month-first" : "not-a-date",
      severity: "block",
      what: swapped ? `“${text}” has the month first.` : `“${text}” isn't a date.`,
      remedy: `Dates are ${dates} here.`,
      ...(swapped ? { put: writeDate(swapped, dates) } : {}),
    },
  };
}

/** Readable, and written differently: Excel drops leading zeros when it saves. */
function otherForm(text: string, value: IsoDate, dates: DateForm): Fault {
  const dropped = dates === "DD/MM/YYYY" && text.includes("/") && !text.startsWith("2");
  return {
    code: "date-form",
    severity: dropped || dates === "YYYY/MM/DD" ? "warn" : "block",
    what: `“${text}” is read as ${formatDate(value)}; it is written in another form.`,
    remedy: dropped
      ? `Excel may have rewritten it. Check the day and the month, and write ${dates}.`
      : `Write ${dates}.`,
    put: writeDate(value, dates),
  };
}

/** Days since 30/12/1899, as Excel on Windows counts them. */
function serial(text: string, dates: DateForm): Reading {
  const day = Temporal.PlainDate.from("1899-12-30")
    .add({ days: Math.trunc(Number(text)) })
    .toString();
  return {
    fault: {
      code: "excel-date",
      severity: "block",
      what: `“${text}” is how Excel counts days; it would be ${formatDate(day)}.`,
      remedy: `Check it, and write ${dates}.`,
      put: writeDate(day, dates),
    },
  };
}

export function writeDate(date: IsoDate, dates: DateForm): string {
  return dates === "DD/MM/YYYY" ? formatDate(date) : date.replaceAll("-", "/");
}

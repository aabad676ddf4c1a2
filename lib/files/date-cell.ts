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
  const spelt = parseAustralianDate(inFigures(text)) ?? parseIsoDate(inFigures(text).replaceAll("/", "-"));
  if (spelt) return { value: spelt, fault: otherForm(text, spelt, dates) };
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

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** What Excel shows and saves in place of a date: `1-Jul-26`, `01/07/26`, `1.7.2026`, `01/07/2026 0:00`, `2026-07-01T00:00`. */
function inFigures(text: string): string {
  return text
    .replace(/[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[ap]m|Z)?$/i, "")
    .replace(/[a-z]{3,9}/i, (name) => String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1))
    .replaceAll(/[-. ]/g, "/")
    .replace(/^(\d{1,2}\/\d{1,2}\/)(\d{2})$/, "$120$2");
}

/** Readable, and written differently: Excel drops leading zeros when it saves. */
function otherForm(text: string, value: IsoDate, dates: DateForm): Fault {
  const dropped = dates === "DD/MM/YYYY" && /^\d{1,2}\/\d{1,2}\/\d{4}$/.test(text);
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

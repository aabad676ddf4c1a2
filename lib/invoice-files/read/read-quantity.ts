import { formatHundredths, parseHundredths } from "../../core/hundredths.ts";
import type { CellFault, CellResult } from "./cell-result.ts";
import { quoted } from "./quoted.ts";
import { readScientificNumber } from "./read-excel-artefact.ts";

/** `1.5` or `1:30`. */
export function readQuantity(text: string): CellResult {
  return read(text, (minutes) => (minutes % 3 === 0 ? formatHundredths((minutes * 100) / 60) : undefined));
}

/** The same, in place of a quantity: `1.5`, `1:30`, and what Excel makes of the NDIA's `001:30`. */
export function readHours(text: string): CellResult {
  return read(text, inHours);
}

type Write = (minutes: number) => string | undefined;

function read(text: string, write: Write): CellResult {
  const clock = /^(\d{1,3}):([0-5]\d)$/.exec(text);
  // 1:20 at $65.47 is $87.29: hundredths, 1.33, would make it $87.08.
  if (clock) return { value: ofMinutes(minutesOf(clock[1], clock[2])) };
  const value = parseHundredths(text);
  if (value !== null) return { value };
  return (
    withSeconds(text, write) ??
    timeOfDay(text, write) ??
    onExcelsFirstDays(text, write) ??
    partOfDay(text, write) ??
    readScientificNumber(text) ??
    notANumber(text)
  );
}

/** `6:30:00`, `30:00:00`: what Excel saves of a duration. */
function withSeconds(text: string, write: Write): CellResult | null {
  const parts = /^(\d{1,3}):([0-5]\d):([0-5]\d)(?:\.0{1,9})?$/.exec(text);
  if (!parts) return null;
  const minutes = minutesOf(parts[1], parts[2]);
  if (parts[3] !== "00")
    return { fault: hoursForm(`${quoted(text)} has seconds; only hours and minutes are counted.`, []) };
  const replacement = write(minutes);
  return {
    value: ofMinutes(minutes),
    fault: {
      ...hoursForm(
        `${quoted(text)} is how Excel writes a duration; it is read as ${formatDuration(minutes)}.`,
        [replacement],
      ),
      severity: "warn",
    },
  };
}

/** `6:30 AM`: a duration to which Excel gave the form of a time of day. Or a time of day in the wrong column. */
function timeOfDay(text: string, write: Write): CellResult | null {
  const parts = /^(\d{1,2}):([0-5]\d)(?::([0-5]\d))? ?([ap])\.?m\.?$/i.exec(text);
  if (!parts || Number(parts[1]) > 12) return null;
  const minutes = minutesOf(String(Number(parts[1]) % 12), parts[2]) + (/p/i.test(parts[4] ?? "") ? 720 : 0);
  return offered(`${quoted(text)} is a time of day.`, [minutes], write);
}

/** `1/01/1900 6:00:00 AM` is thirty hours: Excel counts days from the first of 1900, others from the end of 1899. */
function onExcelsFirstDays(text: string, write: Write): CellResult | null {
  const parts =
    /^(?:(30\/12\/1899|12\/30\/1899|1899-12-30|0?0\/0?1\/1900|0?1\/0?0\/1900|1900-01-00)|0?1\/0?1\/1900|1900-01-01)[ T](\d{1,2}):([0-5]\d)(?::[0-5]\d)?(?: ?([ap])m)?$/i.exec(
      text,
    );
  if (!parts) return null;
  const [, first, hours, minutes, half] = parts;
  const hour = half ? (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0) : Number(hours);
  const day = first ? 0 : 24 * 60;
  return offered(
    `${quoted(text)} is how Excel writes a duration as a date.`,
    [day + minutesOf(String(hour), minutes)],
    write,
  );
}

/** `0.270833333` is 6:30 as a part of the day, as Excel holds it; 0.333333333 may also be a third of an hour. */
function partOfDay(text: string, write: Write): CellResult | null {
  const decimals = /^\d{0,3}\.(\d{4,20})$/.exec(text)?.[1];
  if (!decimals || write !== inHours) return null;
  const off = 10 ** -Math.min(decimals.length, 9);
  const wholeHours = (candidate: number) =>
    Math.abs(candidate - Math.round(candidate)) <= 24 * 60 * off && Math.round(candidate) > 0
      ? [Math.round(candidate)]
      : [];
  const minutes = [...wholeHours(Number(text) * 24 * 60), ...wholeHours(Number(text) * 60)];
  return minutes.length === 0
    ? null
    : offered(
        `${quoted(text)} has more than two decimals. Excel counts hours as parts of a day.`,
        minutes,
        write,
      );
}

function offered(what: string, minutes: readonly number[], write: Write): CellResult {
  return { fault: hoursForm(what, minutes.map(write)) };
}

function hoursForm(what: string, formatHours: readonly (string | undefined)[]): CellFault {
  const [replacement, ...others] = formatHours.filter((candidate) => candidate !== undefined);
  return {
    code: "hours-form",
    severity: "block",
    what,
    remedy: "Compare it with the invoice, and enter hours as 006:30 or 6.5.",
    ...(replacement && others.length === 0 ? { replacement } : {}),
    ...(replacement && others.length > 0 ? { choices: [replacement, ...others] } : {}),
  };
}

function notANumber(text: string): CellResult {
  return {
    fault: {
      code: "not-a-quantity",
      severity: "block",
      what: `${quoted(text)} isn't a quantity.`,
      remedy: "Enter a number with at most two decimals.",
    },
  };
}

function minutesOf(hours = "0", minutes = "0"): number {
  return Number(hours) * 60 + Number(minutes);
}

function ofMinutes(minutes: number): number {
  return Math.trunc(minutes / 60) * 100 + ((minutes % 60) * 100) / 60;
}

/** `006:30`, as the NDIA's file has hours. */
function inHours(minutes: number): string | undefined {
  const hours = Math.trunc(minutes / 60);
  return hours > 999
    ? undefined
    : `${String(hours).padStart(3, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

function formatDuration(minutes: number): string {
  return `${Math.trunc(minutes / 60)} h ${minutes % 60} min`;
}

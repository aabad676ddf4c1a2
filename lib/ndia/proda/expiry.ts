import { NDIA_TIME_ZONE } from "../../core/calendar-date.ts";

/** PRODA's expiries come in several forms, and no public description names one: every form that was seen is read. */

const YEAR = 365.25 * 24 * 3_600_000;
/** An expiry outside of these isn't one. */
const PLAUSIBLE = { past: 20 * YEAR, future: 20 * YEAR };

const TIME = String.raw`(?:[T,]?\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:\s*([ap]\.?m\.?))?)?`;
const ZONE = String.raw`\s*(Z|UTC|GMT|AEST|AEDT|[+-]\d{2}(?::?\d{2})?)?(?:\[[\w/]+\])?`;
/** `2026-12-03 10:00:00`, `2026-12-03T10:00:00.000+1100`. */
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${TIME}${ZONE}$`, "i");
/** `03/12/2026 10:00`: the day first, as it is written in Australia. */
const DAY_FIRST = new RegExp(String.raw`^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})${TIME}${ZONE}$`, "i");
/** `Thu, 03 Dec 2026 10:00:00 GMT`, `3-Dec-2026`. */
const NAMED = new RegExp(
  String.raw`^(?:[a-z]{3,9},?\s+)?(\d{1,2})[\s-]+([a-z]{3,9})[\s-]+(\d{4})${TIME}${ZONE}$`,
  "i",
);
const DOT_NET = /^\/Date\((-?\d+)(?:[+-]\d{4})?\)\/$/;

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const OFFSETS: ReadonlyMap<string, string> = new Map([
  ["Z", "+00:00"],
  ["UTC", "+00:00"],
  ["GMT", "+00:00"],
  ["AEST", "+10:00"],
  ["AEDT", "+11:00"],
]);

/**
 * When something of PRODA's ends, in epoch milliseconds: a number or a text of epoch seconds, epoch milliseconds or
 * seconds from now; or a date, in Sydney's time where it has no zone. `undefined` for anything else: never a guess.
 */
export function readExpiry(value: unknown, now: number): number | undefined {
  const instant = typeof value === "number" ? fromNumber(value, now) : fromText(value, now);
  if (instant === undefined || Number.isNaN(instant)) return undefined;
  return instant > now - PLAUSIBLE.past && instant < now + PLAUSIBLE.future ? instant : undefined;
}

function fromNumber(number: number, now: number): number | undefined {
  if (!Number.isFinite(number) || number <= 0) return undefined;
  if (number >= 1e11) return number;
  if (number >= 1e9) return number * 1000;
  // Eight digits may be a day just as well: 20261203.
  if (/^20\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])$/.test(String(number))) return undefined;
  return number * 1000 < PLAUSIBLE.future ? now + number * 1000 : undefined;
}

function fromText(value: unknown, now: number): number | undefined {
  if (typeof value !== "string") return undefined;
  const text = value.trim();
  if (/^\d+(?:\.\d+)?$/.test(text)) return fromNumber(Number(text), now);
  const milliseconds = DOT_NET.exec(text)?.[1];
  if (milliseconds) return Number(milliseconds);
  const [, ...yearFirst] = YEAR_FIRST.exec(text) ?? [];
  if (yearFirst.length > 0) return instantOf(yearFirst);
  const [, day, month, year, ...rest] = DAY_FIRST.exec(text) ?? NAMED.exec(text) ?? [];
  return year === undefined ? undefined : instantOf([year, monthOf(month), day, ...rest]);
}

/** The number of a month, written as such or by its name. */
function monthOf(text = ""): string {
  const at = MONTHS.indexOf(text.slice(0, 3).toLowerCase());
  return at < 0 ? text : String(at + 1);
}

/** Year, month, day, hour, minute, second, its fraction, half of the day, zone. */
function instantOf(parts: (string | undefined)[]): number | undefined {
  const [year, month, day, hour = "0", minute = "0", second = "0", fraction = "", half, zone] = parts;
  const hours = half ? (Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0) : Number(hour);
  if (half && (Number(hour) < 1 || Number(hour) > 12)) return undefined;
  try {
    const local = Temporal.PlainDateTime.from(
      {
        year: Number(year),
        month: Number(month),
        day: Number(day),
        hour: hours,
        minute: Number(minute),
        second: Number(second),
        millisecond: Number(fraction.padEnd(3, "0").slice(0, 3)),
      },
      { overflow: "reject" },
    );
    return local.toZonedDateTime(zoneOf(zone)).epochMilliseconds;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function zoneOf(zone: string | undefined): string {
  if (!zone) return NDIA_TIME_ZONE;
  const known = OFFSETS.get(zone.toUpperCase());
  return known ?? `${zone.slice(0, 3)}:${zone.slice(3).replace(":", "") || "00"}`;
}

import { dayAt, formatDate } from "../../lib/core/calendar-date.ts";
import { machineTimeZone } from "../../lib/platform/system-clock.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * The age of a time for office use: minutes within the first hour, the clock time for the rest of that day, then the
 * date. A time ahead was stored before the clock was set back: nobody knows how long ago, so it is told as it stands.
 * @param at epoch milliseconds
 * @param now epoch milliseconds
 * @param zone IANA name; the reader's own unless told
 */
export function timeAgo(at: number, now: number, zone = machineTimeZone()): string {
  const age = now - at;
  // Whoever shows it looks at the clock now and then only.
  if (Math.abs(age) < MINUTE) return "just now";
  if (age > 0 && age < HOUR) return `${Math.floor(age / MINUTE)} min ago`;
  const then = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  if (dayOf(at, zone) === dayOf(now, zone)) return `at ${clockTime(then)}`;
  return `on ${dayOf(at, zone)}`;
}

/** The calendar day of a moment, in the reader's zone unless told: `03/11/2026`. */
export function dayOf(at: number, zone = machineTimeZone()): string {
  return formatDate(dayAt(at, zone));
}

/** `03/11/2026, 2:15 pm`. */
export function dayAndTime(at: number, zone = machineTimeZone()): string {
  return `${dayOf(at, zone)}, ${clockTime(Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone))}`;
}

function clockTime({ hour, minute }: Temporal.ZonedDateTime): string {
  return `${hour % 12 || 12}:${String(minute).padStart(2, "0")} ${hour < 12 ? "am" : "pm"}`;
}

/** The time left until `due`, rounded up so that it never shows 0 too early: `12 s`, `3 min`; `null` when it is due. */
export function timeLeft(due: number, now: number): string | null {
  const seconds = Math.ceil((due - now) / 1000);
  if (seconds <= 0) return null;
  return seconds < 60 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}

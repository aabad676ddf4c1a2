import { dayAt, type IsoDate, NDIA_TIME_ZONE } from "../core/calendar-date.ts";

/*
 * The one place in the product that reads the machine's clock; the linter refuses it anywhere else (`clock/one-clock`).
 * Everything else is given the time, or calls these. A test that sets `Date` therefore sets every clock there is.
 */

/** Epoch milliseconds, as the machine has them. */
export function currentTime(): number {
  return Date.now();
}

/** When this document began to load, in epoch milliseconds. */
export function pageOpenedAt(): number {
  return performance.timeOrigin;
}

/** The calendar day at this moment in the NDIA's zone, unless told another. Taken from `currentTime`, so both always agree. */
export function today(zone = NDIA_TIME_ZONE): IsoDate {
  return dayAt(currentTime(), zone);
}

/** IANA name of the zone that the reader's machine is set to. For showing when something happened, never for "today". */
export function machineTimeZone(): string {
  return Temporal.Now.timeZoneId();
}

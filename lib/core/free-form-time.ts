import { type IsoDate, NDIA_TIME_ZONE } from "./calendar-date.ts";

/** A date's text with the time of day behind it taken off. */
export interface DateWithTime {
  day: string;
  /** `14:00:00` */
  time: string;
  /** Offset from UTC, as `+10:00`. Absent where none is written: the time is then local to where it was written. */
  offset?: string;
}

/** Longer texts are no times, and nothing here looks at them. */
const LONGEST = 100;

const TIME =
  /^(.*?\d{1,4})(?:, ?| +|[Tt])(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)? ?([ap]\.? ?m\.?)? ?(z|(?:utc|gmt)? ?[+-]\d{1,2}(?::?\d{2})?|[a-z]{3,5})?(?: ?\([a-z ]+\))?$/i;

/** `20260630T140000Z`, as calendars write it. */
const COMPACT = /^(\d{8})T(\d{2})(\d{2})(\d{2})(z|[+-]\d{4})?$/i;

/** Offsets from UTC of the time zones that exports write by name. Other names are ambiguous or unknown. */
const ZONES: Readonly<Record<string, string>> = {
  z: "+00:00",
  utc: "+00:00",
  gmt: "+00:00",
  aest: "+10:00",
  aedt: "+11:00",
  acst: "+09:30",
  acdt: "+10:30",
  awst: "+08:00",
};

/**
 * Takes the time off a date: `2026-06-30T14:00:00Z`, `1/07/2026 12:00:00 AM`, `Wed Jul 01 2026 00:00:00 GMT+1000 (…)`.
 * `null`: there is none. `"unreadable"`: there is one, and it, or its zone, isn't known; the day may be another then.
 */
export function splitTime(text: string): DateWithTime | "unreadable" | null {
  if (text.length > LONGEST) return null;
  const plain = text.trim().replaceAll(/\s+/g, " ").replace(COMPACT, "$1T$2:$3:$4$5");
  const dateOnly = /^(\d{4}-\d{2}-\d{2})(?:z|[+-]\d{2}:\d{2})$/i.exec(plain);
  // A day with a zone and no time is that day.
  if (dateOnly?.[1]) return { day: dateOnly[1], time: "00:00:00" };
  const parts = TIME.exec(plain);
  if (!parts) return null;
  const [, day = "", hours = "", minutes = "", seconds = "00", half, zone] = parts;
  const hour = hourOf(Number(hours), half);
  if (hour === undefined || Number(minutes) > 59 || Number(seconds) > 59) return "unreadable";
  const time = `${String(hour).padStart(2, "0")}:${minutes}:${seconds}`;
  if (!zone) return { day, time };
  const offset = offsetOf(zone.toLowerCase());
  return offset ? { day, time, offset } : "unreadable";
}

/** Of 24. `12 AM` is midnight; 24:00 may be the end of the day or the next one's begin. */
function hourOf(written: number, half: string | undefined): number | undefined {
  if (written > 23) return undefined;
  if (!half) return written;
  if (written > 12) return /^p/i.test(half) ? written : undefined;
  return (written % 12) + (/^p/i.test(half) ? 12 : 0);
}

function offsetOf(zone: string): string | undefined {
  const parts = /^(?:utc|gmt)? ?([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (!parts) return ZONES[zone];
  const [, sign = "+", hours = "", minutes = "00"] = parts;
  // No place is further from UTC than 14 hours.
  if (Number(hours) > 14 || Number(minutes) > 59) return undefined;
  return `${sign}${hours.padStart(2, "0")}:${minutes}`;
}

/** The day in Sydney at a time that is written with its offset from UTC: the NDIA's own day, daylight saving included. */
export function dayInSydney(date: IsoDate, { time, offset }: Required<Omit<DateWithTime, "day">>): IsoDate {
  return Temporal.Instant.from(`${date}T${time}${offset}`)
    .toZonedDateTimeISO(NDIA_TIME_ZONE)
    .toPlainDate()
    .toString();
}

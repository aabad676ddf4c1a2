import { formatDate, type IsoDate } from "../../../core/calendar-date.ts";

/**
 * A moment as somebody wrote it down where it is meant: no zone is told, and none is guessed. Two of them are compared as they
 * stand on a clock on the wall.
 */
export interface WallTime {
  date: IsoDate;
  /** `HH:MM` of 24 hours; `null`: only the day is told. */
  time: string | null;
}

/** What is without a time comes before everything else of its day. */
export function compareWallTimes(a: WallTime, b: WallTime): number {
  const [first, second] = [sortKey(a), sortKey(b)];
  return first === second ? 0 : first < second ? -1 : 1;
}

function sortKey({ date, time }: WallTime): string {
  return `${date} ${time ?? ""}`;
}

/** Minutes on the wall's clock from one to the other; `null` where one of them has no time. */
export function minutesBetween(from: WallTime, to: WallTime): number | null {
  if (from.time === null || to.time === null) return null;
  const [start, end] = [from, to].map(({ date, time }) => Temporal.PlainDateTime.from(`${date}T${time}`));
  return start && end ? start.until(end).total("minutes") : null;
}

/** `30/11/2026 09:30` */
export function formatWallTime({ date, time }: WallTime): string {
  return time === null ? formatDate(date) : `${formatDate(date)} ${time}`;
}

/** `Mon` */
export function weekdayOf(date: IsoDate): string {
  return ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][Temporal.PlainDate.from(date).dayOfWeek - 1] ?? "";
}

import type { IsoDate } from "../../../core/calendar-date.ts";
import type { DateRange } from "../../../core/date-range.ts";

/** The time frames by which appointments are listed, in the order in which they are offered (F170). */
export const TIME_FRAMES = {
  today: "Today",
  tomorrow: "Tomorrow",
  "this-week": "This week",
  "next-week": "Next week",
  "next-two-weeks": "Next two weeks",
  "this-month": "This month",
  all: "All",
} as const;

export type TimeFrame = keyof typeof TIME_FRAMES;

/**
 * The days of a time frame, both included; `null`: all days. A week goes from Monday to Sunday, so that next week begins on the
 * Monday after today, and the next two weeks do too.
 */
export function timeFrameDays(frame: TimeFrame, today: IsoDate): DateRange | null {
  const day = Temporal.PlainDate.from(today);
  const days = (from: Temporal.PlainDate, count: number): DateRange => ({
    from: from.toString(),
    to: from.add({ days: count - 1 }).toString(),
  });
  const monday = day.subtract({ days: day.dayOfWeek - 1 });
  const nextMonday = monday.add({ days: 7 });
  const ranges: Record<Exclude<TimeFrame, "all">, DateRange> = {
    today: days(day, 1),
    tomorrow: days(day.add({ days: 1 }), 1),
    "this-week": days(monday, 7),
    "next-week": days(nextMonday, 7),
    "next-two-weeks": days(nextMonday, 14),
    "this-month": days(day.with({ day: 1 }), day.daysInMonth),
  };
  return frame === "all" ? null : ranges[frame];
}

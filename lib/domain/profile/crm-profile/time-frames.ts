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
  switch (frame) {
    case "today":
      return days(day, 1);
    case "tomorrow":
      return days(day.add({ days: 1 }), 1);
    case "this-week":
      return days(monday, 7);
    case "next-week":
      return days(nextMonday, 7);
    case "next-two-weeks":
      return days(nextMonday, 14);
    case "this-month":
      return days(day.with({ day: 1 }), day.daysInMonth);
    case "all":
      return null;
  }
}

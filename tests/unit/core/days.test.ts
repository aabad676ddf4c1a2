import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysIn, weekday } from "../../../lib/core/days.ts";

const FIRST = Temporal.PlainDate.from("1600-02-28");
const day = fc.integer({ min: 0, max: 300_000 }).map((days) => FIRST.add({ days }));

describe("days as numbers", () => {
  it("days are counted as the calendar counts them, leap years and centuries included", () => {
    fc.assert(
      fc.property(day, day, (from, to) => {
        expect(daysIn(from.toString(), to.toString())).toBe(from.until(to).days + 1);
        expect(weekday(from.toString())).toBe(from.dayOfWeek % 7);
        expect(addDays(from.toString(), from.until(to).days)).toBe(to.toString());
      }),
    );
  });

  it.each(["1900-02-28", "2000-02-29", "2024-02-29", "2026-12-31"])(
    "the day after %s is the calendar's",
    (date) => {
      expect(addDays(date, 1)).toBe(Temporal.PlainDate.from(date).add({ days: 1 }).toString());
    },
  );
});

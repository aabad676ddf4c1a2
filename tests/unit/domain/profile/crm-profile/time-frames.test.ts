import { expect, test } from "vitest";
import { type TimeFrame, timeFrameDays } from "../../../../../lib/domain/profile/crm-profile/time-frames.ts";

test.each<[TimeFrame, string, string, string]>([
  ["today", "2026-11-25", "2026-11-25", "2026-11-25"],
  ["tomorrow", "2026-12-31", "2027-01-01", "2027-01-01"],
  ["this-week", "2026-11-25", "2026-11-23", "2026-11-29"],
  ["this-week", "2026-11-22", "2026-11-16", "2026-11-22"],
  ["this-week", "2026-11-23", "2026-11-23", "2026-11-29"],
  ["next-week", "2026-11-22", "2026-11-23", "2026-11-29"],
  ["next-week", "2026-11-25", "2026-11-30", "2026-12-06"],
  ["next-two-weeks", "2026-11-25", "2026-11-30", "2026-12-13"],
  ["this-month", "2028-02-10", "2028-02-01", "2028-02-29"],
])("F170: %s on %s is from %s to %s", (frame, today, from, to) => {
  expect(timeFrameDays(frame, today)).toEqual({ from, to });
});

test("F170: all are of any day", () => {
  expect(timeFrameDays("all", "2026-11-25")).toBeNull();
});

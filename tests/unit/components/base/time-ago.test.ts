import { describe, expect, it } from "vitest";
import { timeAgo, timeLeft } from "../../../../components/base/time-ago.ts";

const at = (time: string) => Date.parse(`${time}+11:00`);
const now = at("2026-11-22T14:40:00");

describe("timeAgo", () => {
  it.each([
    ["2026-11-22T14:39:30", "just now"],
    ["2026-11-22T14:40:59", "just now"],
    // Stored before the clock was set back: nothing is fresh for that.
    ["2026-11-22T15:40:00", "at 3:40 pm"],
    ["2026-11-23T10:00:00", "on 23/11/2026"],
    ["2026-11-22T14:37:00", "3 min ago"],
    ["2026-11-22T13:40:01", "59 min ago"],
    ["2026-11-22T13:40:00", "at 1:40 pm"],
    ["2026-11-22T00:05:00", "at 12:05 am"],
    ["2026-11-22T12:05:00", "at 12:05 pm"],
    ["2026-11-21T23:59:00", "on 21/11/2026"],
  ])("timeAgo formats %s as %s", (time, words) => {
    expect(timeAgo(at(time), now, "Australia/Sydney")).toBe(words);
  });

  it("timeAgo stays in minutes across midnight", () => {
    expect(timeAgo(at("2026-11-21T23:50:00"), at("2026-11-22T00:10:00"), "Australia/Sydney")).toBe(
      "20 min ago",
    );
  });
});

describe("timeLeft", () => {
  it.each([
    [12_000, "12 s"],
    [11_100, "12 s"],
    [60_000, "1 min"],
    [61_000, "2 min"],
    [0, null],
    [-5000, null],
  ])("timeLeft formats %i ms as %s", (milliseconds, words) => {
    expect(timeLeft(now + milliseconds, now)).toBe(words);
  });
});

import { describe, expect, it } from "vitest";
import { expiryLevel, expiryText } from "../../../../components/connection/expiry.ts";

describe("expiry", () => {
  it.each([
    [178, "fine"],
    [31, "fine"],
    [30, "soon"],
    [8, "soon"],
    [7, "urgent"],
    [0, "urgent"],
    [-1, "past"],
  ])("expiryLevel with %i days left is %s", (days, level) => {
    expect(expiryLevel(days)).toBe(level);
  });

  it.each([
    [178, "Device expires in 178 days (19/05/2027)"],
    [1, "Device expires in 1 day (23/11/2026)"],
    [0, "Device expires today (22/11/2026)"],
    [-3, "Device expired 3 days ago (19/11/2026)"],
  ])("expiryText with %i days left names the days and the date", (days, text) => {
    expect(expiryText("Device", days, "2026-11-22")).toBe(text);
  });
});

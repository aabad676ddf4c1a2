import { describe, expect, test } from "vitest";
import { readExpiry } from "../../../../lib/ndia/proda/expiry.ts";

const NOW = Date.parse("2026-11-22T01:00:00Z");
const DAY = 24 * 3_600_000;

describe("readExpiry", () => {
  test.each<[unknown, string]>([
    // Without a zone: Sydney's time, in summer and in winter.
    ["2026-12-03 10:00:00", "2026-12-02T23:00:00Z"],
    ["2027-06-03 10:00:00", "2027-06-03T00:00:00Z"],
    ["2026-12-03T10:00:00", "2026-12-02T23:00:00Z"],
    ["2026-12-03T10:00", "2026-12-02T23:00:00Z"],
    ["2026-12-03 10:00:00.123", "2026-12-02T23:00:00.123Z"],
    ["2026/12/03 10:00:00", "2026-12-02T23:00:00Z"],
    ["2026-12-03", "2026-12-02T13:00:00Z"],
    // The day first.
    ["03/12/2026 10:00", "2026-12-02T23:00:00Z"],
    ["03/12/2026 10:00:30", "2026-12-02T23:00:30Z"],
    ["3/12/2026 1:05 pm", "2026-12-03T02:05:00Z"],
    ["3/12/2026 12:05 AM", "2026-12-02T13:05:00Z"],
    ["03-12-2026 10:00", "2026-12-02T23:00:00Z"],
    ["03.12.2026", "2026-12-02T13:00:00Z"],
    ["31/12/2026, 23:59", "2026-12-31T12:59:00Z"],
    // With a zone of its own.
    ["2026-12-03T10:00:00Z", "2026-12-03T10:00:00Z"],
    ["2026-12-03T10:00:00.000+0000", "2026-12-03T10:00:00Z"],
    ["2026-12-03T10:00:00+11:00", "2026-12-02T23:00:00Z"],
    ["2026-12-03T10:00:00+1100", "2026-12-02T23:00:00Z"],
    ["2026-12-03T10:00:00+11", "2026-12-02T23:00:00Z"],
    ["2026-12-03T10:00:00+11:00[Australia/Sydney]", "2026-12-02T23:00:00Z"],
    ["2026-12-03 10:00:00 AEDT", "2026-12-02T23:00:00Z"],
    ["2026-12-03 10:00:00 AEST", "2026-12-03T00:00:00Z"],
    ["03/12/2026 10:00 UTC", "2026-12-03T10:00:00Z"],
    // With the month's name.
    ["Thu, 03 Dec 2026 10:00:00 GMT", "2026-12-03T10:00:00Z"],
    ["3 December 2026 10:00", "2026-12-02T23:00:00Z"],
    ["03-Dec-2026", "2026-12-02T13:00:00Z"],
    // Numbers, and texts of them.
    [1_796_292_000, "2026-12-03T10:00:00Z"],
    ["1796292000", "2026-12-03T10:00:00Z"],
    [1_796_292_000_000, "2026-12-03T10:00:00Z"],
    ["1796292000000", "2026-12-03T10:00:00Z"],
    ["/Date(1796292000000)/", "2026-12-03T10:00:00Z"],
    ["/Date(1796292000000+1100)/", "2026-12-03T10:00:00Z"],
    ["  2026-12-03T10:00:00Z ", "2026-12-03T10:00:00Z"],
    // In the past: it has ended.
    ["2020-01-01T00:00:00Z", "2020-01-01T00:00:00Z"],
  ])("readExpiry reads %j as %s", (written, instant) => {
    expect(new Date(readExpiry(written, NOW) ?? Number.NaN).toISOString()).toBe(
      new Date(instant).toISOString(),
    );
  });

  test.each([950_400, "950400", "950400.5"])("readExpiry reads %j as seconds from now", (written) => {
    expect(Math.round(((readExpiry(written, NOW) ?? 0) - NOW) / 1000 / 3600)).toBe(264);
  });

  test.each<[unknown]>([
    [undefined],
    [null],
    [""],
    [" "],
    [true],
    [{}],
    [[1_796_292_000]],
    [0],
    [-5],
    ["-5"],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    ["1e12"],
    ["0x10"],
    ["as agreed"],
    ["soon 1"],
    ["2026-02-30 10:00:00"],
    ["2026-13-01"],
    // The month first: never a guess.
    ["12/25/2026 10:00"],
    ["2026-12-03 25:00"],
    ["3/12/2026 13:00 pm"],
    ["03/12/26"],
    // A day, or 234 days of seconds?
    [20_261_203],
    ["20261203"],
    // A compact date and time, which as milliseconds would be in another age.
    ["20261203101112"],
    ["0001-01-01 00:00:00"],
    ["9999-12-31 00:00:00"],
    ["2026-12-03 10:00:00 PST"],
  ])("readExpiry doesn't guess from %j", (written) => {
    expect(readExpiry(written, NOW)).toBeUndefined();
  });

  test("readExpiry takes the first of the hour that Sydney has twice", () => {
    expect(readExpiry("2027-04-04 02:30:00", NOW)).toBe(Date.parse("2027-04-03T15:30:00Z"));
  });

  test("readExpiry accepts a vendor device's expiry 62 months ahead", () => {
    expect(readExpiry("2032-01-22 10:00:00", NOW)).toBeGreaterThan(NOW + 61 * 30 * DAY);
  });
});

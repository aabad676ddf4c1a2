import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  daysBetween,
  formatDate,
  overlapInDays,
  parseAustralianDate,
  parseIsoDate,
} from "../../../lib/core/calendar-date.ts";
import { today } from "../../../lib/platform/system-clock.ts";
import { setClock } from "../test-clock.ts";

describe("a date that a person wrote", () => {
  test.each([
    ["22/11/2026", "2026-11-22"],
    ["1/7/2026", "2026-07-01"],
    ["01/07/2026", "2026-07-01"],
    ["  30/06/2027 ", "2027-06-30"],
    ["29/02/2028", "2028-02-29"],
    ["29/02/2000", "2000-02-29"],
    ["31/12/1999", "1999-12-31"],
  ])("parseAustralianDate reads %j as %s", (written, date) => {
    expect(parseAustralianDate(written)).toBe(date);
  });

  test.each([
    ["a month that doesn't exist", "13/25/2026"],
    ["a thirteenth month", "01/13/2026"],
    ["month and day in the American order", "11/22/2026"],
    ["the 31st of April", "31/04/2026"],
    ["a leap day in a common year", "29/02/2026"],
    ["a leap day in a century year", "29/02/1900"],
    ["day nought", "00/05/2026"],
    ["month nought", "05/00/2026"],
    ["a year in two digits", "22/11/26"],
    ["dashes", "22-11-2026"],
    ["dots", "22.11.2026"],
    ["a date with a time", "22/11/2026 00:00"],
    ["words", "22 Nov 2026"],
    ["an ISO date", "2026-11-22"],
    ["spaces inside", "22 / 11 / 2026"],
    ["other digits", "٢٢/١١/٢٠٢٦"],
    ["nothing", ""],
  ])("parseAustralianDate rejects %s: %j", (_what, written) => {
    expect(parseAustralianDate(written)).toBeNull();
  });
});

describe("a date as it is sent", () => {
  test.each([
    ["2026-11-22", "2026-11-22"],
    ["2028-02-29", "2028-02-29"],
    ["2026-02-29", null],
    ["2026-04-31", null],
    ["2026-13-01", null],
    ["0000-00-00", null],
    ["2026-1-1", null],
    ["20261122", null],
    ["2026-11-22T00:00:00Z", null],
    ["2026-W47-7", null],
    [" 2026-11-22", null],
    ["", null],
  ])("parseIsoDate reads %j as %j", (sent, date) => {
    expect(parseIsoDate(sent)).toBe(date);
  });
});

const day = fc
  .integer({ min: 0, max: 150_000 })
  .map((days) => Temporal.PlainDate.from("1900-01-01").add({ days }).toString());

test("formatDate and parseAustralianDate agree on every day", () => {
  fc.assert(
    fc.property(day, (date) => {
      expect(parseAustralianDate(formatDate(date))).toBe(date);
    }),
  );
});

test("ISO dates sort as text in calendar order", () => {
  fc.assert(
    fc.property(day, day, (a, b) => {
      expect(daysBetween(a, b) > 0).toBe(a < b);
    }),
  );
});

test.each([
  ["2026-11-22", "2026-11-22", 0],
  ["2026-11-22", "2026-11-23", 1],
  ["2026-11-23", "2026-11-22", -1],
  // Sydney's clocks move within both: a day is a day.
  ["2026-04-04", "2026-04-06", 2],
  ["2026-10-03", "2026-10-05", 2],
  ["2027-02-28", "2027-03-01", 1],
  ["2028-02-28", "2028-03-01", 2],
  ["2026-01-01", "2027-01-01", 365],
])("daysBetween counts from %s to %s as %i days", (from, to, days) => {
  expect(daysBetween(from, to)).toBe(days);
});

const range = (text: string) => ({ start: text.slice(0, 10), end: text.slice(11) });

test.each([
  ["the same day", "2026-01-01/2026-01-01", "2026-01-01/2026-01-01", 1],
  ["one inside the other", "2026-01-01/2026-12-31", "2026-03-01/2026-03-31", 31],
  ["an overlap", "2026-01-01/2026-06-30", "2026-06-30/2026-12-31", 1],
  ["neighbours", "2026-01-01/2026-06-30", "2026-07-01/2026-12-31", 0],
  ["far apart", "2024-01-01/2024-06-30", "2026-07-01/2026-12-31", 0],
])("overlapInDays of %s: %s and %s share %i days in either order", (_what, one, other, days) => {
  expect(overlapInDays(range(one), range(other))).toBe(days);
  expect(overlapInDays(range(other), range(one))).toBe(days);
});

test("today() is the day in the NDIA's time zone, not the computer's", () => {
  // Half past midnight in Sydney.
  setClock("2026-11-21T13:30:00Z");
  expect([today("UTC"), today("Australia/Perth"), today()]).toEqual([
    "2026-11-21",
    "2026-11-21",
    "2026-11-22",
  ]);
});

// @vitest-environment node
import { describe, expect, test } from "vitest";
import type { State } from "../../../../lib/ndis/invoice/context.ts";
import {
  easter,
  HOLIDAY_YEARS,
  holidayIn,
  holidayOn,
  holidaysOf,
} from "../../../../lib/ndis/invoice/holidays.ts";

test.each([
  ["2024-03-31", 2024],
  ["2025-04-20", 2025],
  ["2026-04-05", 2026],
  ["2027-03-28", 2027],
  ["2038-04-25", 2038],
  ["2285-03-22", 2285],
])("Easter is on %s", (date, year) => {
  expect(easter(year)).toBe(date);
});

const STATES: readonly State[] = ["ACT", "NSW", "NT", "QLD", "SA", "TAS", "VIC", "WA"];

describe("which states keep a day", () => {
  test.each<[string, string, readonly State[]]>([
    ["Australia Day 2025, a Sunday", "2025-01-26", []],
    ["its Monday", "2025-01-27", STATES],
    ["Labour Day in Western Australia", "2026-03-02", ["WA"]],
    ["the second Monday of March", "2026-03-09", ["ACT", "SA", "TAS", "VIC"]],
    ["Easter Saturday", "2026-04-04", ["ACT", "NSW", "NT", "QLD", "SA", "VIC"]],
    ["Easter Sunday", "2026-04-05", ["ACT", "NSW", "NT", "QLD", "SA", "VIC", "WA"]],
    ["Anzac Day, a Saturday", "2026-04-25", STATES],
    ["the Monday after it", "2026-04-27", ["ACT", "NSW", "WA"]],
    ["the Monday after Anzac Day, a Sunday", "2027-04-26", ["ACT", "NSW", "NT", "QLD", "WA"]],
    ["the first Monday of May", "2026-05-04", ["NT", "QLD"]],
    ["Reconciliation Day", "2026-06-01", ["ACT", "WA"]],
    ["the second Monday of June", "2026-06-08", ["ACT", "NSW", "NT", "SA", "TAS", "VIC"]],
    ["Picnic Day", "2026-08-03", ["NT"]],
    ["the day before the Grand Final", "2026-09-25", ["VIC"]],
    ["the King's Birthday in Western Australia", "2026-09-28", ["WA"]],
    ["the same in 2024", "2024-09-23", ["WA"]],
    ["the first Monday of October", "2026-10-05", ["ACT", "NSW", "QLD", "SA"]],
    ["Melbourne Cup Day", "2026-11-03", ["VIC"]],
    ["Christmas Eve", "2026-12-24", ["NT", "QLD", "SA"]],
    ["Boxing Day's Monday", "2026-12-28", STATES],
    ["Christmas's Monday", "2027-12-27", STATES],
    ["Boxing Day's Tuesday", "2027-12-28", STATES],
    ["the Brisbane show day, which is a local one", "2026-08-12", []],
    ["a day of a year that wasn't looked at", "2028-01-01", []],
  ])("%s", (_day, date, states) => {
    expect(STATES.filter((state) => holidayOn(date, state))).toEqual(states);
  });

  test("each keeps between 9 and 17 days a year", () => {
    for (const state of STATES)
      for (let year = HOLIDAY_YEARS.first; year <= HOLIDAY_YEARS.last; year++) {
        const { size } = holidaysOf(state, year);
        expect(size, `${state} ${year}`).toBeGreaterThanOrEqual(9);
        expect(size, `${state} ${year}`).toBeLessThanOrEqual(17);
      }
  });
});

describe("a list that was edited by hand", () => {
  const edits = {
    extra: [{ date: "2026-08-12", name: "Ekka", state: "QLD" as const }],
    removed: [{ date: "2026-06-08", state: "NSW" as const }],
  };

  test.each<[string, string, State, string | undefined]>([
    ["a day that was added", "2026-08-12", "QLD", "Ekka"],
    ["the same in another state", "2026-08-12", "NSW", undefined],
    ["a day that was removed", "2026-06-08", "NSW", undefined],
    ["the same in another state", "2026-06-08", "VIC", "King's Birthday"],
  ])("%s: %s in %s", (_what, date, state, name) => {
    expect(holidayOn(date, state, edits)?.name).toBe(name);
    expect(holidayIn({ from: date, to: date }, state, edits)).toBe(name !== undefined);
  });
});

test("a range has a holiday if any of its days is one", () => {
  expect(holidayIn({ from: "2026-06-01", to: "2026-06-30" }, "NSW")).toBe(true);
  expect(holidayIn({ from: "2026-07-01", to: "2026-09-30" }, "NSW")).toBe(false);
  expect(holidayIn({ from: "2025-12-27", to: "2026-01-01" }, "NSW")).toBe(true);
});

import { describe, expect, test } from "vitest";
import { type State, STATE_IDS as STATES } from "../../../../lib/domain/holidays/states.ts";
import type { HolidayEdits } from "../../../../lib/domain/holidays/holiday-edits.ts";
import { easter } from "../../../../lib/domain/holidays/rule-days.ts";
import {
  COMPARED_YEARS,
  holidayIn,
  holidayOn,
  holidaysOf,
} from "../../../../lib/domain/holidays/holidays.ts";

test.each([
  ["2024-03-31", 2024],
  ["2025-04-20", 2025],
  ["2026-04-05", 2026],
  ["2027-03-28", 2027],
  ["2028-04-16", 2028],
  ["2029-04-01", 2029],
  ["2038-04-25", 2038],
  ["2285-03-22", 2285],
])("holidayOn finds Easter on %s", (date, year) => {
  expect(easter(year)).toBe(date);
});

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
    ["Anzac Day, a Sunday", "2027-04-25", ["NSW", "SA", "TAS", "VIC", "WA"]],
    ["the Monday after it", "2027-04-26", ["ACT", "NSW", "NT", "QLD", "WA"]],
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
    ["New Year's Eve", "2026-12-31", ["NT", "SA"]],
    ["Boxing Day, a Saturday", "2026-12-26", STATES.filter((state) => state !== "TAS")],
    ["Boxing Day's Monday", "2026-12-28", STATES],
    ["Boxing Day, a Sunday", "2027-12-26", STATES.filter((state) => state !== "TAS")],
    ["Christmas's Monday", "2027-12-27", STATES],
    ["Boxing Day's Tuesday", "2027-12-28", STATES],
    ["the Brisbane show day, which is a local one", "2026-08-12", []],
    ["a day before the years that were looked at", "2023-12-25", []],
  ])("holidayOn gives the states that observe %s", (_day, date, states) => {
    expect(STATES.filter((state) => holidayOn(date, state))).toEqual(states);
  });

  test("holidayOn marks only the evenings as part of the day", () => {
    const evenings = (state: State) =>
      [...holidaysOf(state, 2026).values()].filter(({ partOfDay }) => partOfDay).map(({ date }) => date);
    expect(evenings("QLD")).toEqual(["2026-12-24"]);
    expect(evenings("SA")).toEqual(["2026-12-24", "2026-12-31"]);
    expect(evenings("NT")).toEqual(["2026-12-24", "2026-12-31"]);
    expect(evenings("NSW")).toEqual([]);
  });
});

/** All state-wide days, from a list that others made of the Acts and of what each state published. */
describe("the whole year", () => {
  test.each<[number, State, string]>([
    [2024, "ACT", "01-01 01-26 03-11 03-29 03-30 03-31 04-01 04-25 05-27 06-10 10-07 12-25 12-26"],
    [2024, "NSW", "01-01 01-26 03-29 03-30 03-31 04-01 04-25 06-10 10-07 12-25 12-26"],
    [2024, "NT", "01-01 01-26 03-29 03-30 03-31 04-01 04-25 05-06 06-10 08-05 12-24 12-25 12-26 12-31"],
    [2024, "QLD", "01-01 01-26 03-29 03-30 03-31 04-01 04-25 05-06 10-07 12-24 12-25 12-26"],
    [2024, "SA", "01-01 01-26 03-11 03-29 03-30 03-31 04-01 04-25 06-10 10-07 12-24 12-25 12-26 12-31"],
    [2024, "TAS", "01-01 01-26 03-11 03-29 04-01 04-25 06-10 12-25 12-26"],
    [2024, "VIC", "01-01 01-26 03-11 03-29 03-30 03-31 04-01 04-25 06-10 09-27 11-05 12-25 12-26"],
    [2024, "WA", "01-01 01-26 03-04 03-29 03-31 04-01 04-25 06-03 09-23 12-25 12-26"],
    [2025, "ACT", "01-01 01-27 03-10 04-18 04-19 04-20 04-21 04-25 06-02 06-09 10-06 12-25 12-26"],
    [2025, "NSW", "01-01 01-27 04-18 04-19 04-20 04-21 04-25 06-09 10-06 12-25 12-26"],
    [2025, "NT", "01-01 01-27 04-18 04-19 04-20 04-21 04-25 05-05 06-09 08-04 12-24 12-25 12-26 12-31"],
    [2025, "QLD", "01-01 01-27 04-18 04-19 04-20 04-21 04-25 05-05 10-06 12-24 12-25 12-26"],
    [2025, "SA", "01-01 01-27 03-10 04-18 04-19 04-20 04-21 04-25 06-09 10-06 12-24 12-25 12-26 12-31"],
    [2025, "TAS", "01-01 01-27 03-10 04-18 04-21 04-25 06-09 12-25 12-26"],
    [2025, "VIC", "01-01 01-27 03-10 04-18 04-19 04-20 04-21 04-25 06-09 09-26 11-04 12-25 12-26"],
    [2025, "WA", "01-01 01-27 03-03 04-18 04-20 04-21 04-25 06-02 09-29 12-25 12-26"],
    [
      2026,
      "ACT",
      "01-01 01-26 03-09 04-03 04-04 04-05 04-06 04-25 04-27 06-01 06-08 10-05 12-25 12-26 12-28",
    ],
    [2026, "NSW", "01-01 01-26 04-03 04-04 04-05 04-06 04-25 04-27 06-08 10-05 12-25 12-26 12-28"],
    [2026, "NT", "01-01 01-26 04-03 04-04 04-05 04-06 04-25 05-04 06-08 08-03 12-24 12-25 12-26 12-28 12-31"],
    [2026, "QLD", "01-01 01-26 04-03 04-04 04-05 04-06 04-25 05-04 10-05 12-24 12-25 12-26 12-28"],
    [2026, "SA", "01-01 01-26 03-09 04-03 04-04 04-05 04-06 04-25 06-08 10-05 12-24 12-25 12-26 12-28 12-31"],
    [2026, "TAS", "01-01 01-26 03-09 04-03 04-06 04-25 06-08 12-25 12-28"],
    [2026, "VIC", "01-01 01-26 03-09 04-03 04-04 04-05 04-06 04-25 06-08 09-25 11-03 12-25 12-26 12-28"],
    [2026, "WA", "01-01 01-26 03-02 04-03 04-05 04-06 04-25 04-27 06-01 09-28 12-25 12-26 12-28"],
    [
      2027,
      "ACT",
      "01-01 01-26 03-08 03-26 03-27 03-28 03-29 04-26 05-31 06-14 10-04 12-25 12-26 12-27 12-28",
    ],
    [2027, "NSW", "01-01 01-26 03-26 03-27 03-28 03-29 04-25 04-26 06-14 10-04 12-25 12-26 12-27 12-28"],
    [
      2027,
      "NT",
      "01-01 01-26 03-26 03-27 03-28 03-29 04-26 05-03 06-14 08-02 12-24 12-25 12-26 12-27 12-28 12-31",
    ],
    [2027, "QLD", "01-01 01-26 03-26 03-27 03-28 03-29 04-26 05-03 10-04 12-24 12-25 12-26 12-27 12-28"],
    [
      2027,
      "SA",
      "01-01 01-26 03-08 03-26 03-27 03-28 03-29 04-25 06-14 10-04 12-24 12-25 12-26 12-27 12-28 12-31",
    ],
    [2027, "TAS", "01-01 01-26 03-08 03-26 03-29 04-25 06-14 12-25 12-27 12-28"],
    [
      2027,
      "VIC",
      "01-01 01-26 03-08 03-26 03-27 03-28 03-29 04-25 06-14 09-24 11-02 12-25 12-26 12-27 12-28",
    ],
    [2027, "WA", "01-01 01-26 03-01 03-26 03-28 03-29 04-25 04-26 06-07 09-27 12-25 12-26 12-27 12-28"],
  ])("holidays of %i in %s match the published list", (year, state, days) => {
    expect([...holidaysOf(state, year).keys()].toSorted()).toEqual(
      days.split(" ").map((day) => `${year}-${day}`),
    );
  });

  test("every listed year was compared with a published list", () => {
    expect(COMPARED_YEARS).toEqual({ first: 2024, last: 2027 });
  });
});

describe("a list that was edited by hand", () => {
  const edits: HolidayEdits = {
    extra: [
      { date: "2026-08-12", name: "Ekka", state: "QLD" },
      { date: "2026-08-12", name: "Show", state: "NT" },
      { date: "2028-01-03", name: "New Year's Day" },
    ],
    removed: [{ date: "2026-06-08", state: "NSW" }, { date: "2026-04-06" }],
  };

  test.each<[string, string, State, string | undefined]>([
    ["a day that was added", "2026-08-12", "QLD", "Ekka"],
    ["the same in another state", "2026-08-12", "NSW", undefined],
    ["a day that was removed", "2026-06-08", "NSW", undefined],
    ["the same in another state", "2026-06-08", "VIC", "King's Birthday"],
    ["a day that each of two states has for itself", "2026-08-12", "NT", "Show"],
    ["a day that was added for all, in a year that isn't listed", "2028-01-03", "WA", "New Year's Day"],
    ["a day that was removed for all", "2026-04-06", "WA", undefined],
  ])("an edited list of holidays: %s: %s in %s", (_what, date, state, name) => {
    expect(holidayOn(date, state, edits)?.name).toBe(name);
    expect(holidayIn({ from: date, to: date }, state, edits)).toBe(name !== undefined);
  });
});

test("an additional holiday is named as one, a substitute isn't", () => {
  expect(holidayOn("2026-12-28", "NSW")?.name).toBe("Boxing Day (additional day)");
  expect(holidayOn("2026-12-28", "TAS")?.name).toBe("Boxing Day");
  expect(holidayOn("2027-12-28", "SA")?.name).toBe("Proclamation Day (additional day)");
  expect(holidayOn("2027-04-26", "QLD")?.name).toBe("Anzac Day");
  expect(holidayOn("2027-04-26", "NSW")?.name).toBe("Anzac Day (additional day)");
});

test("holidayIn finds a holiday on any day of a range", () => {
  const edits: HolidayEdits = { extra: [{ date: "2028-03-01", name: "Show", state: "SA" }] };
  const march = { from: "2028-02-28", to: "2028-03-04" };
  expect(["SA", "WA"].map((state) => holidayIn(march, state as State, edits))).toEqual([true, false]);
  const june = { removed: [{ date: "2026-06-08", state: "NSW" }] } satisfies HolidayEdits;
  expect(holidayIn({ from: "2026-06-01", to: "2026-06-30" }, "NSW", june)).toBe(false);
  expect(holidayIn({ from: "2026-06-01", to: "2026-06-30" }, "NSW")).toBe(true);
  expect(holidayIn({ from: "2026-07-01", to: "2026-09-30" }, "NSW")).toBe(false);
  expect(holidayIn({ from: "2025-12-27", to: "2026-01-01" }, "NSW")).toBe(true);
});

import { describe, expect, test } from "vitest";
import { type State, STATE_IDS as STATES } from "../../../../lib/domain/holidays/states.ts";
import { weekday } from "../../../../lib/core/days.ts";
import type { HolidayEdits } from "../../../../lib/domain/holidays/holiday-edits.ts";
import { easter } from "../../../../lib/domain/holidays/rule-days.ts";
import { COMPARED_YEARS, holidayOn, holidaysOf } from "../../../../lib/domain/holidays/holidays.ts";

const daysOf = (state: State, year: number) =>
  [...holidaysOf(state, year).keys()].toSorted().map((date) => date.slice(5));
const namesOf = (state: State, date: string) => holidayOn(date, state)?.name;

/** Worked out by hand from the Acts: 1 January is a Saturday, Easter Sunday 16 April, Anzac Day a Tuesday, Christmas a Monday. */
test.each<[State, string]>([
  ["ACT", "01-01 01-03 01-26 03-13 04-14 04-15 04-16 04-17 04-25 05-29 06-12 10-02 12-25 12-26"],
  ["NSW", "01-01 01-03 01-26 04-14 04-15 04-16 04-17 04-25 06-12 10-02 12-25 12-26"],
  ["NT", "01-01 01-03 01-26 04-14 04-15 04-16 04-17 04-25 05-01 06-12 08-07 12-24 12-25 12-26 12-31"],
  ["QLD", "01-01 01-03 01-26 04-14 04-15 04-16 04-17 04-25 05-01 10-02 12-24 12-25 12-26"],
  ["SA", "01-01 01-03 01-26 03-13 04-14 04-15 04-16 04-17 04-25 06-12 10-02 12-24 12-25 12-26 12-31"],
  ["TAS", "01-03 01-26 03-13 04-14 04-17 04-25 06-12 12-25 12-26"],
  ["VIC", "01-01 01-03 01-26 03-13 04-14 04-15 04-16 04-17 04-25 06-12 09-29 11-07 12-25 12-26"],
  ["WA", "01-01 01-03 01-26 03-06 04-14 04-16 04-17 04-25 06-05 09-25 12-25 12-26"],
])("holidayOn calculates the public holidays of 2028 in %s", (state, days) => {
  expect(daysOf(state, 2028)).toEqual(days.split(" "));
});

describe("a day that a later year's weekend moves", () => {
  test.each<[string, string, readonly State[]]>([
    ["Anzac Day 2032, a Sunday", "2032-04-25", ["NSW", "SA", "TAS", "VIC", "WA"]],
    [
      "the Monday after it, declared for 2026 and 2027 only in New South Wales",
      "2032-04-26",
      ["ACT", "NT", "QLD", "WA"],
    ],
    ["the Monday after Anzac Day 2037, a Saturday", "2037-04-27", ["WA"]],
    ["Australia Day 2030, a Saturday", "2030-01-26", []],
    ["its Monday", "2030-01-28", STATES],
    ["New Year's Day 2033, a Saturday", "2033-01-01", STATES.filter((state) => state !== "TAS")],
    ["its Monday", "2033-01-03", STATES],
    ["Christmas Day 2033, a Sunday", "2033-12-25", STATES],
    ["its Tuesday, Monday being Boxing Day", "2033-12-27", STATES],
    ["a leap day", "2028-02-29", []],
  ])("holidayOn has %s where the Acts say", (_day, date, states) => {
    expect(STATES.filter((state) => holidayOn(date, state)).toSorted()).toEqual([...states].toSorted());
  });
});

describe("a holiday that nobody has compared with a published list", () => {
  test.each<[State, string, string | undefined]>([
    ["NSW", "2027-12-25", undefined],
    ["NSW", "2028-04-25", "by-rule"],
    ["WA", "2027-09-27", undefined],
    ["WA", "2028-09-25", "may-move"],
    ["VIC", "2028-09-29", "may-move"],
    ["QLD", "2040-12-25", "by-rule"],
  ])("a calculated holiday in %s on %s is marked as %s", (state, date, computed) => {
    expect(holidayOn(date, state)).toMatchObject({ date });
    expect(holidayOn(date, state)?.computed).toBe(computed);
  });

  test("edits replace a calculated holiday and aren't marked as calculated", () => {
    const edits: HolidayEdits = {
      extra: [{ date: "2028-09-22", name: "Friday before the AFL Grand Final", state: "VIC" }],
      removed: [{ date: "2028-09-29", state: "VIC" }],
    };
    expect(holidayOn("2028-09-22", "VIC", edits)).toEqual({
      date: "2028-09-22",
      name: "Friday before the AFL Grand Final",
    });
    expect(holidayOn("2028-09-29", "VIC", edits)).toBeUndefined();
  });
});

describe.each(Array.from({ length: 17 }, (_, at) => 2024 + at))("in %i", (year) => {
  test.each(STATES)("%s has the national days, and no day twice or of another year", (state) => {
    const holidays = [...holidaysOf(state, year).values()];
    expect(holidays.length).toBeGreaterThanOrEqual(9);
    expect(holidays.length).toBeLessThanOrEqual(16);
    expect(holidays.filter(({ date }) => !date.startsWith(`${year}-`))).toEqual([]);
    const [friday, monday] = [-2, 1].map((days) =>
      Temporal.PlainDate.from(easter(year)).add({ days }).toString(),
    );
    for (const date of [friday, monday, `${year}-12-25`])
      expect(holidayOn(String(date), state)).toBeDefined();
    expect([weekday(String(friday)), weekday(String(monday))]).toEqual([5, 1]);
  });

  test.each(STATES)("a substitute or additional holiday in %s is on a weekday", (state) => {
    const additional = [...holidaysOf(state, year).values()].filter(({ name }) =>
      name.includes("(additional"),
    );
    expect(additional.filter(({ date }) => [0, 6].includes(weekday(date)))).toEqual([]);
  });

  test.each(STATES)(
    "every holiday of %s is marked as computed after the years that were compared, and none in them",
    (state) => {
      const marks = new Set(
        [...holidaysOf(state, year).values()].map(({ computed }) => computed !== undefined),
      );
      expect([...marks]).toEqual([year > COMPARED_YEARS.last]);
    },
  );
});

test("two holidays on one day are both named: Easter Sunday and Anzac Day in 2038", () => {
  expect([namesOf("NSW", "2038-04-25"), namesOf("TAS", "2038-04-25")]).toEqual([
    "Easter Sunday, Anzac Day",
    "Anzac Day",
  ]);
});

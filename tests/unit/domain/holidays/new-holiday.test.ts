import { describe, expect, test } from "vitest";
import { validateNewHoliday, type NewHoliday } from "../../../../lib/domain/holidays/new-holiday.ts";
import type { HolidayEdits } from "../../../../lib/domain/holidays/holiday-edits.ts";

const ekka: NewHoliday = { date: "2026-08-12", name: "Ekka", state: "QLD" };
const edits: HolidayEdits = {
  extra: [
    { date: "2026-08-13", name: "Show", state: "QLD" },
    { date: "2026-09-22", name: "Day of Mourning" },
  ],
  removed: [{ date: "2026-06-08", state: "NSW" }],
};

describe("a holiday that can be added", () => {
  test.each<[string, NewHoliday]>([
    ["a day like others", ekka],
    ["in all states", { date: ekka.date, name: "Ekka" }],
    ["a day of a year that isn't listed", { ...ekka, date: "2029-08-15" }],
    ["a day that another state keeps", { ...ekka, date: "2026-06-08" }],
    ["for all, a day that only some states keep", { date: "2026-06-08", name: "King's Birthday" }],
    ["a whole day of which the evening is one", { ...ekka, date: "2026-12-24" }],
  ])("validateNewHoliday accepts %s", (_what, wished) => {
    expect(validateNewHoliday(wished, edits)).toEqual({ holiday: wished });
  });

  test("validateNewHoliday trims the name", () => {
    expect(validateNewHoliday({ ...ekka, name: " Royal \t Show " }, edits)).toMatchObject({
      holiday: { name: "Royal Show" },
    });
  });
});

describe("a holiday that can't be added", () => {
  test.each<[string, NewHoliday, string, string]>([
    ["no day", { ...ekka, date: "" }, "Date", "This isn't a date."],
    ["a day that doesn't exist", { ...ekka, date: "2026-02-30" }, "Date", "This isn't a date."],
    ["no name", { ...ekka, name: " " }, "Name", "The holiday has no name yet."],
    ["a name without end", { ...ekka, name: "x".repeat(101) }, "Name", "The name is too long."],
    [
      "a day of the list",
      { ...ekka, date: "2026-10-05" },
      "Date",
      "05/10/2026 is already a public holiday in QLD (King's Birthday).",
    ],
    [
      "a day that was added",
      { ...ekka, date: "2026-08-13" },
      "Date",
      "13/08/2026 is already a public holiday in QLD (Show).",
    ],
    [
      "a day that was added for all",
      { ...ekka, date: "2026-09-22" },
      "Date",
      "22/09/2026 is already a public holiday in QLD (Day of Mourning).",
    ],
    [
      "for all, a day that all keep",
      { date: "2026-12-25", name: "Christmas" },
      "Date",
      "25/12/2026 is already a public holiday in all states (Christmas Day).",
    ],
    [
      "a day that was taken off the list",
      { date: "2026-06-08", name: "King's Birthday", state: "NSW" },
      "Date",
      "08/06/2026 was removed from the list.",
    ],
  ])("validateNewHoliday rejects %s", (_what, wished, field, what) => {
    expect(validateNewHoliday(wished, edits)).toMatchObject({ problem: { field, what } });
  });
});

import { describe, expect, test } from "vitest";
import {
  isNothing,
  parsedReading,
  parsePageDate,
  parsePageMoney,
  parseTick,
} from "../../../../../lib/crm/read/fields/page-values.ts";

describe("a date of a site that writes the day first", () => {
  test.each([
    "12/03/2026",
    "12/3/2026",
    "12-03-2026",
    "12.03.2026",
    "12 Mar 2026",
    "12 March 2026",
    "12-Mar-2026",
    "12th March 2026",
    "March 12, 2026",
    "Thu 12/03/2026",
    "Thursday, 12 March 2026",
    "2026-03-12",
    "2026/03/12",
    "12/3/26",
    "12-Mar-26",
    "12/03/2026 12:00:00 AM",
    "12/03/2026 00:00",
    "12/03/2026, 9:30 am",
    "12 Mar 2026 at 09:00",
    "2026-03-12T00:00:00",
    "2026-03-12 00:00:00.000",
    "2026-03-12T00:00:00Z",
    "12/03/2026 (Thu)",
    "12/03/2026 (in 3 days)",
    "12/03/2026 (expired)",
    "\u200E12/03/2026",
    " 12 / 03 / 2026 ",
  ])("%j is 12 March 2026", (text) => {
    expect(parsePageDate(text, { order: "day-first" })).toBe("2026-03-12");
  });

  test.each([
    "03/25/2026",
    "31/04/2026",
    "Fri 12/03/2026",
    "12/03/____",
    "__/__/____",
    "03/2026",
    "2026",
    "12/03/2026 - 11/03/2027",
    "12/03/2026 (was 12/02/2026)",
    "12/03/2026 (approx.)",
    "12/03/2026?",
    "2026-03-11T13:00:00Z",
    "2026-03-12T00:00:00+10:00 or so",
    "12/03/0026",
    "12/3/99",
    "about March",
    "",
  ])("%j is no certain day", (text) => {
    expect(parsePageDate(text, { order: "day-first" })).toBeNull();
  });
});

describe("a birthday", () => {
  test.each([
    "12/03/1988 (38 yrs)",
    "12/03/1988 (38 years old)",
    "12/03/1988 38 yrs",
    "12/03/1988, 38 years",
    "12/03/1988 - 38 y/o",
    "12/03/1988 (38y 8m)",
    "12/03/1988 (Age: 38)",
    "12/03/1988 Age 38",
    "12 Mar 1988 (38 years)",
    "12/03/88",
  ])("%j is 12 March 1988", (text) => {
    expect(parsePageDate(text, { order: "day-first", isBirthday: true })).toBe("1988-03-12");
  });

  test.each(["12/03/26", "12-Mar-08", "12/03/1988 (38)", "12/03/1988 / 12/04/1988"])(
    "%j is no certain day",
    (text) => {
      expect(parsePageDate(text, { order: "day-first", isBirthday: true })).toBeNull();
    },
  );
});

describe("day and month", () => {
  test.each<[string, "day-first" | "month-first" | undefined, string | null]>([
    ["12/03/2026", "month-first", "2026-12-03"],
    ["03/25/2026", "month-first", "2026-03-25"],
    ["25/03/2026", "month-first", null],
    ["12 Mar 2026", "month-first", "2026-03-12"],
    ["2026-03-12", "month-first", "2026-03-12"],
    ["12/03/2026", undefined, null],
    ["25/03/2026", undefined, "2026-03-25"],
    ["03/25/2026", undefined, "2026-03-25"],
    ["03/03/2026", undefined, "2026-03-03"],
    ["12 Mar 2026", undefined, "2026-03-12"],
  ])("%j of a site of order %s is %s", (text, order, date) => {
    expect(parsePageDate(text, { order })).toBe(date);
  });
});

test.each<[string, number | null]>([
  ["$1,234.56", 123_456],
  ["1234.56", 123_456],
  ["$ 1,234.56", 123_456],
  ["1 234.56", 123_456],
  ["AUD 1,234.56", 123_456],
  ["AUD $1,234.56", 123_456],
  ["A$1,234.56", 123_456],
  ["$1,234.56 AUD", 123_456],
  ["$1,234.56 (80%)", 123_456],
  ["$1,234.56 (33.3 %)", 123_456],
  ["($12.00)", -1200],
  ["(12.00)", -1200],
  ["-$12.00", -1200],
  ["$-12.00", -1200],
  ["\u2212$12.00", -1200],
  ["12.00-", -1200],
  ["$0", 0],
  ["($0.00)", 0],
  ["1 234,56", null],
  ["1.234,56", null],
  ["12 34.56", null],
  ["$1,23", null],
  ["$1,234.5", null],
  ["$12.00 CR", null],
  ["(-$12.00)", null],
  ["$1.00 of $2.00", null],
  ["$1.00 $2.00", null],
  ["USD 12.00", null],
  ["about 45k", null],
  ["", null],
])("an amount that reads %j is %s cents", (text, cents) => {
  expect(parsePageMoney(text)).toBe(cents);
});

test.each<[string, boolean | undefined]>([
  ["Yes", true],
  ["Y", true],
  ["TRUE", true],
  ["on", true],
  ["✓", true],
  ["✔\uFE0F", true],
  ["☑", true],
  ["Ticked", true],
  ["Yes (since 01/07/2026)", true],
  ["No", false],
  ["n", false],
  ["False", false],
  ["✗", false],
  ["☐", false],
  ["Not ticked", false],
  ["", undefined],
  ["-", undefined],
  ["Yes/No", undefined],
  ["Pending", undefined],
  ["1", undefined],
])("a tick that reads %j is %s", (text, ticked) => {
  expect(parseTick(text)).toBe(ticked);
});

test.each([
  "",
  "-",
  "\u2014",
  "--",
  "N/A",
  "n/a",
  "Not set",
  "__/__/____".replaceAll("/", ""),
  "Not recorded",
])("%j says that there is nothing", (text) => {
  expect(isNothing(text)).toBe(true);
});

test("a text that isn't a date is unreadable, one that says nothing is empty, and a doubt stays one", () => {
  const parse = (text: string) => parsePageDate(text, { order: "day-first" });
  expect(parsedReading({ state: "value", value: "12/03/2026" }, parse)).toEqual({
    state: "value",
    value: "2026-03-12",
  });
  expect(parsedReading({ state: "value", value: "soon" }, parse)).toEqual({
    state: "unreadable",
    text: "soon",
  });
  expect(parsedReading({ state: "value", value: "N/A" }, parse)).toEqual({
    state: "value",
    value: undefined,
  });
  expect(parsedReading({ state: "not-shown" }, parse)).toEqual({ state: "not-shown" });
});

test.each([
  ["20/10/2026", "2026-10-20"],
  ["1/2/2026", "2026-02-01"],
  ["2026-10-20", "2026-10-20"],
  ["2026/10/20", "2026-10-20"],
  ["20-10-2026", "2026-10-20"],
  ["20.10.2026", "2026-10-20"],
  ["20 Oct 2026", "2026-10-20"],
  ["20 October 2026", "2026-10-20"],
  ["20-Oct-2026", "2026-10-20"],
  ["20/Oct/2026", "2026-10-20"],
  ["1st Sept. 2026", "2026-09-01"],
  ["Oct 20, 2026", "2026-10-20"],
  ["Tue 20/10/2026", "2026-10-20"],
  ["Tuesday, 20 October 2026", "2026-10-20"],
  ["20/10/2026 12:00:00 AM", "2026-10-20"],
  ["2026-10-20T00:00:00", "2026-10-20"],
  ["20 Oct 2026, 14:30", "2026-10-20"],
  ["20\u00A0Oct\u00A02026", "2026-10-20"],
  // Another day where the clock of the page's reader stands.
  ["2026-06-30T14:00:00Z", null],
  ["2026-06-30T14:00:00+00:00", null],
  ["20-Oct-26", null],
  ["20/10/26", null],
  ["10/20/2026", null],
  ["31 Jun 2026", null],
  ["20 Ocl 2026", null],
  ["20 October", null],
  ["October 2026", null],
  ["20-10/2026", null],
  ["today", null],
  ["", null],
  ["20102026", null],
  ["20/10/20", null],
])("what is typed, %j, is the whole date %s", (text, date) => {
  expect(parsePageDate(text, { order: "day-first", isWhole: true })).toBe(date);
});

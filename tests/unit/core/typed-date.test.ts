import { expect, test } from "vitest";
import { parseTypedDate } from "../../../lib/core/typed-date.ts";
import { TODAY } from "../test-clock.ts";

test.each([
  ["01/07/2026", "2026-07-01"],
  ["1/7/26", "2026-07-01"],
  [" 1.7.2026 ", "2026-07-01"],
  ["1-7-26", "2026-07-01"],
  ["1 Jan 2026", "2026-01-01"],
  ["1st January 2026", "2026-01-01"],
  ["Jan 1, 2026", "2026-01-01"],
  ["2026-07-01", "2026-07-01"],
  ["01072026", "2026-07-01"],
  ["20-07-26", "2026-07-20"],
  ["today", TODAY],
  ["Today ", TODAY],
])("parseTypedDate reads %s as %s", (text, date) => {
  expect(parseTypedDate(text, TODAY)).toBe(date);
});

test.each(["", "1/7", "13/25/2026", "07/13/2026", "31/02/2026", "26/07/01", "soon", "1/7/1"])(
  "parseTypedDate takes %s for no day: month and day are never swapped",
  (text) => {
    expect(parseTypedDate(text, TODAY)).toBeNull();
  },
);

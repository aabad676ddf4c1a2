import { expect, test } from "vitest";
import { isYes, readDay, readNumber, readPrice } from "../../../lib/price-files/price-cells.ts";
import type { Cell } from "../../../lib/price-files/sheet.ts";

test.each<[Cell, number | null]>([
  [70.23, 7023],
  [70.230000000000004, 7023],
  ["$70.23", 7023],
  ["A$1,070.5", 107_050],
  ["70", 7000],
  ["", null],
  [null, null],
  ["-", null],
  ["N/A", null],
  [0, null],
])("readPrice reads %j as %j cents", (cell, value) => {
  expect(readPrice(cell)).toEqual({ value });
});

test.each<Cell>(["abc", -5, "-5.00", 1e9, "70.234"])("readPrice takes %j for no amount", (cell) => {
  expect(readPrice(cell)).toHaveProperty("unreadable");
});

test.each<[Cell, string | null]>([
  [20_260_701, "2026-07-01"],
  ["20260701", "2026-07-01"],
  [46_204, "2026-07-01"],
  ["46204", "2026-07-01"],
  [new Date("2026-07-01T00:00:00Z"), "2026-07-01"],
  ["1/07/2026", "2026-07-01"],
  ["01/07/2026 12:00:00 AM", "2026-07-01"],
  ["1 July 2026", "2026-07-01"],
  [99_991_231, null],
  ["31/12/9999", null],
  ["", null],
])("readDay reads %j as %j", (cell, value) => {
  expect(readDay(cell)).toEqual({ value });
});

test.each<Cell>(["tomorrow", "13/25/2026", "07/25/2026", 20_261_301, 12_345, true])(
  "readDay takes %j for no day",
  (cell) => {
    expect(readDay(cell)).toHaveProperty("unreadable");
  },
);

test("readNumber reads a number with zeros in front or a name behind, and nothing of other texts", () => {
  expect([1, "01", "0107", "01 - Daily Life", "Daily Life", null].map(readNumber)).toEqual([
    1,
    1,
    107,
    1,
    null,
    null,
  ]);
});

test("isYes takes Y and Yes in any case, and nothing else", () => {
  expect(["Y", "yes", true, "N", "", null].map(isYes)).toEqual([true, true, true, false, false, false]);
});

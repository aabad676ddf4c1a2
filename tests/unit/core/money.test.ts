import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatMoney, parseMoney } from "../../../lib/core/money.ts";

describe("an amount that a page shows", () => {
  test.each([
    ["$1,234.56", 123_456],
    ["1234.56", 123_456],
    ["$1,234,567.00", 123_456_700],
    ["1", 100],
    ["$1.00", 100],
    ["$0.05", 5],
    ["0.29", 29],
    ["-$5.00", -500],
    ["$-5.00", -500],
    ["-5", -500],
    [" $ 1,234.56 ", 123_456],
    ["$ 45 000.10", 4_500_010],
    ["90071992547.41", 9_007_199_254_741],
    ["-$0.00", 0],
  ])("parseMoney reads %j as %i cents", (shown, cents) => {
    expect(parseMoney(shown)).toBe(cents);
  });

  test.each([
    ["nothing", ""],
    ["a sign alone", "$"],
    ["words", "N/A"],
    ["one digit of cents", "$1,234.5"],
    ["three digits of cents", "$1,234.567"],
    ["a point without cents", "12."],
    ["cents alone", ".50"],
    ["commas in the wrong place", "1,23.00"],
    ["too many digits before a comma", "1234,567.00"],
    ["the European way", "1.234,56"],
    ["another currency", "€5.00"],
    ["two signs", "-$-5.00"],
    ["two amounts", "$5.00 $6.00"],
    ["an exponent", "1e5"],
    ["a percentage", "5%"],
    ["more cents than a number can hold exactly", "90071992547409.92"],
  ])("parseMoney rejects %s: %j", (_what, shown) => {
    expect(parseMoney(shown)).toBeNull();
  });
});

test.each([
  [123_456, "$1,234.56"],
  [100, "$1.00"],
  [5, "$0.05"],
  [0, "$0.00"],
  [-500, "-$5.00"],
  [123_456_789_00, "$123,456,789.00"],
])("formatMoney shows %i cents as %s", (cents, shown) => {
  expect(formatMoney(cents)).toBe(shown);
});

test("parseMoney reads back every amount of formatMoney to the cent", () => {
  const cents = fc.integer({ min: -10_000_000_00, max: 10_000_000_00 });
  fc.assert(
    fc.property(cents, (amount) => {
      expect(parseMoney(formatMoney(amount))).toBe(amount);
    }),
  );
});

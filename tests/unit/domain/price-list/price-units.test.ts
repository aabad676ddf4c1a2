import { expect, test } from "vitest";
import { perUnit, unitWords } from "../../../../lib/domain/price-list/price-units.ts";

test("unitWords tells the NDIA's letters in words, an unknown unit as it is written, and nothing where none is told", () => {
  expect(["H", "wk", "E", "km", null].map(unitWords)).toEqual(["an hour", "a week", "each", "km", null]);
});

test("perUnit stands behind an amount, and is empty where the unit isn't told", () => {
  expect([perUnit("D"), perUnit(null)]).toEqual([" a day", ""]);
});

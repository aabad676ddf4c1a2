import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatTotal, sumOf, utilisationOf } from "../../../../lib/domain/record/amount.ts";

describe("sumOf", () => {
  test("F90: sumOf adds five budgets of $2,000 to $10,000", () => {
    expect(formatTotal(sumOf([200_000, 200_000, 200_000, 200_000, 200_000]))).toBe("$10,000.00");
  });

  test.each([
    [[], "$0.00"],
    [[null], "not told"],
    [[null, null], "not told"],
    [[0], "$0.00"],
    [[500_00, null], "$500.00 and 1 amount that isn't told"],
    [[500_00, null, -700_00, null], "-$200.00 and 2 amounts that aren't told"],
  ])("sumOf tells of %j: %s", (amounts, words) => {
    expect(formatTotal(sumOf(amounts))).toBe(words);
  });

  test("sumOf is the sum of what is told, and never counts what isn't as nothing", () => {
    const amounts = fc.array(fc.option(fc.integer({ min: -1e9, max: 1e9 })));
    fc.assert(
      fc.property(amounts, (list) => {
        const told = list.flatMap((amount) => amount ?? []);
        const { cents, notTold } = sumOf(list);
        expect(notTold).toBe(list.length - told.length);
        const isUnknown = told.length === 0 && list.length > 0;
        expect(cents).toBe(isUnknown ? null : told.reduce((sum, amount) => sum + amount, 0));
      }),
    );
  });
});

test.each([
  ["a quarter", [25_000], [100_000], 25],
  ["one decimal", [1], [3], 33.3],
  ["nothing spent", [0], [100_000], 0],
  ["nothing approved", [0], [0], 0],
  ["something spent of nothing", [500], [0], 0],
  ["no budget at all", [], [], 0],
  ["more spent than approved", [150_000], [100_000], 150],
  ["a spent that isn't told", [null], [100_000], null],
  ["one approved of two that isn't told", [500], [1000, null], null],
])("F87, F89: utilisationOf is spent by approved: %s", (_title, spent, approved, percent) => {
  expect(utilisationOf(sumOf(spent), sumOf(approved))).toBe(percent);
});

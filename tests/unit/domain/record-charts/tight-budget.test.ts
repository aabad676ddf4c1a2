import { expect, test } from "vitest";
import {
  isTight,
  tightOfClient,
  tightOfContract,
} from "../../../../lib/domain/record-charts/tight-budget.ts";
import { budget } from "../invoice/invoice-fixtures.ts";

test.each<[number | null, number | null, boolean]>([
  [100_000, 10_000, true],
  [100_000, 10_001, false],
  [100_000, -5, true],
  [0, 0, false],
  [null, 0, false],
  [100_000, null, false],
])("isTight, with %s approved and %s remaining: %s", (approved, remaining, expected) => {
  expect(isTight(approved, remaining)).toBe(expected);
});

test("tightOfClient names each category once, and none that isn't known, running or paid from", () => {
  const spent = { total: 100_000, delivered: 95_000, startDate: "2026-07-01", endDate: "2027-06-30" };
  const budgets = [
    budget({ ...spent, category: "Transport" }),
    budget({ ...spent, category: "Transport" }),
    budget({ ...spent, category: "Plenty", delivered: 0 }),
    budget({ ...spent, category: "Unknown", unknown: ["delivered"] }),
    budget({ ...spent, category: "Ended", endDate: "2026-08-31" }),
    budget({ ...spent, category: "Excluded", excluded: true }),
  ];
  expect(tightOfClient(budgets, "2026-11-22")).toEqual(["Transport"]);
  expect(tightOfClient(undefined, "2026-11-22")).toEqual([]);
});

test("tightOfContract goes by what the contract's own table shows as delivered", () => {
  const of = (category: string, amount: number | null, delivered?: number | null) => ({
    category,
    amount,
    ...(delivered === undefined ? {} : { delivered }),
  });
  const budgets = [
    of("Tight", 1000, 950),
    of("Fine", 1000, 100),
    of("Not shown", 1000),
    of("Unread", null, 5),
  ];
  expect(tightOfContract(budgets as never)).toEqual(["Tight"]);
});

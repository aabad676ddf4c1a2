import { describe, expect, test } from "vitest";
import { statedCategories } from "../../../../../lib/domain/booking/contract/stated-items.ts";
import { nonPaceBudget } from "../../record/record-fixtures.ts";
import { budgetRow, supportRow } from "./contract-fixtures.ts";

const total = (amount: number | null) =>
  budgetRow({ category: "Choice and Control", amount, requiresBooking: false });

describe("statedCategories", () => {
  test("F5: a category is stated by a ticked support, or by an item among the NDIA's budgets", () => {
    const keys = (...args: Parameters<typeof statedCategories>) =>
      statedCategories(...args).map(({ key }) => key);
    expect(keys([budgetRow(), supportRow()], [])).toEqual(["Choice and Control"]);
    expect(keys([budgetRow()], [nonPaceBudget({ item: "03_040010057_0103_1_1" })])).toEqual(["Consumables"]);
    expect(keys([budgetRow(), supportRow({ requiresBooking: false })], [nonPaceBudget()])).toEqual([]);
    // The plan's other categories aren't of this contract.
    expect(keys([budgetRow()], [nonPaceBudget({ category: "Assistive Technology", item: "05_1" })])).toEqual(
      [],
    );
  });

  test.each([
    ["all of it", total(125_340), 0],
    ["less than all of it", total(200_000), 74_660],
    ["more than it has", total(100_000), 0],
    ["what can't be read", total(null), null],
  ])("F6: a category whose items use %s leaves %s over", (_what, row, left) => {
    expect(statedCategories([row, supportRow()], [])[0]?.left).toBe(left);
  });

  test("F6: without a budget in the contract the NDIA's tell what is left, and without those nobody knows", () => {
    const ofPlan = [
      nonPaceBudget({ category: "CB_CHOICE_CONTROL", item: "14_034_0127_8_3", approved: 125_340 }),
      nonPaceBudget({ category: "CB_CHOICE_CONTROL", approved: 10_000 }),
    ];
    expect(statedCategories([supportRow()], ofPlan)[0]?.left).toBe(10_000);
    expect(statedCategories([supportRow()], [])[0]?.left).toBeNull();
    expect(statedCategories([supportRow({ amount: null })], ofPlan)[0]?.left).toBeNull();
  });
});

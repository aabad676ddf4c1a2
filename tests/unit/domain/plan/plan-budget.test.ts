import { describe, expect, test } from "vitest";
import {
  budgetKey,
  isExcluded,
  MANAGEMENT_STYLE,
  type Management,
  managedTotal,
} from "../../../../lib/domain/plan/plan-budget.ts";
import { budget } from "./pace-fixtures.ts";

test.each<[Management, string, boolean]>([
  ["plan", "Plan Management", false],
  ["agency", "Agency", true],
  ["self", "Self Managed", true],
])(
  "F54: a budget managed by %s is “%s” in the CRM; left out of the contract's totals: %s",
  (management, style, excluded) => {
    expect(MANAGEMENT_STYLE[management]).toBe(style);
    expect(isExcluded({ management })).toBe(excluded);
  },
);

describe("a contract's total", () => {
  test.each([
    ["nothing, without budgets", [], 0],
    ["what the plan manager pays from", [budget({ total: 5 }), budget({ total: 7 })], 12],
    [
      "without what others manage",
      [
        budget({ total: 5 }),
        budget({ total: 7, management: "self" }),
        budget({ total: 11, management: "agency" }),
      ],
      5,
    ],
    [
      "of one category's parts only the plan manager's",
      [
        budget({ total: 5, category: "Transport" }),
        budget({ total: 7, category: "Transport", management: "self" }),
      ],
      5,
    ],
  ])("F36: managedTotal is %s", (_title, budgets, total) => {
    expect(managedTotal(budgets)).toBe(total);
  });

  test("F52: managedTotal adds the budgets' totals, whatever was spent", () => {
    expect(managedTotal([budget({ total: 500, spent: 400, remaining: 100 })])).toBe(500);
  });
});

describe("the same budget in two retrievals", () => {
  const key = budgetKey(budget());

  test.each([
    ["with other amounts", { total: 1, spent: 1 }],
    ["with other dates", { startDate: "2026-08-01", endDate: "2026-09-01" }],
    ["with its category in other words", { category: "03 consumables" }],
  ])("budgetKey is the same %s", (_title, change) => {
    expect(budgetKey(budget(change))).toBe(key);
  });

  test.each([
    ["of another category", { category: "Transport" }],
    ["under another management", { management: "self" as const }],
    ["that is stated", { stated: true }],
  ])("budgetKey differs %s", (_title, change) => {
    expect(budgetKey(budget(change))).not.toBe(key);
  });
});

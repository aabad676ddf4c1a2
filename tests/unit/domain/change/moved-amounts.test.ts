import { describe, expect, test } from "vitest";
import type { RecordChange } from "../../../../lib/domain/change/change-set.ts";
import { totalMoneyMoved } from "../../../../lib/domain/change/change-set.ts";
import { movedAmounts } from "../../../../lib/domain/change/moved-amounts.ts";

const budget = (title: string, before: number | null, after: number, excluded = false): RecordChange => ({
  id: `plan-budget/${title}/plan`,
  kind: "plan-budget",
  title,
  group: "change",
  action: "update",
  fields: [
    { field: "budgetAmount", label: "Budget Amount", kind: "money", before, after },
    { field: "excluded", label: "Exclude", kind: "tick", before: excluded, after: excluded },
  ],
  warnings: [],
});
const contract = (before: number, after: number): RecordChange => ({
  id: "contract",
  kind: "contract",
  title: "Service contract",
  group: "change",
  action: "update",
  fields: [{ field: "totalFunding", label: "Total Funding", kind: "money", before, after }],
  warnings: [],
});

describe("movedAmounts", () => {
  const records = [
    contract(10_000, 11_000),
    budget("Consumables", 5000, 8000),
    budget("Transport", 5000, 3000),
    budget("Housing", null, 700, true),
    budget("Unchanged", 100, 100),
  ];

  test("F60: what goes up and what goes down come to the amount that is typed", () => {
    const { up, down, amounts } = movedAmounts(records);
    expect([up, down, up + down]).toEqual([3700, 2000, totalMoneyMoved(records)]);
    expect(amounts.map(({ title, before, after, difference }) => [title, before, after, difference])).toEqual(
      [
        ["Consumables", 5000, 8000, 3000],
        ["Transport", 5000, 3000, -2000],
        ["Housing", null, 700, 700],
      ],
    );
  });

  test("a budget outside the contract's total is told apart, and the total stands beside", () => {
    const { amounts, total } = movedAmounts(records);
    expect(amounts.filter(({ isExcluded }) => isExcluded).map(({ title }) => title)).toEqual(["Housing"]);
    expect(total).toEqual({ before: 10_000, after: 11_000 });
  });

  test("F60: a contract without budgets moves its own total", () => {
    const alone = movedAmounts([contract(10_000, 11_000)]);
    expect([alone.up, alone.total]).toEqual([1000, undefined]);
  });
});

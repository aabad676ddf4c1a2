import { describe, expect, test } from "vitest";
import type { RecordChange } from "../../../../lib/domain/change/change-set.ts";
import { isIncluded, NO_WARNINGS, warningFacts } from "../../../../lib/domain/change/warning-kinds.ts";

const budget = (before: number, after: number, rest: Partial<RecordChange> = {}): RecordChange => ({
  id: "plan-budget/Consumables/plan",
  kind: "plan-budget",
  title: "Consumables",
  group: "change",
  action: "update",
  fields: [{ field: "budgetAmount", label: "Budget Amount", kind: "money", before, after }],
  warnings: after < before ? ["The budget gets smaller."] : [],
  ...rest,
});
const earlier: RecordChange = {
  ...budget(0, 0),
  fields: [{ field: "endDate", label: "End Date", kind: "date", before: "2027-06-30", after: "2027-03-31" }],
  warnings: ["The budget ends earlier."],
};
const leftOut = budget(1, 1, { leftOut: { code: "category-unknown-to-pace", what: "x", remedy: "y" } });

describe("warningFacts", () => {
  test.each([
    ["nothing", [budget(100, 200)], [], [], 0],
    [
      "budgets that become smaller, by the most of them",
      [budget(300, 200), budget(9000, 3000)],
      [],
      ["smaller"],
      6000,
    ],
    ["a budget that ends earlier", [earlier], [], ["ends-earlier"], 0],
    ["what is left out", [leftOut], [], ["left-out"], 0],
    ["a warning of the plan", [budget(100, 200)], ["odd"], ["other"], 0],
    [
      "a further warning beside one that is known",
      [budget(3, 2, { warnings: ["smaller", "odd"] })],
      [],
      ["smaller", "other"],
      1,
    ],
  ])("a proposal is told to warn of %s", (_title, records, warnings, warningKinds, reduction) => {
    expect(warningFacts({ records, warnings })).toEqual({ warningKinds, reduction });
  });
});

describe("isIncluded", () => {
  const smaller = warningFacts({ records: [budget(9000, 3000)], warnings: [] });

  test("a proposal without warnings is accepted whatever is ticked", () => {
    expect(isIncluded(warningFacts({ records: [budget(1, 2)], warnings: [] }), NO_WARNINGS)).toBe(true);
  });

  test("F60: a budget that becomes smaller is accepted up to the threshold, and only where it is ticked", () => {
    expect(isIncluded(smaller, NO_WARNINGS)).toBe(false);
    expect(isIncluded(smaller, { kinds: ["smaller"], smallerBy: 6000 })).toBe(true);
    expect(isIncluded(smaller, { kinds: ["smaller"], smallerBy: 5999 })).toBe(false);
    expect(isIncluded(smaller, { kinds: ["ends-earlier"], smallerBy: 6000 })).toBe(false);
  });

  test("what nobody can accept unread isn't accepted by any tick", () => {
    const odd = warningFacts({ records: [], warnings: ["odd"] });
    expect(isIncluded(odd, { kinds: ["other"], smallerBy: 0 })).toBe(false);
  });
});

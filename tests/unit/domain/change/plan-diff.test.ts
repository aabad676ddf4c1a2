import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  diffPlans,
  isUnchanged,
  type PlanDiff,
  planUnchangedSince,
} from "../../../../lib/domain/change/plan-diff.ts";
import type { PacePlan, PlanBudget } from "../../../../lib/domain/plan/plan-budget.ts";
import { budget, differing, END, pacePlan, START } from "../plan/pace-fixtures.ts";

const periods = (...amounts: number[]) =>
  amounts.map((amount, at) => ({
    startDate: `2026-0${at + 7}-01`,
    endDate: `2026-0${at + 7}-28`,
    amount,
    released: at === 0,
  }));

describe("two retrievals of a plan", () => {
  test.each<[string, Partial<PlanBudget>, Record<string, unknown>]>([
    ["the total", { total: 120_000 }, { budgetAmount: [100_000, 120_000] }],
    [
      "the dates",
      { startDate: "2026-08-01", endDate: "2027-01-01" },
      {
        startDate: [START, "2026-08-01"],
        endDate: [END, "2027-01-01"],
      },
    ],
    [
      "a funding period that was added",
      { fundingPeriods: periods(5) },
      {
        period0Start: [null, "2026-07-01"],
        period0End: [null, "2026-07-28"],
        period0Amount: [null, 5],
      },
    ],
  ])("F46: diffPlans reports a difference in %s", (_title, change, fields) => {
    const { plan, changed, added, removed } = diffPlans(pacePlan([budget()]), pacePlan([budget(change)]));
    expect([plan, added, removed]).toEqual([[], [], []]);
    expect(changed.map(differing)).toEqual([fields]);
  });

  test("F46: diffPlans reports the plan's own dates, an open end included", () => {
    const { plan } = diffPlans(pacePlan([]), pacePlan([], { startDate: "2026-08-01", endDate: null }));
    expect(differing({ fields: plan })).toEqual({
      planStartDate: [START, "2026-08-01"],
      planEndDate: [END, null],
    });
  });

  test("F46: diffPlans reports added and removed budgets", () => {
    const [consumables, transport] = [budget(), budget({ category: "Transport" })];
    expect(diffPlans(pacePlan([consumables]), pacePlan([transport]))).toMatchObject({
      changed: [],
      added: [transport],
      removed: [consumables],
    });
  });

  test("F46: diffPlans treats a budget under another management as another budget", () => {
    const { added, removed } = diffPlans(pacePlan([budget()]), pacePlan([budget({ management: "self" })]));
    expect([added.length, removed.length]).toEqual([1, 1]);
  });

  test.each<[string, PacePlan, PacePlan]>([
    ["what was spent", pacePlan([budget()]), pacePlan([budget({ spent: 5, remaining: 99_995 })])],
    [
      "the order of the budgets",
      pacePlan([budget(), budget({ category: "Transport" })]),
      pacePlan([budget({ category: "Transport" }), budget()]),
    ],
    [
      "another spelling of a category",
      pacePlan([budget()]),
      pacePlan([budget({ category: "03 Consumables" })]),
    ],
    [
      "money that was released in its time",
      pacePlan([budget({ fundingPeriods: periods(5) })]),
      pacePlan([budget({ fundingPeriods: periods(5).map((each) => ({ ...each, released: false })) })]),
    ],
  ])("F46: diffPlans ignores %s", (_title, before, after) => {
    expect(isUnchanged(diffPlans(before, after))).toBe(true);
  });

  test("F62: diffPlans compares similar budgets in the order of their dates", () => {
    const [first, second] = [budget({ endDate: "2026-12-31" }), budget({ startDate: "2027-01-01" })];
    const { changed } = diffPlans(pacePlan([second, first]), pacePlan([first, { ...second, total: 5 }]));
    expect(changed.map(({ budget: each, fields }) => [each.startDate, fields.length])).toEqual([
      ["2027-01-01", 1],
    ]);
  });
});

const someBudget = fc
  .record({
    category: fc.constantFrom("Consumables", "Transport", "Choice and Control"),
    management: fc.constantFrom("plan", "agency", "self"),
    stated: fc.boolean(),
    startDate: fc.constantFrom(START, "2026-10-01"),
    endDate: fc.constantFrom("2027-01-01", END),
    total: fc.integer({ min: 0, max: 9 }),
    spent: fc.integer({ min: 0, max: 9 }),
    fundingPeriods: fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 2 }).map((all) => periods(...all)),
  })
  .map(budget);
const somePlan = fc
  .record({
    budgets: fc.array(someBudget, { maxLength: 5 }),
    endDate: fc.constantFrom(END, "2028-06-30", null),
  })
  .map(({ budgets, endDate }) => pacePlan(budgets, { endDate }));

describe("whatever the plans", () => {
  test("F46: diffPlans finds no difference between a plan and itself", () => {
    fc.assert(fc.property(somePlan, (plan) => isUnchanged(diffPlans(plan, plan))));
  });

  test("F46: diffPlans in reverse only swaps before and after", () => {
    const sorted = (fields: PlanDiff["plan"]) => fields.toSorted((a, b) => a.field.localeCompare(b.field));
    const turned = (fields: PlanDiff["plan"]) =>
      sorted(fields.map((each) => ({ ...each, before: each.after, after: each.before })));
    const fieldsOf = ({ changed }: PlanDiff, order: (fields: PlanDiff["plan"]) => PlanDiff["plan"]) =>
      changed.map(({ fields }) => JSON.stringify(order(fields))).toSorted();
    fc.assert(
      fc.property(somePlan, somePlan, (one, other) => {
        const there = diffPlans(one, other);
        const back = diffPlans(other, one);
        expect(turned(back.plan)).toEqual(sorted(there.plan));
        expect(fieldsOf(back, turned)).toEqual(fieldsOf(there, sorted));
        expect(new Set(back.added)).toEqual(new Set(there.removed));
        expect(new Set(back.removed)).toEqual(new Set(there.added));
      }),
    );
  });
});

describe("since when a plan has been as it is now", () => {
  const same = pacePlan([budget()]);
  const other = pacePlan([budget({ total: 5 })]);

  test.each<[string, [number, PacePlan][], number | undefined]>([
    ["never, of nothing", [], undefined],
    ["since its only retrieval", [[9, same]], 9],
    [
      "since the oldest that says the same",
      [
        [9, same],
        [7, same],
        [3, same],
      ],
      3,
    ],
    [
      "since the last change, where it changed",
      [
        [9, same],
        [7, same],
        [3, other],
      ],
      7,
    ],
    [
      "since it changed back, not since it was so before",
      [
        [9, same],
        [7, other],
        [3, same],
      ],
      9,
    ],
    [
      "since the newest alone, where the one before differs",
      [
        [9, other],
        [7, same],
      ],
      9,
    ],
    [
      "however much was spent meanwhile",
      [
        [9, pacePlan([budget({ spent: 50 })])],
        [3, pacePlan([budget({ spent: 1 })])],
      ],
      3,
    ],
  ])("F46: planUnchangedSince: %s", (_title, retrievals, since) => {
    expect(planUnchangedSince(retrievals.map(([retrievedAt, plan]) => ({ retrievedAt, plan })))).toBe(since);
  });
});

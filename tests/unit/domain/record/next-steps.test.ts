import { expect, test } from "vitest";
import type { PlanBudget } from "../../../../lib/domain/plan/plan-budget.ts";
import { buildRecord, type RecordSources } from "../../../../lib/domain/record/build-record.ts";
import { NOW } from "../../test-clock.ts";
import { budget, pacePlan } from "../plan/pace-fixtures.ts";
import { HOUR_MS, paceRetrieval, sources } from "./record-fixtures.ts";

const DAY_MS = 24 * HOUR_MS;

function steps(budgets: PlanBudget[], change: Partial<RecordSources> = {}, endDate = "2027-06-30") {
  const retrievals = [paceRetrieval(pacePlan(budgets, { endDate }))];
  return buildRecord(sources({ retrievals, ...change })).nextSteps;
}
const endingPeriods = [
  { startDate: "2026-09-01", endDate: "2026-11-30", amount: 50_000, released: true },
  { startDate: "2026-12-01", endDate: "2027-02-28", amount: 40_000, released: false },
];

test("a plan that is up to date and runs on needs nothing", () => {
  expect(steps([budget()])).toEqual([]);
});

test("the most money for each day that is left comes first", () => {
  const list = steps(
    [
      budget({ category: "Transport", stated: true, spent: 130_000 }),
      budget({ fundingPeriods: endingPeriods, released: 50_000, spent: 0, remaining: 50_000 }),
      budget({ category: "Improved Learning", stated: true, total: 9_000_000 }),
    ],
    {},
    "2027-01-21",
  );
  expect(list.map(({ code, cents, days }) => [code, cents, days])).toEqual([
    ["plan-ends", 9_020_000, 60],
    ["overspent", 30_000, 0],
    ["period-ends", 40_000, 8],
  ]);
});

test("budgets whose funding periods end on the same day share a line, with what is released next", () => {
  const [step, ...others] = steps([
    budget({ fundingPeriods: endingPeriods }),
    budget({ category: "Assistance with Daily Life", fundingPeriods: endingPeriods }),
  ]);
  expect(others).toEqual([]);
  expect(step).toMatchObject({
    what: "Funding period of Consumables, Assistance with Daily Life ends on 30/11/2026; $800.00 is released next.",
    cents: 80_000,
    days: 8,
  });
});

test.each([
  ["2026-11-23", "ends on 23/11/2026, in 1 day", 1],
  ["2026-11-22", "ends on 22/11/2026, today", 0],
  ["2026-11-20", "ended on 20/11/2026", 0],
])("a plan that ends on %s is named with the prediction of what follows", (endDate, words, days) => {
  const [step] = steps([budget({ endDate })], {}, endDate);
  expect(step).toMatchObject({ code: "plan-ends", days, cents: 100_000 });
  expect(step?.what).toContain(words);
  expect(step?.what).toContain("Prediction:");
});

test("data that are stale, or were never retrieved, ask for a sync before anything is relied on", () => {
  const plan = pacePlan([budget()]);
  const retrievals = [paceRetrieval(plan, NOW - 9 * DAY_MS)];
  expect(steps([], { retrievals })).toMatchObject([
    { code: "stale", what: expect.stringContaining("9 d old") },
  ]);
  const future = [paceRetrieval(plan, NOW + DAY_MS)];
  expect(steps([], { retrievals: future })).toMatchObject([{ code: "stale" }]);
});

test("a contract that differs from the plan in dates or total is named with the difference", () => {
  const contracts: RecordSources["contracts"] = [
    { reference: "SC-1", outcome: "success", totalFunding: 90_000 },
    { reference: "SC-2", outcome: "success", totalFunding: 100_000 },
    { reference: "SC-3", outcome: "not-active", totalFunding: 5 },
    {
      reference: "SC-4",
      outcome: "failed",
      problem: { code: "x", what: "The end differs.", remedy: "Edit it." },
    },
  ];
  expect(steps([budget()], { contracts })).toMatchObject([
    { code: "contract-differs", cents: 10_000, what: expect.stringContaining("$900.00") },
    {
      what: "Service contract SC-4 differs from the plan. The end differs.",
      remedy: "Edit it.",
      cents: null,
    },
  ]);
  // Whose budgets aren't all told has no total to compare with.
  expect(steps([budget({ management: null })], { contracts })).toMatchObject([
    { what: expect.stringContaining("SC-4") },
  ]);
});

test("money that runs out before the next release is predicted with what will be missing", () => {
  const at = (days: number, spent: number) =>
    paceRetrieval(
      pacePlan([
        budget({
          spent,
          released: 50_000,
          remaining: 50_000 - spent,
          fundingPeriods: [
            { startDate: "2026-10-01", endDate: "2026-12-31", amount: 50_000, released: true },
            { startDate: "2027-01-01", endDate: "2027-03-31", amount: 50_000, released: false },
          ],
        }),
      ]),
      NOW - days * DAY_MS,
    );
  const retrievals = [at(0, 42_000), at(7, 35_000), at(14, 28_000), at(21, 21_000), at(28, 14_000)];
  const [step] = steps([], { retrievals });
  // 40 days of $10 a day, and $80 left.
  expect(step).toMatchObject({ code: "shortfall", cents: 32_000, days: 7 });
  expect(step?.what).toContain("Prediction: Consumables lasts until 29/11/2026");
});

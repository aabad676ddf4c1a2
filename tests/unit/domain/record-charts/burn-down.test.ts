import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../../../lib/core/days.ts";
import { buildRecord } from "../../../../lib/domain/record/build-record.ts";
import { burnDownOf } from "../../../../lib/domain/record-charts/burn-down.ts";
import type { PlanBudget } from "../../../../lib/domain/plan/plan-budget.ts";
import { budget, pacePlan, START } from "../plan/pace-fixtures.ts";
import { paceRetrieval, sources } from "../record/record-fixtures.ts";
import { NOW, TODAY } from "../../test-clock.ts";

const WEEK_MS = 7 * 86_400_000;

/** The chart of a budget whose spending so far was this, one retrieval a week, the last of them today. */
function chartOf(spent: readonly number[], change: Partial<PlanBudget> = {}) {
  const retrievals = spent
    .map((sum, at) =>
      paceRetrieval(pacePlan([budget({ spent: sum, ...change })]), NOW - (spent.length - 1 - at) * WEEK_MS),
    )
    .toReversed();
  const [view] = buildRecord(sources({ retrievals })).plans[0]?.budgets ?? [];
  return view ? burnDownOf(view, TODAY) : null;
}

describe("burnDownOf", () => {
  test("burnDownOf runs from all of the money on the first day to what is left today", () => {
    const chart = chartOf([20_000, 30_000, 40_000]);
    expect(chart).toMatchObject({ startDate: START, top: 100_000, predicted: [], safeUntil: null });
    expect(chart?.left.map(({ y }) => y)).toEqual([1, 0.8, 0.7, 0.6]);
    expect(chart?.left.at(-1)?.x).toBe(chart?.today);
    expect(chart?.words).toEqual(["Too few retrievals to predict how long it lasts."]);
  });

  test("burnDownOf rises on the day of a release, and not where the money wasn't released", () => {
    const fundingPeriods = [
      { startDate: START, endDate: "2026-09-30", amount: 50_000, released: true },
      { startDate: "2026-10-01", endDate: "2026-10-31", amount: 50_000, released: true },
      { startDate: "2026-11-01", endDate: "2027-06-30", amount: 90_000, released: false },
    ];
    const chart = chartOf([40_000], { total: 190_000, released: 100_000, remaining: 60_000, fundingPeriods });
    expect(chart?.releases.map(({ on, released }) => [on, released])).toEqual([
      [START, true],
      ["2026-10-01", true],
      ["2026-11-01", false],
    ]);
    const ys = chart?.left.map(({ y }) => Math.round(y * (chart?.top ?? 0)));
    expect(ys).toEqual([50_000, 24_444, 74_444, 65_833, 65_833, 60_000]);
  });

  test("burnDownOf predicts the day on which the money ends, as a prediction and with its range", () => {
    const weeks = [0, 10_000, 20_000, 30_000, 40_000, 50_000];
    const chart = chartOf(weeks);
    expect(chart?.safeUntil?.words).toBe("Prediction: safe until 26/12/2026.");
    expect(chart?.predicted.at(-1)).toEqual({ x: chart?.safeUntil?.x, y: 0 });
    expect(chart?.words[0]).toBe("Usually $100.00 a week, by 5 weeks of retrievals.");
  });

  test.each<[string, Partial<PlanBudget>]>([
    ["whose total isn't told", { notTold: ["total"] }],
    ["that ends before it begins", { endDate: "2026-06-01" }],
    ["that begins later", { startDate: "2027-01-01" }],
  ])("burnDownOf draws nothing of a budget %s", (_case, change) => {
    expect(chartOf([10_000, 20_000], change)).toBeNull();
  });

  test("burnDownOf stays within its frame and never goes back in time", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -5_000, max: 60_000 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 0, max: 400 }),
        (steps, days) => {
          let sum = 0;
          const chart = chartOf(
            steps.map((step) => (sum += step)),
            { endDate: addDays("2026-08-01", days) },
          );
          const points = [...(chart?.left ?? []), ...(chart?.predicted ?? [])];
          const isWithin = points.every(({ x, y }) => x >= 0 && x <= 1 && y >= 0 && y <= 1);
          const xs = points.map(({ x }) => x);
          return isWithin && xs.every((x, at) => at === 0 || x >= (xs[at - 1] ?? 0));
        },
      ),
    );
  });
});

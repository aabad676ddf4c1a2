import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "../../../../lib/core/days.ts";
import { forecastOf } from "../../../../lib/domain/record/forecast.ts";
import { buildRecord } from "../../../../lib/domain/record/build-record.ts";
import { type ParticipantSpending, withSpending } from "../../../../lib/domain/overview/spending.ts";
import { NOW, TODAY } from "../../test-clock.ts";
import { budget, END, pacePlan, START } from "../plan/pace-fixtures.ts";
import { HOUR_MS, NUMBER, paceRetrieval, SITE, sources } from "../record/record-fixtures.ts";

const OF = { site: SITE, ndisNumber: NUMBER };
const WEEK_MS = 7 * 24 * HOUR_MS;
const periods = [
  { startDate: START, endDate: "2026-12-31", amount: 500_000, released: true },
  { startDate: "2027-01-01", endDate: END, amount: 500_000, released: false },
];

test("the short copy gives the same forecast as all retrievals together", () => {
  const spendings = fc.array(fc.integer({ min: 0, max: 90_000 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(spendings, (steps) => {
      let spent = 0;
      const retrievals = steps.map((step, at) => {
        spent += step;
        const held = budget({
          total: 1_000_000,
          spent,
          remaining: 1_000_000 - spent,
          released: 500_000,
          fundingPeriods: periods,
        });
        return paceRetrieval(pacePlan([held]), NOW - (steps.length - 1 - at) * WEEK_MS);
      });
      const stored = retrievals.reduce<ParticipantSpending | undefined>(
        (before, each) => withSpending(before, OF, each),
        undefined,
      );
      const [copy] = stored?.budgets ?? [];
      const [view] = buildRecord(sources({ retrievals: retrievals.toReversed() })).plans[0]?.budgets ?? [];
      if (!copy || !view || copy.available === null) throw new Error("no budget");
      expect(copy.spentBefore).toEqual(view.spentBefore);
      expect(forecastOf({ ...copy, available: copy.available, today: TODAY }) ?? null).toEqual(view.forecast);
    }),
  );
});

test("another time of the plan begins without the spending of the one before", () => {
  const first = withSpending(undefined, OF, paceRetrieval(pacePlan([budget({ spent: 900 })]), NOW - WEEK_MS));
  const renewed = pacePlan([budget({ spent: 5, startDate: TODAY })], { startDate: TODAY });
  expect(withSpending(first, OF, paceRetrieval(renewed))?.budgets[0]?.spentBefore).toEqual([
    { on: TODAY, spent: 5 },
  ]);
});

test.each([
  ["the amount spent isn't told", [budget({ notTold: ["spent"] })]],
  ["two budgets can't be told apart", [budget(), budget()]],
])("nothing is noted where %s", (_title, budgets) => {
  const stored = withSpending(undefined, OF, paceRetrieval(pacePlan(budgets)));
  expect(stored?.budgets.map(({ spentBefore }) => spentBefore)).toEqual(budgets.map(() => []));
});

test("a retrieval without budgets, or an older one, changes nothing", () => {
  const stored = withSpending(undefined, OF, paceRetrieval(pacePlan([budget()])));
  expect(withSpending(stored, OF, { retrievedAt: NOW + 1, isPace: true, plans: [] })).toBe(stored);
  expect(withSpending(stored, OF, paceRetrieval(pacePlan([]), NOW - 1))).toBe(stored);
});

test("the newest 120 days are kept", () => {
  let stored: ParticipantSpending | undefined;
  for (let at = 0; at < 130; at += 1)
    stored = withSpending(
      stored,
      OF,
      paceRetrieval(pacePlan([budget({ spent: at })]), NOW + at * 24 * HOUR_MS),
    );
  expect(stored?.budgets[0]?.spentBefore).toHaveLength(120);
  expect(stored?.budgets[0]?.spentBefore.at(-1)).toEqual({ on: addDays(TODAY, 129), spent: 129 });
});

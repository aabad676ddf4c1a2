import { describe, expect, test } from "vitest";
import { findLostPeriods } from "../../../../lib/domain/history/lost-periods.ts";
import { budget, pacePlan } from "../plan/pace-fixtures.ts";
import { earlierPeriod, plansOnly, retrieval } from "./history-fixtures.ts";

const running = pacePlan([budget()]);
const withEarlier = (day: number) => retrieval(day, [running, earlierPeriod]);
const without = (day: number, history: boolean | null = true) => retrieval(day, [running], { history });
const found = (...all: Parameters<typeof findLostPeriods>[0]) =>
  findLostPeriods(all).map(({ period, lastAt, missingSince }) => [
    period.plan.startDate,
    new Date(lastAt).toISOString().slice(0, 10),
    new Date(missingSince).toISOString().slice(0, 10),
  ]);

describe("findLostPeriods", () => {
  test.each([
    ["is still returned", [withEarlier(1), withEarlier(2)]],
    ["was never returned", [without(1), without(2)]],
    ["wasn't asked for since", [withEarlier(1), without(2, false), without(3, null), plansOnly(4)]],
    ["was missing once and is back", [withEarlier(1), without(2), withEarlier(3)]],
  ])("findLostPeriods names no period that %s", (_what, retrievals) => {
    expect(found(...retrievals)).toEqual([]);
  });

  test("findLostPeriods says when a period was returned last, and since when it is missing", () => {
    const all = [without(5), withEarlier(1), withEarlier(2), without(3, false), without(4)];
    expect(found(...all)).toEqual([["2025-07-01", "2026-08-02", "2026-08-04"]]);
  });

  test("findLostPeriods keeps the last budgets that were known of it", () => {
    const problem = { code: "x", what: "No answer.", remedy: "Try again." };
    const empty = { ...earlierPeriod, budgets: [], budgetsProblem: problem };
    const [lost] = findLostPeriods([withEarlier(1), retrieval(2, [running, empty]), without(3)]);
    expect(lost?.period.budgets).toEqual(earlierPeriod.budgets);
    expect(lost?.lastAt).toBe(retrieval(2).retrievedAt);
  });

  test("findLostPeriods doesn't take a plan for lost whose first day was corrected", () => {
    const corrected = retrieval(2, [pacePlan([budget()], { startDate: "2026-07-15" })]);
    expect(found(retrieval(1), corrected)).toEqual([]);
  });

  test("findLostPeriods finds a plan that a new one replaced and that isn't returned as an earlier period", () => {
    const renewed = retrieval(2, [pacePlan([budget()], { startDate: "2027-07-01", endDate: "2028-06-30" })]);
    expect(found(retrieval(1), renewed)).toEqual([["2026-07-01", "2026-08-01", "2026-08-02"]]);
  });
});

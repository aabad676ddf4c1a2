import { expect, test } from "vitest";
import { compareGoalParts } from "../../../../lib/domain/history/compare-goal-parts.ts";
import type { Goal, PlanGoals } from "../../../../lib/domain/record/goal.ts";

const goal = (text: string | null, rest: Partial<Goal> = {}): Goal => ({
  term: "not-told",
  text,
  steps: [],
  created: null,
  ...rest,
});
const stored = (goals: Goal[], before?: Goal[]): PlanGoals => ({
  planReference: null,
  retrievedAt: 2,
  goals,
  unread: [],
  ...(before ? { before: { retrievedAt: 1, goals: before } } : {}),
});

test("compareGoalParts has nothing to compare without a copy from before", () => {
  expect(compareGoalParts(stored([goal("Walk")]))).toBeNull();
});

test("compareGoalParts says which goals are new, changed, the same and gone", () => {
  const walk = (how: string) => goal("Walk", { steps: [{ how, support: "Physio" }] });
  const parts = compareGoalParts(
    stored([walk("daily"), goal("Cook"), goal(null)], [walk("weekly"), goal("Cook"), goal("Swim")]),
  );
  expect(parts?.map(({ title, state }) => `${title}: ${state}`)).toEqual([
    "Walk: changed",
    "Cook: same",
    "A goal without a text: added",
    "Swim: removed",
  ]);
  expect(parts?.[2]?.values).toEqual([]);
  expect(parts?.[0]?.values).toEqual([
    { label: "How", kind: "text", before: "weekly, support: Physio", after: "daily, support: Physio" },
  ]);
});

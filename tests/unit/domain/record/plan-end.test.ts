import { expect, test } from "vitest";
import { type PlanEndRule, predictPlanEnd } from "../../../../lib/domain/record/plan-end.ts";

test.each([
  ["a year", "2025-07-01", "2026-06-30", "2027-06-30"],
  ["three years: twelve months", "2023-07-01", "2026-06-30", "2027-06-30"],
  ["six months", "2026-01-01", "2026-06-30", "2026-12-31"],
  ["some weeks", "2026-06-01", "2026-06-14", "2026-06-28"],
  ["a year from a leap day", "2024-02-29", "2025-02-28", "2026-02-28"],
])(
  "F111, F112: a plan of %s is extended by its own length, by twelve months at most",
  (_title, startDate, endDate, until) => {
    const end = predictPlanEnd({ startDate, endDate });
    expect(end).toMatchObject({ isPrediction: true, effect: "extend", endDate: until });
    expect(end?.words).toMatch(/^Prediction:/);
    expect(end?.source).toMatch(/^https:/);
  },
);

test("F111: the rule is the one of the day on which the plan ends", () => {
  const law: PlanEndRule[] = [
    { from: null, to: "2027-06-30", effect: "extend", mostMonths: 12, source: "before" },
    { from: "2027-07-01", to: "2028-06-30", effect: "renew", mostMonths: 12, source: "after" },
  ];
  const predict = (endDate: string) => predictPlanEnd({ startDate: "2026-07-01", endDate }, law);
  expect(predict("2027-06-30")).toMatchObject({ effect: "extend", source: "before" });
  expect(predict("2027-07-01")).toMatchObject({
    effect: "renew",
    source: "after",
    words: expect.stringContaining("doesn't carry over"),
  });
  expect(predict("2028-07-01")).toBeUndefined();
});

test("F111: nothing is predicted for a plan without an end, or one that ends before it begins", () => {
  expect(predictPlanEnd({ startDate: "2026-07-01", endDate: null })).toBeUndefined();
  expect(predictPlanEnd({ startDate: "2026-07-01", endDate: "2026-06-30" })).toBeUndefined();
});

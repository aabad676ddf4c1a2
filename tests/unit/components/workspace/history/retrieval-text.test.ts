import { expect, test } from "vitest";
import {
  contentText,
  earlierPeriodsText,
  reasonText,
} from "../../../../../components/workspace/history/retrieval-text.ts";
import type { HistoryRetrieval } from "../../../../../lib/domain/history/history-retrieval.ts";
import { earlierPeriod, plansOnly, retrieval } from "../../../domain/history/history-fixtures.ts";
import { budget, pacePlan } from "../../../domain/plan/pace-fixtures.ts";

const problem = { code: "x", what: "No answer.", remedy: "Try again." };

test.each([
  [
    retrieval(1, [pacePlan([budget(), budget({ category: "Transport" })]), earlierPeriod]),
    "1 plan, 2 budgets, 1 earlier period",
  ],
  [retrieval(1, [pacePlan([])]), "1 plan, 0 budgets"],
  [retrieval(1, [pacePlan([], { budgetsProblem: problem })]), "1 plan, budgets not known"],
  [retrieval(1, [earlierPeriod]), "1 plan, none of them running, 1 earlier period"],
  [plansOnly(1), "1 plan, budgets not retrieved"],
] satisfies [HistoryRetrieval, string][])("contentText says what a retrieval contains: %#", (of, words) => {
  expect(contentText(of)).toBe(words);
});

test.each([
  ["client-page", "PACE on the client's page"],
  ["1700000000000-ab12", "Sync of the client list"],
  ["something-new", "something new"],
])("reasonText calls the batch %s “%s”", (batchId, words) => {
  expect(reasonText({ batchId })).toBe(words);
});

test.each([
  [true, "Earlier periods were retrieved."],
  [false, "Earlier periods weren't retrieved."],
  [null, "Earlier periods: not told whether they were retrieved."],
])("earlierPeriodsText for %s says “%s”", (history, words) => {
  expect(earlierPeriodsText(retrieval(1, undefined, { history }))).toBe(words);
});

test("earlierPeriodsText says nothing of a retrieval without budgets", () => {
  expect(earlierPeriodsText(plansOnly(1))).toBeNull();
});

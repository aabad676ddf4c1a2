import { describe, expect, test } from "vitest";
import { retrievePace } from "../../../lib/ndia/pace.ts";
import type { NdiaGet } from "../../../lib/ndia/plans.ts";
import { ProblemError, type ProblemKind } from "../../../lib/core/problem.ts";

const identity = { surname: "Park", dateOfBirth: "1988-03-15", ndisNumber: "430000025" };
const current = {
  is_pace_plan: true,
  participant_plan_id: 0,
  plan_start_date: "2025-06-26",
  plan_end_date: "2028-06-26",
};
const support = {
  support_category: "Choice and Control",
  support_type: "Capacity Building",
  budget_status: "Available",
  released_amount: 10_000,
  spent_amount: 0,
  remaining_amount: 10_000,
  approved_amount: 20_000,
  start_date: "2025-03-17",
  end_date: "2025-03-20",
};
const entry = (start_date: unknown, end_date: unknown, supports: unknown = [support]) => ({
  start_date,
  end_date,
  total_plan_available: 15_000,
  bgt_typ_lvl_dtls: [
    {
      budget_type: "Stated",
      plan_management: [{ fund_management_type: "Plan-managed", funded_supports: supports }],
    },
  ],
});
const PAST = { start_date: "2024-08-02", end_date: "2025-06-25" };

/** What the NDIA answers; a `ProblemError` is thrown. */
async function retrieve(answers: { plans?: unknown; budgets?: unknown; plan?: object }) {
  const {
    plans = { historical_plan: [PAST] },
    budgets = { historical_budget: [entry("2024-08-02", "2025-06-25")] },
  } = answers;
  const told = (answer: unknown) =>
    answer instanceof ProblemError ? Promise.reject(answer) : Promise.resolve(answer);
  const ask: NdiaGet = (path) => {
    if (path.includes("determine")) return told({ is_pace_plan: true });
    if (path.endsWith("historical/plans")) return told(plans);
    if (path.endsWith("historical/budgets")) return told(budgets);
    return told(path.includes("budget") ? { bgt_typ_lvl_dtls: [] } : [{ ...current, ...answers.plan }]);
  };
  return retrievePace(ask, identity, { history: true });
}
const problemError = (kind: ProblemKind, code: string) =>
  new ProblemError(kind, { code, what: "It said no.", remedy: "x" });

describe("retrievePace: the list of earlier periods", () => {
  test.each<[string, unknown, string[]]>([
    ["a list inside an object", { historical_plan: [PAST] }, ["2024-08-02"]],
    ["one period without a list", { historical_plan: PAST }, ["2024-08-02"]],
    ["a bare list", [PAST], ["2024-08-02"]],
    ["a bare period", PAST, ["2024-08-02"]],
    [
      "a list with the names of a current plan",
      [{ plan_start_date: "2024-08-02", plan_end_date: "2025-06-25" }],
      ["2024-08-02"],
    ],
    ["an empty list", { historical_plan: [] }, []],
    ["null in place of the list", { historical_plan: null }, []],
    ["an empty text in place of the list", { historical_plan: "" }, []],
  ])("retrievePace reads earlier periods from %s", async (_title, plans, starts) => {
    const retrieved = await retrieve({ plans });
    expect(retrieved.plans.slice(1).map(({ startDate }) => startDate)).toEqual(starts);
    expect(retrieved.historyProblem).toBeUndefined();
  });

  test.each<[string, unknown, string]>([
    ["in words", "none", "the list of earlier plans"],
    [
      "with a period without a start",
      { historical_plan: [{ ...PAST, start_date: "0001-01-01" }] },
      "start_date",
    ],
    [
      "with a day that doesn't exist",
      { historical_plan: [{ ...PAST, end_date: "2025-06-31" }] },
      "2025-06-31",
    ],
    [
      "with a period that ends before it starts",
      { historical_plan: [{ ...PAST, end_date: "2024-08-01" }] },
      "before it starts",
    ],
  ])(
    "retrievePace keeps the current plan when the list of earlier periods comes %s",
    async (_title, plans, words) => {
      const { plans: kept, historyProblem } = await retrieve({ plans });
      expect(kept).toMatchObject([{ startDate: "2025-06-26", current: true }]);
      expect(historyProblem?.what).toContain("The earlier periods of this plan weren't retrieved.");
      expect(historyProblem?.what).toContain(words);
    },
  );

  test.each<ProblemKind>(["permanent", "transient", "blocked"])(
    "retrievePace keeps the current plan when the list of earlier periods is refused (%s)",
    async (kind) => {
      const { plans, historyProblem } = await retrieve({ plans: problemError(kind, "no-authority") });
      expect(plans).toMatchObject([{ current: true }]);
      expect(historyProblem).toMatchObject({
        code: "no-authority",
        what: "The earlier periods of this plan weren't retrieved. It said no.",
      });
    },
  );

  test("retrievePace reports an empty list of earlier periods if the plan began before its current period", async () => {
    const plan = { plan_first_start_date: "2024-08-02" };
    expect((await retrieve({ plans: { historical_plan: [] }, plan })).historyProblem).toMatchObject({
      code: "history-empty",
      what: "The NDIA says that this plan began on 02/08/2024, and lists no earlier period of it.",
    });
  });

  test.each(["0001-01-01", "2025-06-26", "soon", 7, null])(
    "retrievePace accepts an empty list of earlier periods with %j as the plan's first day",
    async (plan_first_start_date) => {
      const plan = { plan_first_start_date };
      expect((await retrieve({ plans: { historical_plan: [] }, plan })).historyProblem).toBeUndefined();
    },
  );
});

describe("retrievePace: budgets of an earlier period", () => {
  test.each<[string, unknown]>([
    ["of the period's own days", [entry("2024-08-02", "2025-06-25")]],
    ["that only overlaps the period", [entry("2024-03-20", "2025-03-20")]],
    ["that isn't in a list", entry("2024-08-02", "2025-06-25")],
    [
      "beside one of another time",
      [entry("2020-01-01", "2020-12-31", []), entry("2024-08-02", "2025-06-25")],
    ],
    [
      "that covers more of the period than another",
      [entry("2025-06-01", "2025-06-25", []), entry("2024-08-02", "2025-05-31")],
    ],
    [
      "without a management",
      [{ ...PAST, bgt_typ_lvl_dtls: { plan_management: { funded_supports: support } } }],
    ],
  ])(
    "retrievePace takes the budgets of an earlier period from the entry %s",
    async (_title, historical_budget) => {
      const { plans, historyProblem } = await retrieve({ budgets: { historical_budget } });
      expect(plans[1]).toMatchObject({
        current: false,
        budgets: [
          {
            category: "Choice and Control",
            total: 2_000_000,
            startDate: "2025-03-17",
            endDate: "2025-03-20",
          },
        ],
      });
      expect(plans[1]).not.toHaveProperty("budgetsProblem");
      expect(historyProblem).toBeUndefined();
    },
  );

  test("retrievePace uses the longest of several fitting entries and says so", async () => {
    const historical_budget = [entry("2025-06-01", "2025-06-25", []), entry("2024-08-02", "2025-05-31")];
    expect((await retrieve({ budgets: { historical_budget } })).plans[1]?.oddities).toEqual([
      "The NDIA lists more than one set of budgets for 02/08/2024 to 25/06/2025; the one that covers most of it is used.",
    ]);
  });

  test.each<[string, unknown, string]>([
    [
      "an empty list",
      { historical_budget: [] },
      "The NDIA lists no budgets for the earlier period 02/08/2024 to 25/06/2025.",
    ],
    ["null", { historical_budget: null }, "lists no budgets"],
    [
      "an entry of another time",
      { historical_budget: [entry("2020-01-01", "2020-12-31")] },
      "only for other times",
    ],
    ["an entry without days", { historical_budget: [entry("0000-00-00", null)] }, "only for other times"],
    ["words", "none", "the earlier budgets"],
    ["a day that doesn't exist", { historical_budget: [entry("2024-02-30", "2025-06-25")] }, "2024-02-30"],
    [
      "a budget without an amount",
      { historical_budget: [entry("2024-08-02", "2025-06-25", [{ support_category: "Transport" }])] },
      "Transport has no amount",
    ],
    ["a refusal", problemError("permanent", "no-authority"), "It said no."],
    ["no answer", problemError("transient", "ndia-timeout"), "It said no."],
  ])("retrievePace keeps both plans when the earlier budgets come as %s", async (_title, budgets, words) => {
    const { plans, historyProblem } = await retrieve({ budgets });
    expect(plans).toMatchObject([{ current: true }, { current: false, budgets: [] }]);
    expect(plans[1]?.budgetsProblem?.what).toContain(words);
    expect(historyProblem).toBeUndefined();
  });
});

test("retrievePace rethrows an unexpected error of the history", async () => {
  const ask: NdiaGet = (path) => {
    if (path.includes("historical")) return Promise.reject(new TypeError("x is not a function"));
    if (path.includes("determine")) return Promise.resolve({ is_pace_plan: true });
    return Promise.resolve(path.includes("budget") ? { bgt_typ_lvl_dtls: [] } : [current]);
  };
  await expect(retrievePace(ask, identity, { history: true })).rejects.toThrow(TypeError);
});

import { describe, expect, test } from "vitest";
import { retrievePace } from "../../../lib/ndia/pace.ts";
import type { NdiaGet } from "../../../lib/ndia/plans.ts";
import { ProblemError } from "../../../lib/core/problem.ts";

const identity = { surname: "O'Hara-Lee", dateOfBirth: "1971-12-30", ndisNumber: "430000025" };
const query = { participant: "430000025", participant_surname: "O'Hara-Lee", date_of_birth: "1971-12-30" };

const plan = {
  is_pace_plan: true,
  participant_plan_id: 0,
  plan_start_date: "2026-07-01",
  plan_end_date: "2027-06-30",
  plan_first_start_date: "2025-07-01",
};
const consumables = {
  support_category_text: "Consumables",
  funding_component_name: "Core Flexible (Plan-managed)",
  instalment_type: "Regular",
  approved_amount: 1234.5,
  released_amount: 1000,
  spent_amount: 200.1,
  remaining_amount: 799.9,
  start_date: "2026-07-01",
  end_date: "2027-06-30",
  supp_itm_lvl_dtls: [],
  funding_periods: [],
};
type Wire = Record<string, unknown>;

/** A tree of one type, management and part of the plan around these categories. */
function tree(
  categories: unknown,
  { type = {}, management = {}, support = {} }: { type?: Wire; management?: Wire; support?: Wire } = {},
) {
  return {
    released_amount: 1000,
    use_funding_periods: true,
    bgt_typ_lvl_dtls: [
      {
        budget_type: "Flexible",
        start_date: "2026-07-01",
        end_date: "2027-06-30",
        plan_management: [
          {
            fund_management_type: "Plan-managed",
            supp_typ_lvl_dtls: [{ support_type_text: "Core", supp_cat_lvl_dtls: categories, ...support }],
            ...management,
          },
        ],
        ...type,
      },
    ],
  };
}

/** A period of the plan that is over. */
const past = { start_date: "2025-07-01", end_date: "2026-06-30" };
const history = {
  historical_budget: [
    {
      start_date: "2025-07-01",
      end_date: "2026-06-30",
      total_plan_available: 1,
      bgt_typ_lvl_dtls: [
        {
          budget_type: "Stated",
          budget_type_total_available: 1,
          plan_management: [
            {
              fund_management_type: "Plan-managed",
              management_spent_amount: 1,
              funded_supports: [
                {
                  support_category: "Choice and Control",
                  support_type: "Capacity Building",
                  budget_status: "Available",
                  approved_amount: "1500.00",
                  released_amount: 1500,
                  spent_amount: 1499.99,
                  remaining_amount: 0.01,
                },
              ],
            },
          ],
        },
      ],
    },
  ],
};

/** The NDIA that answers so, and what it was asked. */
function ndia(answers: {
  determine?: unknown;
  plans?: unknown;
  budget?: unknown;
  pastPlans?: unknown;
  pastBudgets?: unknown;
}) {
  const asked: [string, Record<string, string>][] = [];
  const ask: NdiaGet = (path, asking) => {
    asked.push([path, asking]);
    if (path.includes("determine")) return Promise.resolve(answers.determine ?? { is_pace_plan: true });
    if (path.endsWith("historical/plans"))
      return Promise.resolve("pastPlans" in answers ? answers.pastPlans : { historical_plan: [past] });
    if (path.endsWith("historical/budgets")) return Promise.resolve(answers.pastBudgets ?? history);
    if (path.endsWith("plans/")) return Promise.resolve("plans" in answers ? answers.plans : [plan]);
    return Promise.resolve("budget" in answers ? answers.budget : tree([consumables]));
  };
  return { ask, asked };
}
const retrieve = (answers: Parameters<typeof ndia>[0] = {}, withHistory = false) =>
  retrievePace(ndia(answers).ask, identity, { history: withHistory });
const budgetsOf = async (budget: unknown) => (await retrieve({ budget })).plans[0]?.budgets;
const odditiesOf = async (answers: Parameters<typeof ndia>[0]) =>
  (await retrieve(answers)).plans[0]?.oddities;

describe("retrievePace: requests", () => {
  test("retrievePace takes two calls for a participant who is known to be on PACE", async () => {
    const { ask, asked } = ndia({ determine: { is_pace_plan: false } });
    const { plans } = await retrievePace(ask, identity, { history: false, isKnown: true });
    expect(asked.map(([path]) => path)).toEqual([
      "ext-int-part/4.0/pace/plans/",
      "ext-int-part/5.0/pace/budget/",
    ]);
    expect(plans.map(({ budgets }) => budgets.length)).toEqual([1]);
  });

  test("F28, F35: retrievePace asks for the PACE flag, plans and budgets, each with the whole identity", async () => {
    const { ask, asked } = ndia({});
    await retrievePace(ask, identity, { history: false });
    expect(asked).toEqual([
      ["4.0/determine-participant-plan/", query],
      ["ext-int-part/4.0/pace/plans/", query],
      ["ext-int-part/5.0/pace/budget/", query],
    ]);
  });

  test("F47: retrievePace asks for each earlier period by its last day, without a trailing slash", async () => {
    const older = { start_date: "2024-07-01", end_date: "2025-06-30" };
    const { ask, asked } = ndia({ pastPlans: { historical_plan: [past, older] } });
    await retrievePace(ask, identity, { history: true });
    expect(asked.slice(3)).toEqual([
      ["ext-int-part/4.0/pace/historical/plans", query],
      ["ext-int-part/4.0/pace/historical/budgets", { ...query, plan_date: "2026-06-30" }],
      ["ext-int-part/4.0/pace/historical/budgets", { ...query, plan_date: "2025-06-30" }],
    ]);
  });

  test("F28: retrievePace asks nothing more for a participant who isn't on PACE", async () => {
    const { ask, asked } = ndia({ determine: { is_pace_plan: false } });
    await expect(retrievePace(ask, identity, { history: true })).rejects.toMatchObject({
      kind: "permanent",
      problem: { code: "not-pace", remedy: expect.stringContaining("NDIS PACE Participant") },
    });
    expect(asked).toHaveLength(1);
  });

  test("F28: retrievePace passes a request's error on unchanged", async () => {
    const timeout = new ProblemError("transient", { code: "ndia-timeout", what: "x", remedy: "x" });
    const { ask } = ndia({});
    const failing: NdiaGet = (path, asking) =>
      path.includes("budget") ? Promise.reject(timeout) : ask(path, asking);
    await expect(retrievePace(failing, identity, { history: false })).rejects.toBe(timeout);
  });
});

describe("retrievePace: budgets", () => {
  test("F36: retrievePace reads budgets to the cent and the day", async () => {
    expect((await retrieve()).plans).toEqual([
      {
        isPace: true,
        reference: null,
        startDate: "2026-07-01",
        endDate: "2027-06-30",
        current: true,
        oddities: [],
        budgets: [
          {
            category: "Consumables",
            supportType: "Core",
            stated: false,
            component: "Core Flexible (Plan-managed)",
            management: "plan",
            startDate: "2026-07-01",
            endDate: "2027-06-30",
            total: 123_450,
            spent: 20_010,
            remaining: 79_990,
            released: 100_000,
            instalmentType: "Regular",
            fundingPeriods: [],
          },
        ],
      },
    ]);
  });

  test("F52: retrievePace takes the approved amount as a budget's total, not the released or remaining one", async () => {
    const [budget] = (await budgetsOf(tree([consumables]))) ?? [];
    expect(budget?.total).toBe(123_450);
  });

  test.each<[string, Wire, object]>([
    [
      "amounts as text",
      { approved_amount: "1234.50", spent_amount: "200.10", remaining_amount: "799.90" },
      {
        total: 123_450,
        spent: 20_010,
        remaining: 79_990,
      },
    ],
    ["no approved amount, but a released one", { approved_amount: undefined }, { total: 100_000 }],
    [
      "nothing said of what was spent",
      { spent_amount: undefined, remaining_amount: undefined },
      {
        spent: 0,
        remaining: 123_450,
      },
    ],
    [
      "more spent than there was",
      { spent_amount: 2000, remaining_amount: -1000 },
      {
        spent: 200_000,
        remaining: -100_000,
      },
    ],
    ["minus nothing left", { remaining_amount: -0 }, { remaining: 0 }],
    ["no component", { funding_component_name: null }, { component: null, stated: false }],
    [
      "a component that is stated",
      { funding_component_name: "Core Stated (Plan-managed)" },
      { stated: true },
    ],
    [
      "no dates of its own",
      { start_date: undefined, end_date: null },
      {
        startDate: "2026-07-01",
        endDate: "2027-06-30",
      },
    ],
    [
      "dates that say “none”",
      { start_date: "0001-01-01", end_date: "0000-00-00" },
      {
        startDate: "2026-07-01",
        endDate: "2027-06-30",
      },
    ],
    [
      "fields that Planbridge doesn't know",
      { colour: "blue", supp_itm_lvl_dtls: [{ x: 1 }] },
      { total: 123_450 },
    ],
  ])("F36: retrievePace reads a budget with %s", async (_title, change, expected) => {
    expect(await budgetsOf(tree([{ ...consumables, ...change }]))).toMatchObject([expected]);
  });

  test("F62: retrievePace keeps each budget's own dates", async () => {
    const late = { ...consumables, support_category_text: "Transport", start_date: "2026-10-01" };
    const budgets = await budgetsOf(tree([consumables, late]));
    expect(budgets?.map(({ startDate }) => startDate)).toEqual(["2026-07-01", "2026-10-01"]);
  });

  test("F36: retrievePace prefers the support type's dates to those of the budget type", async () => {
    const bare = { ...consumables, start_date: null, end_date: null };
    expect(await budgetsOf(tree([bare], { support: { end_date: "2026-12-31" } }))).toMatchObject([
      { startDate: "2026-07-01", endDate: "2026-12-31" },
    ]);
  });

  test.each([
    ["Plan-managed", "plan"],
    ["Plan managed", "plan"],
    ["Agency-managed", "agency"],
    ["NDIA-managed", "agency"],
    ["NDIS-managed", "agency"],
    ["Self-managed", "self"],
  ])("F36: retrievePace reads %s as managed by %s", async (fund_management_type, management) => {
    expect(await budgetsOf(tree([consumables], { management: { fund_management_type } }))).toMatchObject([
      { management },
    ]);
  });

  test("F36: retrievePace marks budgets of a stated budget type as stated", async () => {
    expect(await budgetsOf(tree([consumables], { type: { budget_type: "Stated" } }))).toMatchObject([
      { stated: true },
    ]);
  });

  test("F36: retrievePace returns two budgets for a category under two managements", async () => {
    const both = tree([consumables]);
    const self = tree([consumables], { management: { fund_management_type: "Self-managed" } });
    both.bgt_typ_lvl_dtls[0]?.plan_management.push(...(self.bgt_typ_lvl_dtls[0]?.plan_management ?? []));
    expect((await budgetsOf(both))?.map(({ management }) => management)).toEqual(["plan", "self"]);
  });

  test("F36: retrievePace reads funding periods and whether each was released", async () => {
    const period = {
      start_date: "2026-07-01",
      end_date: "2026-09-30",
      amount: "617.25",
      funding_period_id: 7,
    };
    const next = {
      ...period,
      start_date: "2026-10-01",
      end_date: "2027-06-30",
      released: false,
      funding_period_id: "8",
    };
    const [budget] = (await budgetsOf(tree([{ ...consumables, funding_periods: [period, next] }]))) ?? [];
    expect(budget?.fundingPeriods).toEqual([
      { id: "7", startDate: "2026-07-01", endDate: "2026-09-30", amount: 61_725, released: true },
      { id: "8", startDate: "2026-10-01", endDate: "2027-06-30", amount: 61_725, released: false },
    ]);
  });

  test("F36: retrievePace names the amounts that the NDIA doesn't tell", async () => {
    const read = async (change: object) =>
      (await budgetsOf(tree([{ ...consumables, ...change }])))?.[0]?.notTold;
    expect(await read({})).toBeUndefined();
    expect(await read({ spent_amount: null, remaining_amount: undefined })).toEqual(["spent", "remaining"]);
    expect(await read({ approved_amount: undefined })).toEqual(["total"]);
  });

  test.each<[string, unknown]>([
    ["no level at all", { bgt_typ_lvl_dtls: [] }],
    ["null for its levels", { bgt_typ_lvl_dtls: null }],
    ["a level without what is below it", tree([], { management: { supp_typ_lvl_dtls: null } })],
    ["no category", tree([])],
    ["null for its categories", tree(null)],
  ])("F36: retrievePace returns a plan without budgets for a tree with %s", async (_title, budget) => {
    expect(await budgetsOf(budget)).toEqual([]);
  });

  test("F28: retrievePace keeps the raw answers with unknown fields", async () => {
    const budget = { ...tree([consumables]), undocumented: { note: 1 } };
    expect((await retrieve({ budget })).raw).toEqual({
      determine: { is_pace_plan: true },
      plans: [plan],
      budget,
      past: null,
    });
  });
});

describe("retrievePace: inconsistent answers", () => {
  test("F36: retrievePace warns when categories don't add up to their support type", async () => {
    const budget = tree([consumables], { support: { approved_amount: 1235.5 } });
    expect(await odditiesOf({ budget })).toEqual([
      "The NDIA's amounts don't add up: Core is $1,235.50, its categories come to $1,234.50.",
    ]);
    expect(await budgetsOf(budget)).toMatchObject([{ total: 123_450 }]);
  });

  test("F36: retrievePace warns when funding periods don't add up to their budget", async () => {
    const funding_periods = [{ start_date: "2026-07-01", end_date: "2027-06-30", amount: 1234.49 }];
    expect(await odditiesOf({ budget: tree([{ ...consumables, funding_periods }]) })).toEqual([
      "The NDIA's amounts don't add up: Consumables is $1,234.50, its funding periods come to $1,234.49.",
    ]);
  });

  test.each([
    ["adds up", { approved_amount: 1234.5 }],
    ["isn't told", {}],
  ])("F36: retrievePace doesn't warn about a sum that %s", async (_title, support) => {
    expect(await odditiesOf({ budget: tree([consumables], { support }) })).toEqual([]);
  });

  test("F48: retrievePace warns on both of two plans that overlap", async () => {
    const other = { ...plan, plan_start_date: "2026-01-01", plan_end_date: "2026-07-01" };
    const { plans } = await retrieve({ plans: [other, plan] });
    expect(plans.map(({ oddities }) => oddities)).toEqual([
      [expect.stringContaining("01/07/2026")],
      [expect.stringContaining("two plans overlap")],
    ]);
  });

  test.each([
    ["ends the day before", { plan_start_date: "2025-07-01", plan_end_date: "2026-06-30" }, 0],
    ["has no end", { plan_start_date: "2025-07-01", plan_end_date: null }, 1],
  ])(
    "F48: retrievePace checks the overlap with an earlier plan that %s (case %#)",
    async (_title, change, told) => {
      expect(await odditiesOf({ plans: [plan, { ...plan, ...change }] })).toHaveLength(told);
    },
  );

  test("F48: retrievePace gives the budgets to the newer of two plans, as the current one", async () => {
    const other = { ...plan, plan_start_date: "2025-07-01", plan_end_date: "2026-06-30" };
    const { plans } = await retrieve({ plans: [other, plan] });
    expect(plans.map(({ startDate, current, budgets }) => [startDate, current, budgets.length])).toEqual([
      ["2026-07-01", true, 1],
      ["2025-07-01", false, 0],
    ]);
  });

  test("F48: retrievePace returns no plan for an empty list of plans", async () => {
    expect((await retrieve({ plans: [] })).plans).toEqual([]);
  });
});

describe("retrievePace: earlier periods", () => {
  test("F47: retrievePace lists an earlier period after the current plan with its budgets", async () => {
    const { plans, raw } = await retrieve({}, true);
    expect(plans[1]).toEqual({
      isPace: true,
      reference: null,
      startDate: "2025-07-01",
      endDate: "2026-06-30",
      current: false,
      oddities: [],
      budgets: [
        {
          category: "Choice and Control",
          supportType: "Capacity Building",
          stated: true,
          component: null,
          management: "plan",
          startDate: "2025-07-01",
          endDate: "2026-06-30",
          total: 150_000,
          spent: 149_999,
          remaining: 1,
          released: 150_000,
          fundingPeriods: [],
        },
      ],
    });
    expect(raw).toMatchObject({ past: { plans: { historical_plan: [past] }, budgets: [history] } });
  });

  test("F47: retrievePace returns no earlier period unless it is asked for", async () => {
    expect((await retrieve({}, false)).plans).toHaveLength(1);
  });
});

describe("retrievePace: invalid answers", () => {
  const spoilt = (change: Wire, around: Parameters<typeof tree>[1] = {}) => ({
    budget: tree([{ ...consumables, ...change }, consumables], around),
  });
  const period = (change: Wire) =>
    spoilt({
      funding_periods: [{ start_date: "2026-07-01", end_date: "2027-06-30", amount: 1234.5, ...change }],
    });

  test.each<[string, Parameters<typeof ndia>[0], string]>([
    ["an amount of fractions of a cent", spoilt({ approved_amount: 12.345 }), "Consumables approved_amount"],
    ["an amount with an exponent", spoilt({ approved_amount: "1e3" }), "Consumables approved_amount"],
    ["an amount of another base", spoilt({ approved_amount: "0x10" }), "Consumables approved_amount"],
    ["null for all amounts", spoilt({ approved_amount: null, released_amount: null }), "no amount"],
    ["an amount in words", spoilt({ approved_amount: "some" }), "Consumables approved_amount"],
    ["an amount below zero", spoilt({ approved_amount: -1 }), "below zero"],
    ["no amount at all", spoilt({ approved_amount: undefined, released_amount: undefined }), "no amount"],
    ["an amount spent that isn't one", spoilt({ spent_amount: "1.2.3" }), "Consumables spent_amount"],
    ["an amount left that isn't one", spoilt({ remaining_amount: 0.005 }), "Consumables remaining_amount"],
    ["a day that doesn't exist", spoilt({ end_date: "2027-02-31" }), "2027-02-31"],
    ["a date as a number", spoilt({ start_date: 20260701 }), "start_date"],
    ["an end before the start", spoilt({ end_date: "2026-06-30" }), "before it starts"],
    [
      "no dates on any level",
      spoilt({ start_date: null, end_date: null }, { type: { start_date: null, end_date: null } }),
      "no start or end date",
    ],
    ["a category without a name", spoilt({ support_category_text: undefined }), "support_category_text"],
    ["a funding period of no days", period({ end_date: "2026-06-30" }), "funding period of Consumables"],
    ["a funding period without an end", period({ end_date: "0001-01-01" }), "funding period of Consumables"],
    ["a funding period's odd amount", period({ amount: "x" }), "funding period amount"],
    [
      "a part of the plan with an odd sum",
      spoilt({}, { support: { approved_amount: "x" } }),
      "Core approved_amount",
    ],
    ["no result for the budgets", { budget: undefined }, "the budget tree"],
    ["null for the budgets", { budget: null }, "the budget tree"],
    ["a tree without its levels", { budget: {} }, "bgt_typ_lvl_dtls"],
    ["a list in place of a tree", { budget: [] }, "the budget tree"],
    ["no result for the plans", { plans: undefined }, "the list of PACE plans"],
    ["a plan whose end isn't a day", { plans: [{ ...plan, plan_end_date: "2027-06-31" }] }, "plan_end_date"],
    ["a plan that ends before it starts", { plans: [{ ...plan, plan_end_date: "2020-01-01" }] }, "is before"],
    ["a PACE flag as text", { determine: { is_pace_plan: "yes" } }, "the PACE flag"],
  ])("F36: retrievePace rejects %s", async (_title, answers, named) => {
    await expect(retrieve(answers)).rejects.toMatchObject({
      kind: "permanent",
      problem: { code: "ndia-bad-answer", what: expect.stringContaining(named) },
    });
  });
});

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { recordsToWrite } from "../../../../lib/domain/change/change-set.ts";
import {
  budgetToUpdate,
  matchPlan,
  proposePlan,
  proposePlanAndBudgets,
} from "../../../../lib/domain/change/propose-sync.ts";
import type { CrmBudget, CrmContract } from "../../../../lib/domain/change/crm-contract.ts";
import type { PacePlan, PlanBudget } from "../../../../lib/domain/plan/plan-budget.ts";
import { pairBudgets } from "../../../../lib/domain/change/pair-budgets.ts";
import { budget, differing, END, held, pacePlan, START, values } from "../plan/pace-fixtures.ts";

const contract: CrmContract = {
  reference: "NDIS-0042",
  editPath: "/ServiceContracts/Edit/42",
  planStartDate: START,
  planEndDate: END,
  totalFunding: 100_000,
};
const CRM = { categories: ["Consumables", "Transport", "Choice and Control"] };
const both = (mine: CrmBudget[], theirs: PlanBudget[], change: Partial<PacePlan> = {}) =>
  proposePlanAndBudgets(contract, mine, pacePlan(theirs, change), CRM);

test("F51: budgets of the CRM that aren't known are no empty list: none of the plan's is proposed as new", () => {
  const plan = pacePlan([budget()]);
  const proposed = proposePlanAndBudgets(contract, undefined, plan, CRM).records.map(({ kind }) => kind);
  expect(proposed).toEqual(["contract"]);
  expect(both([], [budget()]).records.map(({ kind }) => kind)).toEqual(["contract", "plan-budget"]);
});

describe("which of the plan's periods a contract is about", () => {
  const now = pacePlan([]);
  const earlier = pacePlan([], { startDate: "2025-07-01", endDate: "2026-06-30", current: false });
  const open = pacePlan([], { endDate: null });
  const SAME_DAY = expect.stringContaining("same day");
  const MOST = expect.stringContaining("most of");

  test.each<[string, Partial<CrmContract>, PacePlan[], { plan: PacePlan; reason: string } | undefined]>([
    ["the one that starts on the same day", {}, [earlier, now], { plan: now, reason: SAME_DAY }],
    [
      "that one too where the contract's end is hidden",
      { planStartDate: "2025-07-01" },
      [now, earlier],
      { plan: earlier, reason: SAME_DAY },
    ],
    [
      "else the one with most of the contract's days",
      { planStartDate: "2026-05-01", planEndDate: "2027-04-30" },
      [earlier, now],
      { plan: now, reason: MOST },
    ],
    [
      "where the plan has no end, too",
      { planStartDate: "2028-01-01", planEndDate: "2028-12-31" },
      [earlier, open],
      { plan: open, reason: MOST },
    ],
    [
      "none where no day is shared",
      { planStartDate: "2020-01-01", planEndDate: "2020-12-31" },
      [earlier, now],
      undefined,
    ],
    ["none where there is no plan", {}, [], undefined],
  ])("F48: matchPlan finds %s", (_title, dates, plans, fitting) => {
    const shown = Object.keys(dates).length > 0 ? dates : { planStartDate: START, planEndDate: END };
    expect(matchPlan(shown, plans)).toEqual(fitting);
  });

  test("F48: matchPlan finds no plan for a contract without dates", () => {
    expect(matchPlan({}, [earlier, now])).toBeUndefined();
  });
});

describe("the plan's own part of a sync", () => {
  const ofPlan = (change: Partial<CrmContract>, plan: Partial<PacePlan> = {}, budgets = [budget()]) =>
    proposePlan({ ...contract, ...change }, pacePlan(budgets, plan)).records[0];

  test("F46: a contract that matches the plan has nothing to write", () => {
    expect(ofPlan({})).toMatchObject({ group: "same", path: "/ServiceContracts/Edit/42" });
    expect(ofPlan({})).not.toHaveProperty("action");
  });

  test.each<[string, Partial<CrmContract>, Partial<PacePlan>, Record<string, unknown>]>([
    ["the start", { planStartDate: "2026-06-01" }, {}, { planStartDate: ["2026-06-01", START] }],
    ["the end", {}, { endDate: "2028-06-30" }, { planEndDate: [END, "2028-06-30"] }],
    ["the total", { totalFunding: 1 }, {}, { totalFunding: [1, 100_000] }],
    [
      "everything",
      { planStartDate: "2026-06-01", totalFunding: 5 },
      { endDate: "2028-06-30" },
      { planStartDate: ["2026-06-01", START], planEndDate: [END, "2028-06-30"], totalFunding: [5, 100_000] },
    ],
  ])("F48, F49: proposePlan changes exactly what differs: %s", (_title, change, plan, fields) => {
    const record = ofPlan(change, plan);
    expect(record).toMatchObject({ group: "change", action: "update", title: "Service contract NDIS-0042" });
    expect(differing(record ?? { fields: [] })).toEqual(fields);
  });

  test.each(["planStartDate", "planEndDate", "totalFunding"] as const)(
    "F48: a field that the organisation hides is neither compared nor written: %s",
    (name) => {
      const { [name]: _hidden, ...shown } = contract;
      const [record] = proposePlan(
        shown,
        pacePlan([budget({ total: 7 })], { endDate: "2028-06-30" }),
      ).records;
      expect(values(record ?? { fields: [] })).not.toHaveProperty(name);
    },
  );

  test("F48: a plan without an end date doesn't change the contract's end date", () => {
    expect(values(ofPlan({}, { endDate: null }) ?? { fields: [] })).not.toHaveProperty("planEndDate");
  });

  test("F48: a plan with unknown budgets doesn't change the contract's total", () => {
    expect(values(ofPlan({}, {}, []) ?? { fields: [] })).not.toHaveProperty("totalFunding");
  });

  test("F57: a plan that ends earlier is a warning with both dates", () => {
    expect(ofPlan({}, { endDate: "2027-03-31" })?.warnings).toEqual([
      "The plan ends earlier than this contract: 31/03/2027 instead of 30/06/2027.",
    ]);
    expect(ofPlan({}, { endDate: "2028-06-30" })?.warnings).toEqual([]);
  });

  test("F48: overlapping plans are a warning before either is written", () => {
    const oddities = ["two plans overlap."];
    expect(proposePlan(contract, pacePlan([budget()], { oddities })).warnings).toEqual(oddities);
  });
});

describe("one budget against the record that was chosen for it", () => {
  const update = (mine: Partial<CrmBudget>, theirs: Partial<PlanBudget> = {}) =>
    budgetToUpdate(held(mine), budget(theirs), pacePlan([budget(theirs)]));

  test("F46: a budget that matches has nothing to write", () => {
    expect(update({})).toMatchObject({ group: "same", warnings: [] });
    expect(update({})).not.toHaveProperty("action");
  });

  test.each<[string, Partial<CrmBudget>, Partial<PlanBudget>, Record<string, unknown>]>([
    ["a new total", {}, { total: 120_000 }, { budgetAmount: [100_000, 120_000] }],
    ["an extension", { endDate: "2027-03-31" }, {}, { endDate: ["2027-03-31", END] }],
    ["another start", { startDate: "2026-08-01" }, {}, { startDate: ["2026-08-01", START] }],
    [
      "another management, and with it the totals",
      {},
      { management: "self" },
      { managementStyle: ["Plan Management", "Self Managed"], excluded: [false, true] },
    ],
    ["an amount that the CRM hasn't got", { amount: null }, {}, { budgetAmount: [null, 100_000] }],
    [
      "a management that was never chosen",
      { managementStyle: "" },
      {},
      { managementStyle: [null, "Plan Management"] },
    ],
  ])("F54, F59: a budget's %s is listed with the value before", (_title, mine, theirs, fields) => {
    const record = update(mine, theirs);
    expect(record).toMatchObject({ group: "change", action: "update", path: "/PlanBudgets/Edit/7" });
    expect(differing(record)).toEqual(fields);
  });

  test("F59: a budget's unchanged fields are listed too", () => {
    expect(update({ amount: 5 }).fields.map(({ field }) => field)).toEqual([
      "budgetAmount",
      "startDate",
      "endDate",
      "managementStyle",
      "excluded",
    ]);
  });

  test("F52: spent and remaining amounts don't change a budget", () => {
    expect(update({}, { total: 100_000, spent: 99_999, remaining: 1 })).toMatchObject({ group: "same" });
  });

  test("F59: columns that the organisation hides aren't compared with a budget", () => {
    const record = budgetToUpdate(
      { category: "Consumables", editPath: "/x", amount: 1 },
      budget(),
      pacePlan([budget()]),
    );
    expect(differing(record)).toEqual({ budgetAmount: [1, 100_000] });
    expect(record.fields).toHaveLength(1);
  });

  test.each<[string, Partial<PlanBudget>, string[]]>([
    ["it shrinks", { total: 99_999 }, ["The budget gets smaller."]],
    ["it grows", { total: 100_001 }, []],
    ["its category ends", { endDate: "2026-12-31" }, [expect.stringContaining("ends earlier")]],
    ["it is extended", { startDate: "2026-06-01" }, []],
    [
      "it shrinks and is overdrawn",
      { total: 5, spent: 9, remaining: -4 },
      [expect.stringContaining("Core Flexible"), "The budget gets smaller."],
    ],
  ])("F57: a budget update warns that %s: %#", (_title, theirs, warnings) => {
    expect(update({}, theirs).warnings).toEqual(warnings);
  });

  test("F54: budget dates outside the plan aren't written, and both are named", () => {
    expect(update({}, { endDate: "2027-12-31" })).toMatchObject({
      group: "change",
      leftOut: { code: "budget-outside-plan", what: expect.stringContaining("31/12/2027") },
    });
    expect(update({}, { endDate: "2027-12-31" })).not.toHaveProperty("action");
  });

  test("F62: a budget update lists the NDIA's funding periods", () => {
    const fundingPeriods = [
      { startDate: START, endDate: "2026-12-31", amount: 60_000, released: true },
      { startDate: "2027-01-01", endDate: END, amount: 40_000, released: false },
    ];
    expect(update({}, { fundingPeriods })).toMatchObject({ fundingPeriods });
  });
});

describe("a plan with all its budgets in one change", () => {
  test("F45, F50: a sync orders its records: contract, changed, new, then budgets only in the CRM", () => {
    const { records } = both(
      [held({ amount: 1 }), held({ category: "Improved Learning", editPath: "/PlanBudgets/Edit/9" })],
      [budget(), budget({ category: "Transport" })],
    );
    expect(records.map(({ id, group }) => [id, group])).toEqual([
      ["contract", "change"],
      ["plan-budget/Consumables/plan", "change"],
      ["plan-budget/Transport/plan", "only-ndia"],
      ["plan-budget/crm//PlanBudgets/Edit/9", "only-crm"],
    ]);
    expect(recordsToWrite(records).map(({ action }) => action)).toEqual(["update", "update", "create"]);
  });

  test("F46: a sync writes nothing where everything matches", () => {
    expect(recordsToWrite(both([held()], [budget()]).records)).toEqual([]);
  });

  test("F61: the next sync after a written one finds no changes", () => {
    const theirs = [budget({ total: 5 }), budget({ category: "Transport", management: "self" })];
    const first = both([held()], theirs);
    const written = recordsToWrite(first.records).filter(({ kind }) => kind === "plan-budget");
    const mine = written.map((record, at): CrmBudget => {
      const { planCategory, budgetAmount, startDate, endDate, managementStyle, excluded } = values(record);
      return {
        category: String(planCategory ?? record.title),
        editPath: `/PlanBudgets/Edit/${at}`,
        amount: Number(budgetAmount),
        startDate: String(startDate),
        endDate: String(endDate),
        managementStyle: String(managementStyle),
        excluded: excluded === true,
      };
    });
    const again = proposePlanAndBudgets({ ...contract, totalFunding: 5 }, mine, pacePlan(theirs), CRM);
    expect(recordsToWrite(again.records)).toEqual([]);
  });

  test("F59: a budget that PACE doesn't have is left unchanged with a reason", () => {
    const record = both([held(), held({ category: "Improved Learning", amount: 5 })], [budget()]).records.at(
      -1,
    );
    expect(record).toMatchObject({
      group: "only-crm",
      leftOut: { code: "category-unknown-to-pace", what: expect.stringContaining("Improved Learning") },
    });
    expect(record).not.toHaveProperty("action");
    expect(differing(record ?? { fields: [] })).toEqual({ budgetAmount: [5, null] });
  });

  test("F59: a new budget whose category the CRM doesn't offer is left out by name", () => {
    expect(both([held()], [budget(), budget({ category: "Home and Living" })]).records.at(-1)).toMatchObject({
      group: "only-ndia",
      leftOut: { code: "category-unknown-to-crm" },
    });
  });

  test("F59: a plan without budgets doesn't empty the contract", () => {
    const { records, refusals } = both([held()], []);
    expect(refusals).toMatchObject([{ code: "plan-without-budgets" }]);
    expect(recordsToWrite(records)).toEqual([]);
  });

  test("F40: a sync never adds adjustments for earlier services", () => {
    const { records } = both([held()], [budget({ spent: 5 }), budget({ category: "Transport", spent: 9 })]);
    expect(records.map(({ kind }) => kind)).not.toContain("adjustment");
  });

  test("F62: budgets with the same category, management and kind are separate records", () => {
    const halves = [
      budget({ endDate: "2026-12-31", total: 1 }),
      budget({ startDate: "2027-01-01", total: 2 }),
    ];
    const { records } = both(
      [held({ endDate: "2026-12-31" }), held({ startDate: "2027-01-01", editPath: "/PlanBudgets/Edit/8" })],
      halves,
    );
    expect(new Set(records.map(({ id }) => id)).size).toBe(3);
    expect(records.slice(1).map((each) => [each.path, values(each)["budgetAmount"]])).toEqual([
      ["/PlanBudgets/Edit/7", 1],
      ["/PlanBudgets/Edit/8", 2],
    ]);
  });
});

describe("which of the CRM's budgets each of the NDIA's is", () => {
  const plan = budget();
  const self = budget({ management: "self" });
  const late = budget({ startDate: "2027-01-01" });
  const mine = held();
  const mineSelf = held({ managementStyle: "Self Managed", excluded: true, editPath: "/PlanBudgets/Edit/8" });
  const mineLate = held({ startDate: "2027-01-01", editPath: "/PlanBudgets/Edit/9" });
  const unstyled: CrmBudget = { category: "03 Consumables", amount: 1 };

  test.each<[string, CrmBudget[], PlanBudget[], ReturnType<typeof pairBudgets>]>([
    ["the one of its category", [mine], [plan], { matched: [[mine, plan]], onlyNdia: [], onlyCrm: [] }],
    [
      "by its category in other words, where the table shows no more",
      [unstyled],
      [plan],
      { matched: [[unstyled, plan]], onlyNdia: [], onlyCrm: [] },
    ],
    [
      "none of another category",
      [mine],
      [budget({ category: "Transport" })],
      {
        matched: [],
        onlyNdia: [budget({ category: "Transport" })],
        onlyCrm: [mine],
      },
    ],
    [
      "of a category that is split, the one under the same management",
      [mineSelf, mine],
      [plan, self],
      {
        matched: [
          [mine, plan],
          [mineSelf, self],
        ],
        onlyNdia: [],
        onlyCrm: [],
      },
    ],
    [
      "of two times, the one that starts on the same day",
      [mineLate, mine],
      [plan, late],
      {
        matched: [
          [mine, plan],
          [mineLate, late],
        ],
        onlyNdia: [],
        onlyCrm: [],
      },
    ],
    [
      "the better match first, and the other is new",
      [mine],
      [self, plan],
      { matched: [[mine, plan]], onlyNdia: [self], onlyCrm: [] },
    ],
    [
      "one whose management has changed, where there is no better",
      [mine],
      [self],
      { matched: [[mine, self]], onlyNdia: [], onlyCrm: [] },
    ],
    ["none, of an empty contract", [], [plan], { matched: [], onlyNdia: [plan], onlyCrm: [] }],
  ])("F59: %s", (_title, ours, theirs, matched) => {
    const found = pairBudgets(ours, theirs);
    expect(new Set(found.matched)).toEqual(new Set(matched.matched));
    expect({ onlyNdia: found.onlyNdia, onlyCrm: found.onlyCrm }).toEqual({
      onlyNdia: matched.onlyNdia,
      onlyCrm: matched.onlyCrm,
    });
  });

  const category = fc.constantFrom(
    "Consumables",
    "03 Consumables",
    "Transport",
    "Choice and Control",
    "Stars",
  );
  const start = fc.constantFrom(START, "2026-10-01", "2027-01-01");
  const ours = fc
    .record({ category, start, style: fc.constantFrom("Plan Management", "Agency", "Self Managed", "") })
    .map((each) => held({ category: each.category, startDate: each.start, managementStyle: each.style }));
  const theirs = fc
    .record({ category, start, management: fc.constantFrom("plan", "agency", "self"), stated: fc.boolean() })
    .map(({ start: startDate, ...each }) => budget({ ...each, startDate }));

  test("F59: pairBudgets neither loses nor duplicates a budget", () => {
    fc.assert(
      fc.property(fc.array(ours, { maxLength: 8 }), fc.array(theirs, { maxLength: 8 }), (crm, ndia) => {
        const found = pairBudgets(crm, ndia);
        const kept = [...found.matched.map(([one]) => one), ...found.onlyCrm];
        const told = [...found.matched.map(([, other]) => other), ...found.onlyNdia];
        expect([kept.length, new Set(kept)]).toEqual([crm.length, new Set(crm)]);
        expect([told.length, new Set(told)]).toEqual([ndia.length, new Set(ndia)]);
      }),
    );
  });

  test("F62: every record of a sync has a unique id", () => {
    const numbered = fc
      .array(ours, { maxLength: 8 })
      .map((list) => list.map((each, at) => ({ ...each, editPath: `/PlanBudgets/Edit/${at}` })));
    fc.assert(
      fc.property(numbered, fc.array(theirs, { maxLength: 8 }), (crm, ndia) => {
        const ids = both(crm, ndia).records.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});

test.each([
  ["03 - Consumables (CORE)", "Consumables"],
  ["Specialised Disability Accommodation (SDA)", "Specialist Disability Accommodation"],
  ["Core - Consumables", "03 Consumables"],
  ["AT Maintenance, Repair & Rental", "Assistive Technology Maintenance, Repair and Rental"],
  ["CB Health and Wellbeing", "Improved Health and Wellbeing"],
  ["Relationships", "Improved Relationships"],
])("the CRM's budget %j matches the NDIA's %j and isn't created again", (mine, theirs) => {
  const {
    matched: paired,
    onlyNdia,
    onlyCrm,
  } = pairBudgets([held({ category: mine })], [budget({ category: theirs })]);
  expect([paired.length, onlyNdia, onlyCrm]).toEqual([1, [], []]);
});

test("a CRM budget whose number contradicts its name stops the NDIA's budget from being created", () => {
  const { records } = both(
    [held({ category: "02 Consumables" })],
    [budget(), budget({ category: "Choice and Control" })],
  );
  const budgets = records.filter(({ kind, group }) => kind === "plan-budget" && group === "only-ndia");
  expect(budgets.map(({ title, action, leftOut }) => [title, action, leftOut?.code])).toEqual([
    ["Consumables", undefined, "category-unsure"],
    ["Choice and Control", "create", undefined],
  ]);
});

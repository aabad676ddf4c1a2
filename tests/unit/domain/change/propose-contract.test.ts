import { describe, expect, test } from "vitest";
import { proposeContract } from "../../../../lib/domain/change/propose-contract.ts";
import type { PacePlan, PlanBudget } from "../../../../lib/domain/plan/plan-budget.ts";
import { recordsToWrite } from "../../../../lib/domain/change/change-set.ts";
import { budget, END, pacePlan, START, values } from "../plan/pace-fixtures.ts";

const TODAY = "2026-11-22";
const ANY = { categories: undefined };

function propose(
  budgets: PlanBudget[],
  { plan = {}, categories }: { plan?: Partial<PacePlan>; categories?: string[] } = {},
) {
  return proposeContract(pacePlan(budgets, plan), { categories }, TODAY);
}
const kinds = (records: { kind: string }[]) => records.map(({ kind }) => kind);

describe("a new service contract from a PACE plan", () => {
  test("F38, F39: proposeContract lists the contract, then its budgets, then the adjustments", () => {
    const { records, refusals } = propose([budget({ spent: 5 }), budget({ category: "Transport" })]);
    expect(kinds(records)).toEqual(["contract", "plan-budget", "plan-budget", "adjustment"]);
    expect(records.every(({ action }) => action === "create")).toBe(true);
    expect(refusals).toEqual([]);
  });

  test("F38: a new contract has the plan's dates and is marked as PACE", () => {
    expect(values(propose([budget()]).records[0] ?? { fields: [] })).toEqual({
      reference: "PACE plan from 01/07/2026",
      planStartDate: START,
      planEndDate: END,
      startDate: START,
      endDate: END,
      fundingSource: "NDIS",
      fundingManagement: "Registered Plan Management Provider",
      totalFunding: 100_000,
      pacePlan: true,
    });
  });

  test("F36: a new budget has its category, total, management and dates", () => {
    expect(values(propose([budget()]).records[1] ?? { fields: [] })).toEqual({
      planCategory: "Consumables",
      budgetAmount: 100_000,
      excluded: false,
      managementStyle: "Plan Management",
      startDate: START,
      endDate: END,
    });
  });

  test("F52: a new budget has its total, never what remains", () => {
    const { records } = propose([budget({ total: 100_000, spent: 77_777, remaining: 22_223 })]);
    const amounts = records.flatMap(({ fields }) =>
      fields.flatMap(({ kind, after }) => (kind === "money" ? after : [])),
    );
    expect(amounts).toEqual([100_000, 100_000, 77_777]);
  });

  test("F62: new budgets of one plan keep their own dates", () => {
    const [early, late] = [
      budget({ endDate: "2026-09-30" }),
      budget({ category: "Transport", startDate: "2026-10-01" }),
    ];
    const dates = propose([early, late]).records.slice(1).map(values);
    expect(dates.map(({ startDate, endDate }) => [startDate, endDate])).toEqual([
      [START, "2026-09-30"],
      ["2026-10-01", END],
    ]);
  });

  test("F36: a new budget lists its funding periods", () => {
    const fundingPeriods = [{ startDate: START, endDate: END, amount: 100_000, released: true }];
    expect(propose([budget({ fundingPeriods })]).records[1]).toMatchObject({ fundingPeriods });
  });

  test.each([
    ["self", "Self Managed"],
    ["agency", "Agency"],
  ] as const)(
    "F36: a %s-managed budget is brought in, marked %s and left out of the totals",
    (management, style) => {
      const { records } = propose([budget(), budget({ category: "Transport", management, spent: 5 })]);
      expect(values(records[2] ?? { fields: [] })).toMatchObject({ managementStyle: style, excluded: true });
      expect(values(records[0] ?? { fields: [] })).toMatchObject({ totalFunding: 100_000 });
      expect(kinds(records)).not.toContain("adjustment");
    },
  );

  test("F36: a category under two managements is two budgets, and only the plan manager's is adjusted", () => {
    const { records } = propose([budget({ spent: 5 }), budget({ management: "self", spent: 9 })]);
    expect(records.map(({ id }) => id)).toEqual([
      "contract",
      "plan-budget/Consumables/plan",
      "plan-budget/Consumables/self",
      "adjustment/Consumables/plan",
    ]);
  });

  test("F62: two budgets of the same category, management and kind are two records", () => {
    const { records } = propose([
      budget({ endDate: "2026-12-31", spent: 5 }),
      budget({ startDate: "2027-01-01", spent: 9 }),
    ]);
    expect(new Set(records.map(({ id }) => id)).size).toBe(5);
    const adjusted = records.filter(({ kind }) => kind === "adjustment");
    expect(adjusted.map((each) => [each.belongsTo, values(each)["rate"]])).toEqual([
      ["plan-budget/Consumables/plan", 5],
      ["plan-budget/Consumables/plan/2", 9],
    ]);
  });

  test("F40: the adjustment belongs to its budget and is named after the category", () => {
    expect(propose([budget({ spent: 5 })]).records[2]).toMatchObject({
      id: "adjustment/Consumables/plan",
      belongsTo: "plan-budget/Consumables/plan",
      title: "Consumables: adjustment for services delivered to date",
    });
  });

  test("F36: a category goes by the CRM's own word for it", () => {
    const { records } = propose([budget({ category: "DAILY_ACTIVITIES", spent: 5 })], {
      categories: ["02 Transport", "01 Assistance with Daily Life"],
    });
    expect(records.slice(1).map((each) => values(each)["planCategory"])).toEqual([
      "01 Assistance with Daily Life",
      "01 Assistance with Daily Life",
    ]);
  });
});

describe("a Core Flexible category on which more was delivered than it holds", () => {
  const overdrawn = budget({ total: 1000, spent: 1500, remaining: -500 });

  test("F36: an overspent Core Flexible budget is added with a warning that the others cover it", () => {
    const [, record] = propose([overdrawn]).records;
    expect(record).toMatchObject({ action: "create", warnings: [expect.stringContaining("Core Flexible")] });
    expect(values(record ?? { fields: [] })).toMatchObject({ budgetAmount: 1000 });
  });

  test("F36: an overspent stated budget's warning doesn't mention other categories", () => {
    const [, record] = propose([{ ...overdrawn, stated: true }]).records;
    expect(record?.warnings).toEqual([expect.not.stringContaining("Core Flexible")]);
  });
});

describe("what of a plan can't be brought in", () => {
  test("F36: proposeContract refuses a plan without budgets and says what to check", () => {
    const { records, refusals } = propose([]);
    expect(refusals).toMatchObject([{ code: "plan-without-budgets" }]);
    expect(kinds(records)).toEqual(["contract"]);
    expect(values(records[0] ?? { fields: [] })).toMatchObject({ totalFunding: 0 });
  });

  test("F38: proposeContract refuses a plan without an end date", () => {
    const { refusals } = propose([budget()], { plan: { endDate: null } });
    expect(refusals).toMatchObject([{ code: "plan-without-end" }]);
  });

  test.each([
    ["begins before its plan", { startDate: "2026-06-30" }, "30/06/2026"],
    ["ends after its plan", { endDate: "2027-07-01" }, "01/07/2027"],
    ["lies after its plan", { startDate: "2028-01-01", endDate: "2028-02-01" }, "01/01/2028"],
  ])("F36: a budget that %s is left out with both dates, and the rest isn't", (_title, change, told) => {
    const { records, refusals } = propose([
      budget({ ...change, spent: 5, remaining: -5 }),
      budget({ category: "Transport" }),
    ]);
    expect(records[1]).toMatchObject({
      leftOut: { code: "budget-outside-plan", what: expect.stringContaining(told) },
      warnings: [],
    });
    expect(recordsToWrite(records).map(({ title }) => title)).toEqual(["Service contract", "Transport"]);
    expect(values(records[0] ?? { fields: [] })).toMatchObject({ totalFunding: 100_000 });
    expect(refusals).toEqual([]);
  });

  test("F36: a budget with exactly the plan's dates is inside it", () => {
    expect(propose([budget()]).records[1]).not.toHaveProperty("leftOut");
  });

  test("F36: a budget whose category the CRM doesn't offer is left out by name and not counted", () => {
    const { records } = propose(
      [budget({ category: "YPIRAC Cross Billing", total: 9, spent: 5 }), budget()],
      {
        categories: ["Consumables"],
      },
    );
    expect(records[1]).toMatchObject({
      leftOut: {
        code: "category-unknown-to-crm",
        what: expect.stringContaining("“YPIRAC Cross Billing”"),
        field: "Plan Category",
      },
    });
    expect(kinds(recordsToWrite(records))).toEqual(["contract", "plan-budget"]);
    expect(values(records[0] ?? { fields: [] })).toMatchObject({ totalFunding: 100_000 });
  });

  test("F36: proposeContract refuses a plan of which no budget can be added", () => {
    expect(
      propose([budget({ category: "Transport" })], { categories: ["Consumables"] }).refusals,
    ).toMatchObject([{ code: "no-budget-left" }]);
  });

  test("F36: proposeContract warns when the CRM's categories aren't known yet", () => {
    const { records, warnings } = proposeContract(pacePlan([budget({ category: "Stars" })]), ANY, TODAY);
    expect(records[1]).toMatchObject({ action: "create" });
    expect(warnings).toEqual([expect.stringContaining("list of plan categories")]);
    expect(propose([budget()], { categories: ["Consumables"] }).warnings).toEqual([]);
  });

  test("F36: proposeContract warns of what doesn't add up at the NDIA", () => {
    const oddities = ["The NDIA's amounts don't add up: Core is $2.00, its categories come to $1.00."];
    expect(propose([budget()], { plan: { oddities }, categories: ["Consumables"] }).warnings).toEqual(
      oddities,
    );
  });
});

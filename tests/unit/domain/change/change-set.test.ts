import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  canBeAccepted,
  type ChangeSet,
  type FieldChange,
  totalMoneyMoved,
  type RecordChange,
  recordsToWrite,
  withDistinctTitles,
  withoutRecords,
} from "../../../../lib/domain/change/change-set.ts";
import { proposeContract } from "../../../../lib/domain/change/propose-contract.ts";
import { warningFacts } from "../../../../lib/domain/change/warning-kinds.ts";
import { budget, pacePlan, values } from "../plan/pace-fixtures.ts";

const problem = { code: "x", what: "x", remedy: "x" };
const money = (before: number | null, after: number | null): FieldChange => ({
  field: "budgetAmount",
  label: "Budget Amount",
  kind: "money",
  before,
  after,
});
const record = (change: Partial<RecordChange> = {}): RecordChange => ({
  id: "plan-budget/Consumables/plan",
  kind: "plan-budget",
  title: "Consumables",
  group: "change",
  action: "update",
  fields: [money(100, 150)],
  warnings: [],
  ...change,
});
const unwritten = ({ action: _none, ...rest }: RecordChange): RecordChange => rest;
const set = (change: Partial<ChangeSet> = {}): ChangeSet => ({
  purpose: "sync-plan-and-budgets",
  client: { name: "Ngozi Okafor", path: "/Clients/Profile/11" },
  ndisNumber: "430000017",
  snapshotId: "s",
  retrievedAt: 1,
  records: [record()],
  warnings: [],
  refusals: [],
  ...change,
});

describe("whether a change can be accepted", () => {
  test.each<[string, Partial<ChangeSet>, boolean]>([
    ["with something to write", {}, true],
    ["with warnings", { warnings: ["x"] }, true],
    ["with nothing to write", { records: [unwritten(record())] }, false],
    ["without records", { records: [] }, false],
    ["with anything that is in the way", { refusals: [problem] }, false],
  ])("F60: canBeAccepted decides on a change %s", (_title, change, accepted) => {
    expect(canBeAccepted(set(change))).toBe(accepted);
  });
});

test.each<[string, Partial<ChangeSet>, boolean]>([
  ["nothing", {}, false],
  ["a warning on all of it", { warnings: ["x"] }, true],
  ["a warning on one record", { records: [record(), record({ warnings: ["x"] })] }, true],
  ["a record that can't be written", { records: [record(), unwritten(record({ leftOut: problem }))] }, true],
])("F59: warningFacts decides on a change with %s: %#", (_title, change, warned) => {
  expect(warningFacts(set(change)).warningKinds.length > 0).toBe(warned);
});

describe("the money that moves", () => {
  const contract = record({ id: "contract", kind: "contract", fields: [money(1000, 4000)] });

  test.each<[string, RecordChange[], number]>([
    ["of a budget that grows, what it gains", [record()], 50],
    ["of a budget that shrinks, what it loses", [record({ fields: [money(150, 100)] })], 50],
    ["of a gain and a loss, both", [record(), record({ fields: [money(80, 0)] })], 130],
    ["of a new budget, all of it", [record({ fields: [money(null, 70)] })], 70],
    ["of a contract and its budgets, the budgets'", [contract, record()], 50],
    ["of a contract alone, its total's", [contract], 3000],
    ["of what isn't written, none", [unwritten(record()), contract], 3000],
    ["of dates, none", [record({ fields: [{ ...money(1, 2), kind: "date" }] })], 0],
    [
      "of an adjustment, none: it was delivered before",
      [record({ kind: "adjustment", fields: [money(null, 9)] })],
      0,
    ],
    ["of nothing, none", [], 0],
  ])("F60: totalMoneyMoved of %s", (_title, records, moved) => {
    expect(totalMoneyMoved(records)).toBe(moved);
  });

  test("F60: totalMoneyMoved is zero where nothing will be written", () => {
    const amount = fc.option(fc.integer({ min: -1_000_000, max: 1_000_000 }));
    const idle = fc
      .record({
        kind: fc.constantFrom("contract" as const, "plan-budget" as const, "adjustment" as const),
        before: amount,
        after: amount,
      })
      .map(({ kind, before, after }) => unwritten(record({ kind, fields: [money(before, after)] })));
    fc.assert(
      fc.property(
        fc.array(idle),
        (records) => totalMoneyMoved(records) === 0 && recordsToWrite(records).length === 0,
      ),
    );
  });
});

describe("leaving budgets out of a new contract", () => {
  const [consumables, transport, selfManaged] = [
    budget({ total: 100_000, spent: 2_000 }),
    budget({ category: "Transport", stated: true, total: 30_000, spent: 500 }),
    budget({ category: "Home Modifications", total: 7_000, management: "self" }),
  ];
  const created = (leftOut: string[]) =>
    withoutRecords(
      set({
        purpose: "create-contract",
        ...proposeContract(
          pacePlan([consumables, transport, selfManaged]),
          { categories: undefined },
          "2026-11-22",
        ),
      }),
      leftOut,
    );
  const writtenIds = (leftOut: string[]) => recordsToWrite(created(leftOut).records).map(({ id }) => id);
  const total = (leftOut: string[]) =>
    created(leftOut).records.map((each) => values(each)["totalFunding"])[0];

  test("F37: a new contract starts with every budget, and its total is what the plan manager pays from", () => {
    expect(writtenIds([])).toEqual([
      "contract",
      "plan-budget/Consumables/plan",
      "plan-budget/Transport/plan/stated",
      "plan-budget/Home Modifications/self",
      "adjustment/Consumables/plan",
      "adjustment/Transport/plan/stated",
    ]);
    expect(total([])).toBe(130_000);
  });

  test("F37: leaving a budget out also leaves out its adjustment and lowers the total", () => {
    expect(writtenIds(["plan-budget/Transport/plan/stated"])).toEqual([
      "contract",
      "plan-budget/Consumables/plan",
      "plan-budget/Home Modifications/self",
      "adjustment/Consumables/plan",
    ]);
    expect(total(["plan-budget/Transport/plan/stated"])).toBe(100_000);
  });

  test("F37: leaving out a self-managed budget doesn't change the total", () => {
    expect(total(["plan-budget/Home Modifications/self"])).toBe(130_000);
  });

  test("F37: an adjustment can be left out without its budget", () => {
    expect(writtenIds(["adjustment/Consumables/plan"])).toContain("plan-budget/Consumables/plan");
    expect(total(["adjustment/Consumables/plan"])).toBe(130_000);
  });

  test("F37: records that are left out are still listed", () => {
    expect(created(["plan-budget/Transport/plan/stated"]).records.map(({ id }) => id)).toEqual(
      created([]).records.map(({ id }) => id),
    );
  });

  test("F37: the total is always the sum of the budgets that are written and counted", () => {
    const ids = created([]).records.map(({ id }) => id);
    fc.assert(
      fc.property(fc.subarray(ids.filter((id) => id !== "contract")), (leftOut) => {
        const { records } = created(leftOut);
        const counted = recordsToWrite(records).filter(
          (each) => each.kind === "plan-budget" && values(each)["excluded"] === false,
        );
        const sum = counted.reduce((all, each) => all + Number(values(each)["budgetAmount"]), 0);
        expect(total(leftOut)).toBe(sum);
        for (const { belongsTo } of recordsToWrite(records).filter(({ kind }) => kind === "adjustment"))
          expect(recordsToWrite(records).map(({ id }) => id)).toContain(belongsTo);
      }),
    );
  });
});

test("F60: a sync writes the plan's total to the contract, whichever budgets are left out", () => {
  const contract = record({
    id: "contract",
    kind: "contract",
    fields: [{ ...money(1000, 4000), field: "totalFunding" }],
  });
  const left = withoutRecords(set({ records: [contract, record()] }), ["plan-budget/Consumables/plan"]);
  expect(recordsToWrite(left.records)).toEqual([contract]);
});

describe("what a person calls the records", () => {
  const style = (after: string): FieldChange => ({
    field: "managementStyle",
    label: "Management Style",
    kind: "text",
    before: null,
    after,
  });
  const titles = (...records: RecordChange[]) => withDistinctTitles(records).map(({ title }) => title);

  test("F36: two records of one category are distinguished by their management", () => {
    const [plan, self] = ["Plan Management", "Self Managed"].map((each) => record({ fields: [style(each)] }));
    const alone = record({ title: "Transport", fields: [style("Agency")] });
    expect(plan && self && titles(plan, alone, self)).toEqual([
      "Consumables (Plan Management)",
      "Transport",
      "Consumables (Self Managed)",
    ]);
  });

  test("F36: records of another kind, or without management, keep their titles", () => {
    expect(titles(record(), record(), record({ kind: "adjustment", fields: [style("Agency")] }))).toEqual([
      "Consumables",
      "Consumables",
      "Consumables",
    ]);
  });
});

import { expect, test } from "vitest";
import type { Change, RecordProgress, RecordState } from "../../../lib/domain/change/change.ts";
import { judge } from "../../chaos/judge.ts";
import type { Operation } from "../../chaos/operations.ts";
import { createSchedule } from "../../chaos/schedule.ts";
import type { Control } from "../../sandbox/control/control.ts";
import { change } from "../storage/change-fixtures.ts";

const NUMBER = "430000017";
const PLAN = { start: "2026-01-01", end: "2026-12-31" };

/** A client with one contract that was made since, with one budget and its adjustment. */
function world() {
  const contract = { id: 7, plan_start: PLAN.start, total_funding: 5000, status: "Active" };
  const tables = {
    contracts: [contract],
    budgets: [{ category: "Transport", amount: 5000, start_date: PLAN.start, end_date: PLAN.end }],
    deliveries: [{ category: "Transport", total: 1200 }],
  };
  const theirs = {
    category: "Transport",
    approved: 5000,
    spent: 1200,
    management: "Plan-managed",
    plan_start: PLAN.start,
    start_date: PLAN.start,
    end_date: PLAN.end,
  };
  const control = {
    contractsOf: () => tables.contracts,
    contractParts: () => tables,
    paceBudgetsOf: () => [theirs],
  } as unknown as Control;
  return { tables, control };
}

const operation = {
  kind: "create",
  client: { id: 3, ndisNumber: NUMBER },
  before: [1],
  categories: ["Transport"],
} as unknown as Operation;

const RECORDS = ["contract", "plan-budget/Transport/plan", "adjustment/Transport/plan"];

function told(states: RecordState[], rest: Partial<RecordProgress> = {}): Change[] {
  const progress = Object.fromEntries(
    RECORDS.map((id, at) => [id, { state: states[at] ?? "verified", sent: 1, ...rest }]),
  );
  const row = change("1-a");
  return [{ ...row, set: { ...row.set, client: { name: "N", path: "/Clients/Profile/3" } }, progress }];
}

const NOTHING = { intended: 3, created: 3, duplicates: 0, lost: 0, unresolved: 0, falseVerified: 0 };

test("judge finds nothing where the CRM holds each record once and the extension says so", () => {
  const { control } = world();
  expect(judge(control, [operation], told([]))).toMatchObject({ ...NOTHING, faults: [] });
});

test("judge counts a second record, and the verification of it as a false one", () => {
  const { control, tables } = world();
  tables.deliveries.push({ category: "Transport", total: 1200 });
  expect(judge(control, [operation], told([]))).toMatchObject({
    ...NOTHING,
    duplicates: 1,
    falseVerified: 1,
  });
  tables.contracts.push({ ...tables.contracts[0], id: 8 } as (typeof tables.contracts)[0]);
  const { duplicates, faults } = judge(control, [operation], told(["differs", "differs", "differs"]));
  // A second contract, and what `contractParts` tells of it.
  expect([duplicates, faults.length]).toEqual([5, 3]);
});

test("judge counts other values as a false verification, and none where the extension tells of them", () => {
  const { control, tables } = world();
  tables.budgets[0] = { ...tables.budgets[0], amount: 4999 } as (typeof tables.budgets)[0];
  expect(judge(control, [operation], told([]))).toMatchObject({ ...NOTHING, falseVerified: 1 });
  expect(judge(control, [operation], told(["verified", "differs"]))).toMatchObject(NOTHING);
});

test("judge counts a verified record that the CRM lacks as lost, and so one that nobody knows", () => {
  const { control, tables } = world();
  tables.deliveries.length = 0;
  expect(judge(control, [operation], told([]))).toMatchObject({ ...NOTHING, created: 2, lost: 1 });
  tables.budgets.length = 0;
  expect(judge(control, [operation], [])).toMatchObject({ ...NOTHING, created: 1, lost: 2 });
});

test("judge tells what is open from what a person was asked about", () => {
  const { control } = world();
  const { unresolved } = judge(control, [operation], told(["sending", "unknown", "waiting"]));
  expect(unresolved).toBe(3);
  const problem = { code: "outcome-unknown", what: "x", remedy: "x" };
  expect(judge(control, [operation], told(["failed", "failed", "failed"], { problem }))).toMatchObject({
    ...NOTHING,
    notConfirmed: 3,
  });
});

test("createSchedule plays as many kills and late commits as it was asked for, the same for the same seed", () => {
  const options = { seed: 7, operations: 300, kills: 100, serverFaults: 0, lateCommits: 50 };
  const steps = createSchedule(options);
  expect(createSchedule(options)).toEqual(steps);
  expect(createSchedule({ ...options, seed: 8 })).not.toEqual(steps);
  const mishaps = steps.flatMap((step) => step.mishaps);
  expect(mishaps.filter(({ dies }) => dies !== "nobody")).toHaveLength(100);
  expect(mishaps.filter(({ when }) => when === "late")).toHaveLength(50);
  expect(mishaps.filter(({ dies }) => dies === "browser").length).toBeGreaterThan(5);
  expect(new Set(steps.map((step) => step.operation))).toEqual(new Set(["create", "sync"]));
});

import { describe, expect, test } from "vitest";
import { type Plan, planKey, type PlanRecord, recordPlan } from "../../../../lib/domain/plan/plan.ts";

const NUMBER = "430000017";
const old: Plan = { isPace: false, reference: "1080001", startDate: "2026-01-12", endDate: "2027-01-11" };
const pace: Plan = { isPace: true, reference: null, startDate: "2026-01-12", endDate: "2027-01-11" };

/** What is kept after these plans were retrieved one after the other, at times 1, 2, 3… */
function keep(...plans: Plan[]): PlanRecord[] {
  const kept = new Map<string, PlanRecord>();
  for (const [at, plan] of plans.entries()) {
    const key = planKey(NUMBER, plan);
    kept.set(
      key,
      recordPlan(kept.get(key), plan, { ndisNumber: NUMBER, snapshotId: `s${at + 1}`, at: at + 1 }),
    );
  }
  return [...kept.values()];
}

describe("which record a retrieved plan belongs to", () => {
  test.each<[string, Plan[], number]>([
    [
      "F79: a non-PACE plan with the same NDIS reference brings the kept record up to date",
      [old, { ...old, startDate: "2026-02-01" }],
      1,
    ],
    [
      "F79: a non-PACE plan with a new NDIS reference begins a record of its own",
      [old, { ...old, reference: "1080002" }],
      2,
    ],
    [
      "F80: a PACE plan with other dates is still the one PACE record",
      [pace, { ...pace, startDate: "2029-01-12", endDate: "2030-01-11" }],
      1,
    ],
    [
      "F80: a PACE plan that ended long ago is still found",
      [{ ...pace, startDate: "2020-01-01", endDate: "2021-01-01" }, pace],
      1,
    ],
    ["F81: a first PACE plan begins a record beside the non-PACE ones", [old, pace], 2],
    ["F82: an extended end date makes no second record, PACE", [pace, { ...pace, endDate: "2028-01-11" }], 1],
    [
      "F82: an extended end date makes no second record, non-PACE",
      [old, { ...old, endDate: "2028-01-11" }],
      1,
    ],
    ["F82: an end date taken away makes no second record", [pace, { ...pace, endDate: null }], 1],
  ])("%s", (_title, plans, records) => {
    expect(keep(...plans)).toHaveLength(records);
  });

  test("F81: a PACE plan's record has the latest dates and keeps when it was first retrieved", () => {
    const extended = { ...pace, endDate: "2028-01-11" };
    expect(keep(pace, pace, extended)).toEqual([
      {
        ...extended,
        key: `${NUMBER}/pace`,
        ndisNumber: NUMBER,
        snapshotId: "s3",
        firstRetrievedAt: 1,
        lastRetrievedAt: 3,
      },
    ]);
  });

  test("F84: a non-PACE plan's record has the NDIA's reference, and a PACE one has none", () => {
    expect(keep(old, pace).map(({ reference }) => reference)).toEqual(["1080001", null]);
  });

  test("F85: each retrieval updates a plan record's last retrieval time", () => {
    expect(keep(old, old)).toMatchObject([{ firstRetrievedAt: 1, lastRetrievedAt: 2 }]);
  });

  test("planKey never gives two participants the same record", () => {
    const keys = [pace, old].flatMap((plan) => [planKey("430000017", plan), planKey("430000025", plan)]);
    expect(new Set(keys).size).toBe(4);
  });
});

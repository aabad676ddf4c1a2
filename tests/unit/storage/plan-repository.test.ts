import { beforeEach, expect, test } from "vitest";
import type { Plan } from "../../../lib/domain/plan/plan.ts";
import type { Database } from "../../../lib/storage/database.ts";
import {
  saveSnapshot,
  latestSnapshot,
  latestSnapshotOfAnySite,
  newestPaceSnapshot,
  newestPaceSnapshotsOfAnySite,
  paceSnapshots,
  listPlans,
} from "../../../lib/storage/plan-repository.ts";
import type { Snapshot } from "../../../lib/storage/rows.ts";
import { freshDatabase, SITE } from "./row-fixtures.ts";

const NUMBER = "430000017";
const pace: Plan = { isPace: true, reference: null, startDate: "2026-01-12", endDate: "2027-01-11" };
const old: Plan = { isPace: false, reference: "1080001", startDate: "2025-01-12", endDate: "2026-01-11" };

let db: Database;
beforeEach(async () => {
  db = await freshDatabase();
});

function snapshot(id: string, retrievedAt: number, plans: Plan[], ndisNumber = NUMBER): Snapshot {
  const identity = { surname: "Okafor", dateOfBirth: "1990-05-04", ndisNumber };
  return {
    id,
    batchId: "1-a",
    ndisNumber,
    site: SITE,
    identity,
    retrievedAt,
    isPace: true,
    plans,
    raw: { seen: id, unknown_field: [1] },
  };
}

test("F80, F82: a PACE plan whose end date moves stays one record, and every retrieval of it is kept", async () => {
  await saveSnapshot(db, snapshot("a", 1, [pace]));
  await saveSnapshot(db, snapshot("b", 2, [{ ...pace, endDate: "2028-01-11" }]));
  await saveSnapshot(db, snapshot("c", 3, [{ ...pace, startDate: "2026-02-01", endDate: null }]));
  expect(await listPlans(db, NUMBER)).toMatchObject([
    {
      isPace: true,
      startDate: "2026-02-01",
      endDate: null,
      snapshotId: "c",
      firstRetrievedAt: 1,
      lastRetrievedAt: 3,
    },
  ]);
  expect((await db.getAll("snapshots")).map(({ plans }) => plans[0]?.endDate)).toEqual([
    "2027-01-11",
    "2028-01-11",
    null,
  ]);
});

test("F79: plans with their own NDIS references are kept side by side", async () => {
  await saveSnapshot(db, snapshot("a", 1, [old, { ...old, reference: "1080002" }]));
  await saveSnapshot(db, snapshot("b", 2, [{ ...old, reference: "1080002", endDate: "2026-06-30" }, pace]));
  const kept = (await listPlans(db, NUMBER)).map(({ reference, endDate, lastRetrievedAt }) => [
    reference,
    endDate,
    lastRetrievedAt,
  ]);
  expect(kept).toEqual([
    ["1080001", "2026-01-11", 1],
    ["1080002", "2026-06-30", 2],
    [null, "2027-01-11", 2],
  ]);
});

test("saveSnapshot stores the NDIA's answer unaltered, unknown fields included", async () => {
  await saveSnapshot(db, snapshot("a", 1, [pace]));
  expect((await db.get("snapshots", "a"))?.raw).toEqual({ seen: "a", unknown_field: [1] });
});

test("latestSnapshot returns the newest snapshot of that participant", async () => {
  await saveSnapshot(db, snapshot("a", 9, [pace]));
  await saveSnapshot(db, snapshot("b", 5, [pace]));
  await saveSnapshot(db, snapshot("c", 11, [pace], "430000025"));
  expect((await latestSnapshot(db, SITE, NUMBER))?.id).toBe("a");
  expect((await latestSnapshot(db, SITE, "430000025"))?.id).toBe("c");
  expect(await latestSnapshot(db, SITE, "430000033")).toBeUndefined();
});

test("saveSnapshot stores a retrieval whole or not at all", async () => {
  await saveSnapshot(db, snapshot("a", 1, [pace]));
  await expect(saveSnapshot(db, snapshot("a", 2, [{ ...pace, endDate: null }]))).rejects.toHaveProperty(
    "name",
    "ConstraintError",
  );
  expect(await listPlans(db, NUMBER)).toMatchObject([{ endDate: "2027-01-11", lastRetrievedAt: 1 }]);
});

test("newestPaceSnapshotsOfAnySite finds each participant's newest PACE retrieval among other retrievals", async () => {
  const withPace = (id: string, at: number, ndisNumber?: string) => ({
    ...snapshot(id, at, [pace], ndisNumber),
    pace: [],
  });
  await saveSnapshot(db, withPace("a", 1));
  await saveSnapshot(db, withPace("b", 2));
  await saveSnapshot(db, snapshot("c", 3, [old]));
  await saveSnapshot(db, withPace("d", 4, "430000018"));
  await saveSnapshot(db, snapshot("e", 5, [old], "430000019"));
  const found = await newestPaceSnapshotsOfAnySite(db, [
    "430000019",
    NUMBER,
    "430000020",
    "430000018",
    "not a number",
  ]);
  expect([...found].map(([ndisNumber, { id }]) => [ndisNumber, id])).toEqual([
    [NUMBER, "b"],
    ["430000018", "d"],
  ]);
});

test("a snapshot that was asked for one CRM is given to no page of another, nor one of which nobody knows", async () => {
  const other = "https://other.example.org";
  const { site: _none, ...unbound } = { ...snapshot("c", 3, [pace]), pace: [] };
  await saveSnapshot(db, { ...snapshot("a", 1, [pace]), pace: [] });
  await saveSnapshot(db, { ...snapshot("b", 2, [pace]), pace: [], site: other });
  await saveSnapshot(db, unbound);
  for (const [site, id] of [
    [SITE, "a"],
    [other, "b"],
  ] as const) {
    expect((await latestSnapshot(db, site, NUMBER))?.id).toBe(id);
    expect((await newestPaceSnapshot(db, site, NUMBER))?.id).toBe(id);
    expect((await paceSnapshots(db, site, NUMBER)).map((each) => each.id)).toEqual([id]);
  }
  expect(await newestPaceSnapshot(db, "https://third.example.org", NUMBER)).toBeUndefined();
  expect((await latestSnapshotOfAnySite(db, NUMBER))?.id).toBe("c");
});

import { beforeEach, expect, test } from "vitest";
import type { Database } from "../../../lib/storage/database.ts";
import { listKnownParticipants } from "../../../lib/storage/known-participants.ts";
import { saveOverviewClient } from "../../../lib/storage/overview-repository.ts";
import { listSnapshotsOfAnySite, saveSnapshot } from "../../../lib/storage/plan-repository.ts";
import { NDIS_NUMBER, snapshot } from "./change-fixtures.ts";
import { freshDatabase, SITE } from "./row-fixtures.ts";

const OTHER = "https://other.example.org";

let db: Database;
beforeEach(async () => {
  db = await freshDatabase();
});

test("listKnownParticipants lists nobody where nothing is stored", async () => {
  expect(await listKnownParticipants(db)).toEqual([]);
});

test("listKnownParticipants names participants as each CRM does, and null where none does", async () => {
  await saveSnapshot(db, snapshot("s-1", 1000));
  const client = (name: string, path: string) => ({ name, path, contracts: [] });
  await saveOverviewClient(db, SITE, NDIS_NUMBER, client("Ngozi Okafor", "/Clients/1"));
  await saveOverviewClient(db, OTHER, "430000025", client("Zoë Lee", "/Clients/1"));
  await saveSnapshot(db, { ...snapshot("s-2", 2000), site: OTHER });
  expect(await listKnownParticipants(db)).toEqual([
    {
      ndisNumber: NDIS_NUMBER,
      crms: [
        { site: SITE, name: "Ngozi Okafor" },
        { site: OTHER, name: null },
      ],
      isPace: true,
      lastRetrievedAt: 2000,
    },
    {
      ndisNumber: "430000025",
      crms: [{ site: OTHER, name: "Zoë Lee" }],
      isPace: null,
      lastRetrievedAt: null,
    },
  ]);
});

test("listKnownParticipants has those whose retrievals don't tell for which CRM they were", async () => {
  const { site: _none, ...untold } = snapshot("s-1", 1000);
  await saveSnapshot(db, untold);
  expect(await listKnownParticipants(db)).toEqual([
    { ndisNumber: NDIS_NUMBER, crms: [], isPace: true, lastRetrievedAt: 1000 },
  ]);
});

test("listKnownParticipants goes by the latest retrieval of who moved to PACE", async () => {
  const { pace: _none, ...outside } = snapshot("s-1", 1000);
  const plan = { isPace: false, reference: "P-1", startDate: "2025-07-01", endDate: "2026-06-30" };
  await saveSnapshot(db, { ...outside, isPace: false, plans: [plan] });
  await saveSnapshot(db, snapshot("s-2", 2000));
  expect(await listKnownParticipants(db)).toMatchObject([{ isPace: true, lastRetrievedAt: 2000 }]);
});

test("listSnapshotsOfAnySite lists those of every CRM newest first, and counts those that can't be read", async () => {
  const { site: _none, ...untold } = snapshot("s-1", 1000);
  await saveSnapshot(db, untold);
  await saveSnapshot(db, { ...snapshot("s-3", 3000), site: OTHER });
  await saveSnapshot(db, snapshot("s-2", 2000));
  await db.put("snapshots", { ...snapshot("s-4", 4000), plans: "none" } as never);
  const { snapshots, unreadable } = await listSnapshotsOfAnySite(db, NDIS_NUMBER);
  expect(snapshots.map(({ id }) => id)).toEqual(["s-3", "s-2", "s-1"]);
  expect(unreadable).toBe(1);
  expect(await listSnapshotsOfAnySite(db, "430000025")).toEqual({ snapshots: [], unreadable: 0 });
});

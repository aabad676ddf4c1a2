import { beforeEach, expect, test } from "vitest";
import type { Database } from "../../../lib/storage/database.ts";
import { listKnownParticipants } from "../../../lib/storage/known-participants.ts";
import { saveLinks } from "../../../lib/storage/link-repository.ts";
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

test("listKnownParticipants names participants as the contracts of each CRM do, and null where none does", async () => {
  await saveSnapshot(db, snapshot("s-1", 1000));
  await saveLinks(db, [
    { site: SITE, path: "/Clients/1", ndisNumber: NDIS_NUMBER },
    { site: SITE, path: "/Contracts/1", client: { name: "Ngozi Okafor", path: "/Clients/1" } },
    // The same path in another CRM is somebody else's.
    { site: OTHER, path: "/Clients/1", ndisNumber: NDIS_NUMBER },
    { site: OTHER, path: "/Clients/2", ndisNumber: "430000025" },
  ]);
  expect(await listKnownParticipants(db)).toEqual([
    {
      ndisNumber: NDIS_NUMBER,
      clients: [
        { site: SITE, path: "/Clients/1", name: "Ngozi Okafor" },
        { site: OTHER, path: "/Clients/1", name: null },
      ],
      isPace: true,
      lastRetrievedAt: 1000,
    },
    {
      ndisNumber: "430000025",
      clients: [{ site: OTHER, path: "/Clients/2", name: null }],
      isPace: null,
      lastRetrievedAt: null,
    },
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

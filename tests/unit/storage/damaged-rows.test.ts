import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { findBatch, latestBatch, updateBatch } from "../../../lib/storage/batch-repository.ts";
import {
  findChange,
  listChangesByState,
  listChangesOfClient,
  updateChangeRequest,
} from "../../../lib/storage/change-repository.ts";
import { findContractStatus } from "../../../lib/storage/contract-status-repository.ts";
import type { Database } from "../../../lib/storage/database.ts";
import { findDevice } from "../../../lib/storage/device-repository.ts";
import {
  findJob,
  hasOpenJobs,
  listJobs,
  nextRetry,
  updateJobs,
} from "../../../lib/storage/job-repository.ts";
import { findLink, saveLinks } from "../../../lib/storage/link-repository.ts";
import { findParticipantRecord } from "../../../lib/storage/participant-repository.ts";
import {
  latestSnapshot,
  listPlans,
  newestPaceSnapshotsOfAnySite,
} from "../../../lib/storage/plan-repository.ts";
import { listSetAside, saveSetAside } from "../../../lib/storage/quarantine.ts";
import { change, CLIENT, growing, NDIS_NUMBER, snapshot } from "./change-fixtures.ts";
import { participantRecord } from "./participant-fixtures.ts";
import { batch, plainDatabase, job, SITE } from "./row-fixtures.ts";
import { STORED_COPIES } from "./stored/earlier-databases.ts";

let db: Database;
beforeEach(async () => {
  db = await plainDatabase();
});

const PATH = "/ServiceContracts/Details/42";
const PROBLEM = { code: "x", what: "x", remedy: "x" };

type Store =
  | "batches"
  | "jobs"
  | "snapshots"
  | "plans"
  | "contracts"
  | "changes"
  | "links"
  | "participants"
  | "devices";

/** A row of each store with everything in it that the code relies on. */
const WHOLE: Record<Store, object> = {
  batches: batch("1-a", {
    kind: "active-plans",
    blocked: PROBLEM,
    participants: { choice: "1-b", parts: ["budgets"], confirmed: { user: "x", device: "x", at: 3 } },
  }),
  jobs: job("1-a/00001/001", {
    identity: { surname: "Okafor", dateOfBirth: "1990-05-04", ndisNumber: NDIS_NUMBER },
    state: "uncompleted",
    retryAt: 5,
    problem: PROBLEM,
    compared: [{ field: "x", crm: "2026-07-01", ndia: null, same: false }],
    notes: ["x"],
    settledAt: 4,
    consentOf: NDIS_NUMBER,
    summary: {
      at: 4,
      isPace: null,
      parts: [{ part: "goals", result: "failed", unread: ["x"], problem: PROBLEM, again: true }],
      conditions: [{ code: "consent", what: "x", state: "unknown", remedy: "x" }],
      jobId: "1-a/00001",
    },
  }),
  snapshots: snapshot("s-1", 5),
  plans: {
    key: `${NDIS_NUMBER}/pace`,
    ndisNumber: NDIS_NUMBER,
    isPace: true,
    reference: null,
    startDate: "2026-07-01",
    endDate: "2027-06-30",
    snapshotId: "s-1",
    firstRetrievedAt: 1,
    lastRetrievedAt: 5,
  },
  contracts: {
    site: SITE,
    path: PATH,
    checkedAt: 5,
    outcome: "failed",
    compared: [{ field: "x", crm: "2026-07-01", ndia: "2026-07-02", same: false }],
    notes: [],
    problem: PROBLEM,
    retrievedAt: 4,
    totalFunding: 100,
  },
  changes: change("1-a", {
    state: "applying",
    acceptedAt: 2,
    acceptedBy: { user: "Pat Manager", device: "desk-1" },
    progress: { [growing.id]: { state: "unknown", sent: 1, sentAt: 5, readBackAt: 9, looks: 0 } },
  }),
  links: { site: SITE, path: PATH, client: CLIENT, pace: { participant: true, apiAccess: false } },
  participants: participantRecord(),
  devices: { id: "device", orgId: "44", deviceName: "desk-1", keyExpiry: "2026-12-01T00:00:00.000Z" },
};

/** Each way to a property of a row, those of its parts too. What the code never reads isn't among them. */
function pathsOf(value: unknown, way: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, held]) =>
    name === "raw" ? [] : [[...way, name], ...pathsOf(held, [...way, name])],
  );
}

function edit(
  row: object,
  way: (string | number)[],
  set: (part: Record<string, unknown>, name: string) => void,
) {
  const copy = structuredClone(row) as Record<string, unknown>;
  const part = way.slice(0, -1).reduce((at, name) => at[name] as Record<string, unknown>, copy);
  set(part, String(way.at(-1)));
  return copy;
}

const STORES = Object.keys(WHOLE) as Store[];

/** The properties by which a row is stored: the database itself refuses a row without them. */
const KEYS: Record<Store, string[]> = {
  batches: ["id"],
  jobs: ["id"],
  // By the other two it is found, and only what is found is checked.
  snapshots: ["id", "ndisNumber", "retrievedAt"],
  plans: ["key"],
  contracts: ["site", "path"],
  changes: ["id"],
  links: ["site", "path"],
  participants: ["site", "ndisNumber"],
  devices: ["id"],
};

/** Reads the row in every way that the code has for it. */
const READ: Record<Store, () => Promise<unknown[]>> = {
  batches: async () => [await findBatch(db, "1-a"), await latestBatch(db)],
  jobs: async () => [await findJob(db, "1-a/00001/001"), ...(await listJobs(db, "1-a")), await nextRetry(db)],
  snapshots: async () => [
    await latestSnapshot(db, SITE, NDIS_NUMBER),
    ...(await newestPaceSnapshotsOfAnySite(db, [NDIS_NUMBER])).values(),
  ],
  plans: () => listPlans(db, NDIS_NUMBER),
  contracts: async () => [await findContractStatus(db, SITE, PATH)],
  changes: async () => [
    await findChange(db, "1-a"),
    ...(await listChangesByState(db, "applying")),
    ...(await listChangesOfClient(db, SITE, CLIENT.path)),
  ],
  links: async () => [await findLink(db, SITE, PATH)],
  participants: async () => [await findParticipantRecord(db, SITE, NDIS_NUMBER)],
  devices: async () => [await findDevice(db)],
};

const found = async (store: Store) => (await READ[store]()).filter((row) => row !== undefined);

/** A value that nothing in a row may hold: of a type that no property has. */
const foreign = fc.constantFrom<unknown>(Number.NaN, 1.5, new Date(0), [[]], new Map(), 12n, new RegExp("x"));

describe("a stored row that doesn't have the form that the code relies on", () => {
  test.each(STORES)("a whole row of %s is read as it is stored", async (store) => {
    await db.put("batches", batch("1-a"));
    await db.put(store, WHOLE[store] as never);
    expect((await found(store)).length).toBeGreaterThan(0);
    expect(await listSetAside(db)).toEqual([]);
  });

  test.each(STORES)(
    "a row of %s with a foreign value anywhere is set aside and stays as it is",
    async (store) => {
      const ways = pathsOf(WHOLE[store]).filter(
        (way) => !(way.length === 1 && KEYS[store].includes(String(way[0]))),
      );
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...ways), foreign, async (way, value) => {
          db = await plainDatabase();
          const damaged = edit(WHOLE[store], way, (part, name) => {
            part[name] = value;
          });
          await db.put("batches", batch("1-a"));
          await db.put(store, damaged as never);
          expect(await found(store)).toEqual([]);
          const listed = await listSetAside(db, { scan: store !== "snapshots" });
          expect(listed).toMatchObject([{ store }]);
          expect(listed[0]?.path).not.toBe("");
          expect(JSON.stringify(listed)).not.toMatch(/Okafor|430000017|Consumables|Pat Manager/);
          expect(await db.getAll(store)).toContainEqual(damaged);
          expect(await hasOpenJobs(db)).toBe(false);
          db.close();
        }),
        { numRuns: 40 },
      );
    },
  );

  test.each(STORES)(
    "a row of %s without any one of its properties is read or set aside, and never throws",
    async (store) => {
      for (const way of pathsOf(WHOLE[store])) {
        if (way.length === 1 && KEYS[store].includes(String(way[0]))) continue;
        db = await plainDatabase();
        const damaged = edit(WHOLE[store], way, (part, name) => {
          delete part[name];
        });
        await db.put("batches", batch("1-a"));
        await db.put(store, damaged as never);
        const rows = await found(store);
        const listed = await listSetAside(db);
        for (const row of rows) expect(typeof row === "number" ? damaged : row).toMatchObject(damaged);
        expect(listed.length === 0 || rows.length === 0).toBe(true);
        db.close();
      }
    },
  );

  const withRecords = (...records: object[]) =>
    change("1-a", { state: "applying", set: { records: records as never } });
  test.each<[string, object, string]>([
    ["no progress", { ...WHOLE.changes, progress: undefined }, "progress"],
    ["no progress of a record", { ...WHOLE.changes, progress: {} }, "progress of .set.records[0]"],
    ["an unknown state", { ...WHOLE.changes, state: "sleeping" }, "state"],
    ["a record of an unknown kind", withRecords({ ...growing, kind: "booking" }), "set.records[0].kind"],
    [
      "a record of an inherited name as its kind",
      withRecords({ ...growing, kind: "constructor" }),
      "set.records[0].kind",
    ],
    ["two records of one id", withRecords(growing, growing), "set.records[1].id"],
    [
      "a record that waits for itself",
      withRecords({ ...growing, belongsTo: growing.id }),
      "set.records[0].belongsTo",
    ],
    [
      "two records that wait for each other",
      withRecords({ ...growing, id: "a", belongsTo: "b" }, { ...growing, id: "b", belongsTo: "a" }),
      "set.records[0].belongsTo",
    ],
    [
      "an amount in words",
      withRecords({ ...growing, fields: [{ ...growing.fields[0], after: "five" }] }),
      "set.records[0].fields[0].after",
    ],
  ])("a change with %s is set aside, and named without a person's data", async (_title, damaged, path) => {
    await db.put("changes", damaged as never);
    await db.put("changes", change("2-b", { state: "applying" }));
    expect(await findChange(db, "1-a")).toBeUndefined();
    expect((await listChangesByState(db, "applying")).map(({ id }) => id)).toEqual(["2-b"]);
    expect(await listSetAside(db, { scan: true })).toEqual([{ store: "changes", key: "1-a", path }]);
  });

  test("updates leave a row that is set aside as it is", async () => {
    const damaged = { ...WHOLE.links, pace: "yes" };
    await db.put("links", damaged as never);
    await saveLinks(db, [{ site: SITE, path: PATH, client: CLIENT }]);
    await db.put("changes", { ...WHOLE.changes, attempts: "many" } as never);
    expect(await updateChangeRequest(db, "1-a", (stored) => ({ ...stored, attempts: 0 }))).toBeUndefined();
    await db.put("batches", { ...WHOLE.batches, site: 5 } as never);
    await updateBatch(db, "1-a", (stored) => ({ ...stored, totalClients: 9 }), [job("1-a/00009")]);
    await db.put("jobs", { ...WHOLE.jobs, attempts: "many" } as never);
    expect(await updateJobs(db, "1-a", (stored) => stored)).toBe(0);
    expect(await db.getAll("links")).toEqual([damaged]);
    expect(await db.get("changes", "1-a")).toMatchObject({ attempts: "many" });
    expect(await db.get("batches", "1-a")).toMatchObject({ site: 5, totalClients: 1 });
    expect(await db.getAll("jobs")).toMatchObject([{ attempts: "many" }]);
  });

  test("the list of rows that are set aside outlives the background, and forgets a row that fits again", async () => {
    await db.put("changes", { ...WHOLE.changes, attempts: "many" } as never);
    await findChange(db, "1-a");
    await saveSetAside(db);
    expect(await db.get("settings", "set-aside")).toEqual([{ store: "changes", key: "1-a" }]);
    await db.put("changes", WHOLE.changes as never);
    expect(await listSetAside(db)).toEqual([]);
    expect(await db.get("settings", "set-aside")).toEqual([]);
  });

  test("an unknown property doesn't keep a row from being read", async () => {
    for (const store of STORES) {
      await db.put(store, { ...WHOLE[store], later: { version: 3 } } as never);
      expect((await found(store)).length).toBeGreaterThan(0);
    }
    expect(await listSetAside(db, { scan: true })).toEqual([]);
  });

  test.each([1, 2] as const)("no row of the stored copy of version %i is set aside", async (version) => {
    for (const [store, rows] of Object.entries(STORED_COPIES[version]))
      if (Array.isArray(rows)) for (const row of rows) await db.put(store as Store, row as never);
    await latestSnapshot(db, SITE, NDIS_NUMBER);
    expect(await listSetAside(db, { scan: true })).toEqual([]);
  });
});

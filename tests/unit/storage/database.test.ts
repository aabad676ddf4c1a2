import { openDB } from "idb";
import { expect, test } from "vitest";
import { openDatabase } from "../../../lib/storage/database.ts";
import { latestBatch } from "../../../lib/storage/batch-repository.ts";
import { batch, freshDatabase, job, openAgain, SITE } from "./row-fixtures.ts";

test("a new database has every store", async () => {
  const db = await freshDatabase();
  expect([...db.objectStoreNames]).toEqual([
    "audit",
    "auditState",
    "batches",
    "bookingLinks",
    "changes",
    "contracts",
    "crmProfiles",
    "devices",
    "jobs",
    "links",
    "localities",
    "notices",
    "overviews",
    "ownProfiles",
    "participants",
    "plans",
    "priceItems",
    "priceLists",
    "settings",
    "snapshots",
    "spending",
  ]);
});

test("openDatabase finds the stored rows when it is opened again", async () => {
  const db = await freshDatabase();
  await db.put("settings", "kept", "probe");
  db.close();
  expect(await (await openAgain(db)).get("settings", "probe")).toBe("kept");
});

test("openDatabase lets two contexts have the database open at once", async () => {
  const db = await freshDatabase();
  const other = await openAgain(db);
  await other.put("settings", "seen", "probe");
  expect(await db.get("settings", "probe")).toBe("seen");
});

test("openDatabase closes for a newer version of the extension instead of blocking it", async () => {
  const old = await freshDatabase();
  const newer = await openDB(old.name, old.version + 1);
  expect(newer.version).toBe(old.version + 1);
});

/** The database as the first version of the extension made it. */
function firstVersion(name: string) {
  return openDB(name, 1, {
    upgrade(db) {
      db.createObjectStore("batches", { keyPath: "id" });
      const jobs = db.createObjectStore("jobs", { keyPath: "id" });
      jobs.createIndex("by-state", ["state", "id"]);
      jobs.createIndex("by-retry", "retryAt");
      const snapshots = db.createObjectStore("snapshots", { keyPath: "id" });
      snapshots.createIndex("by-participant", ["ndisNumber", "retrievedAt"]);
      const plans = db.createObjectStore("plans", { keyPath: "key" });
      plans.createIndex("by-participant", "ndisNumber");
      db.createObjectStore("contracts", { keyPath: ["site", "path"] });
      db.createObjectStore("devices", { keyPath: "id" });
      db.createObjectStore("settings");
    },
  });
}

test("an update of the extension keeps every row of the version before", async () => {
  const name = `planbridge-${crypto.randomUUID()}`;
  const old = await firstVersion(name);
  const rows = {
    batches: batch("1-a"),
    jobs: job("1-a/00001"),
    snapshots: { id: "s", ndisNumber: "430000017", retrievedAt: 5 },
    plans: { key: "430000017/pace", ndisNumber: "430000017" },
    contracts: { site: SITE, path: "/c/1", checkedAt: 5 },
    devices: { id: "device" },
  };
  for (const [store, row] of Object.entries(rows)) await old.put(store, row);
  await old.put("settings", "kept", "probe");
  old.close();
  const db = await openDatabase({ name });
  expect(db.version).toBe(9);
  const stores = Object.keys(rows) as (keyof typeof rows)[];
  const kept = await Promise.all(stores.map(async (store) => [store, await db.getAll(store)]));
  expect(kept).toEqual(Object.entries(rows).map(([store, row]) => [store, [row]]));
  expect(await db.get("settings", "probe")).toBe("kept");
  expect(await db.getAllFromIndex("jobs", "by-state")).toHaveLength(1);
  expect([await db.getAll("changes"), await db.getAll("links")]).toEqual([[], []]);
  // A batch from before there were two kinds is one of active plans.
  expect(await latestBatch(db, SITE, "active-plans")).toEqual(rows.batches);
  expect(await latestBatch(db, SITE, "pace-proposals")).toBeUndefined();
});

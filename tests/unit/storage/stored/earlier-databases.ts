import "fake-indexeddb/auto";
import { type IDBPDatabase, type IDBPTransaction, openDB } from "idb";
import version1 from "./version-1.json" with { type: "json" };
import version2 from "./version-2.json" with { type: "json" };
import version3 from "./version-3.json" with { type: "json" };
import version4 from "./version-4.json" with { type: "json" };
import version5 from "./version-5.json" with { type: "json" };
import version6 from "./version-6.json" with { type: "json" };

/*
 * Databases as earlier builds of the extension left them. The rows were written by those builds, running over the sandbox,
 * and the stores are made as they made them: neither is ever edited. A build that changes the schema adds its own copy.
 */

export type EarlierVersion = 1 | 2 | 3 | 4 | 5 | 6;

type Stores = Record<string, unknown[] | Record<string, unknown>>;

export const STORED_COPIES: Record<EarlierVersion, Stores> = {
  1: version1,
  2: version2,
  3: version3,
  4: version4,
  5: version5,
  6: version6,
};

function createStoresOfVersion1(db: IDBPDatabase): void {
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
}

function createStoresOfVersion2(db: IDBPDatabase): void {
  createStoresOfVersion1(db);
  const changes = db.createObjectStore("changes", { keyPath: "id" });
  changes.createIndex("by-state", ["state", "id"]);
  changes.createIndex("by-client", ["site", "set.client.path", "id"]);
  db.createObjectStore("links", { keyPath: ["site", "path"] });
}

function createStoresOfVersion3(db: IDBPDatabase, upgrade: Upgrade): void {
  createStoresOfVersion2(db);
  upgrade.objectStore("changes").createIndex("by-batch", ["batchId", "id"]);
}

function createStoresOfVersion4(db: IDBPDatabase, upgrade: Upgrade): void {
  createStoresOfVersion3(db, upgrade);
  db.createObjectStore("participants", { keyPath: ["site", "ndisNumber"] });
}

function createStoresOfVersion5(db: IDBPDatabase, upgrade: Upgrade): void {
  createStoresOfVersion4(db, upgrade);
  const overviews = db.createObjectStore("overviews", { keyPath: ["site", "ndisNumber"] });
  overviews.createIndex("by-due", "dueOn");
  overviews.createIndex("by-client", ["site", "client.path"]);
  overviews.createIndex("by-name", "client.sortName");
  db.createObjectStore("spending", { keyPath: ["site", "ndisNumber"] });
  const notices = db.createObjectStore("notices", { keyPath: "id" });
  notices.createIndex("by-participant", ["site", "ndisNumber", "id"]);
  notices.createIndex("by-unseen", "unseenSince");
}

function createStoresOfVersion6(db: IDBPDatabase, upgrade: Upgrade): void {
  createStoresOfVersion5(db, upgrade);
  const links = db.createObjectStore("bookingLinks", { keyPath: ["site", "bookingId"] });
  links.createIndex("by-due", "nextCheckAt");
  links.createIndex("by-contract", ["site", "contractPath"]);
  links.createIndex("by-participant", ["site", "ndisNumber"]);
  db.createObjectStore("priceLists", { keyPath: "id" });
  db.createObjectStore("priceItems", { keyPath: ["listId", "number", "from"] });
}

type Upgrade = IDBPTransaction<unknown, string[], "versionchange">;

const CREATE: Record<EarlierVersion, (db: IDBPDatabase, upgrade: Upgrade) => void> = {
  1: createStoresOfVersion1,
  2: createStoresOfVersion2,
  3: createStoresOfVersion3,
  4: createStoresOfVersion4,
  5: createStoresOfVersion5,
  6: createStoresOfVersion6,
};

/** A database of this version with its stored copy, closed. Returns its name. */
export async function createEarlierDatabase(version: EarlierVersion): Promise<string> {
  const name = `planbridge-${crypto.randomUUID()}`;
  const db = await openDB(name, version, {
    upgrade: (upgraded, _from, _to, upgrade) => CREATE[version](upgraded, upgrade),
  });
  for (const [store, rows] of Object.entries(STORED_COPIES[version])) {
    if (Array.isArray(rows)) for (const row of rows) await db.add(store, row);
    else for (const [key, value] of Object.entries(rows)) await db.add(store, value, key);
  }
  db.close();
  return name;
}

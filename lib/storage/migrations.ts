import type { IDBPTransaction, StoreNames } from "idb";
import type { Database, Schema } from "./schema.ts";

/** The transaction of the upgrade, through which a store that is there already gets an index. */
type Upgrade = IDBPTransaction<Schema, StoreNames<Schema>[], "versionchange">;

/**
 * The migration of the stores to each version: the first entry creates version 1. A released entry is never edited; a
 * new store or index is a new entry at the end.
 */
export const MIGRATIONS: readonly ((db: Database, upgrade: Upgrade) => void)[] = [
  createFirstStores,
  createChangeStores,
  addBatchIndex,
  createParticipantStore,
  createOverviewStores,
  createBookingAndPriceStores,
  createAuditStores,
  createProfileStores,
  createCrmProfileStore,
];

function createFirstStores(db: Database): void {
  db.createObjectStore("batches", { keyPath: "id" });
  const jobs = db.createObjectStore("jobs", { keyPath: "id" });
  jobs.createIndex("by-state", ["state", "id"]);
  // Contains only jobs with a retry time: the others lack the field.
  jobs.createIndex("by-retry", "retryAt");
  const snapshots = db.createObjectStore("snapshots", { keyPath: "id" });
  snapshots.createIndex("by-participant", ["ndisNumber", "retrievedAt"]);
  const plans = db.createObjectStore("plans", { keyPath: "key" });
  plans.createIndex("by-participant", "ndisNumber");
  db.createObjectStore("contracts", { keyPath: ["site", "path"] });
  db.createObjectStore("devices", { keyPath: "id" });
  db.createObjectStore("settings");
}

function createChangeStores(db: Database): void {
  const changes = db.createObjectStore("changes", { keyPath: "id" });
  changes.createIndex("by-state", ["state", "id"]);
  changes.createIndex("by-client", ["site", "set.client.path", "id"]);
  db.createObjectStore("links", { keyPath: ["site", "path"] });
}

/** Only changes of a batch have one: a list of its proposals is asked for at each of its steps. */
function addBatchIndex(_db: Database, upgrade: Upgrade): void {
  upgrade.objectStore("changes").createIndex("by-batch", ["batchId", "id"]);
}

/** What is kept of a participant besides plans: one row for each CRM that it was asked for. */
function createParticipantStore(db: Database): void {
  db.createObjectStore("participants", { keyPath: ["site", "ndisNumber"] });
}

/** Short copies for lists of many participants, and what waits to be seen. What is stored already is copied after the start. */
function createOverviewStores(db: Database): void {
  const overviews = db.createObjectStore("overviews", { keyPath: ["site", "ndisNumber"] });
  // Contains only participants whose data will change by itself: the others lack the field.
  overviews.createIndex("by-due", "dueOn");
  overviews.createIndex("by-client", ["site", "client.path"]);
  overviews.createIndex("by-name", "client.sortName");
  db.createObjectStore("spending", { keyPath: ["site", "ndisNumber"] });
  const notices = db.createObjectStore("notices", { keyPath: "id" });
  notices.createIndex("by-participant", ["site", "ndisNumber", "id"]);
  // Contains only those that nobody has seen.
  notices.createIndex("by-unseen", "unseenSince");
}

/** Service bookings and price lists. */
function createBookingAndPriceStores(db: Database): void {
  // Bookings that are followed, and the CRM's rows that they belong to.
  const links = db.createObjectStore("bookingLinks", { keyPath: ["site", "bookingId"] });
  // Contains only those whose status may still change: the others lack the field.
  links.createIndex("by-due", "nextCheckAt");
  links.createIndex("by-contract", ["site", "contractPath"]);
  links.createIndex("by-participant", ["site", "ndisNumber"]);
  // Price lists that people import, and their rows.
  db.createObjectStore("priceLists", { keyPath: "id" });
  db.createObjectStore("priceItems", { keyPath: ["listId", "number", "from"] });
}

/** The trail of what was done. Its head and keys are in a store of their own: whoever adds an entry keeps nobody from settings. */
function createAuditStores(db: Database): void {
  db.createObjectStore("audit", { keyPath: "seq" });
  db.createObjectStore("auditState", { keyPath: "id" });
}

/** The table of postcodes, in parts of postcodes that begin alike, and what people enter of participants. */
function createProfileStores(db: Database): void {
  db.createObjectStore("localities", { keyPath: "prefix" });
  const entered = db.createObjectStore("ownProfiles", { keyPath: ["site", "ndisNumber"] });
  entered.createIndex("by-participant", "ndisNumber");
}

/** What a CRM's page tells of a participant, and what people import of it: one row for each CRM. */
function createCrmProfileStore(db: Database): void {
  const read = db.createObjectStore("crmProfiles", { keyPath: ["site", "ndisNumber"] });
  read.createIndex("by-participant", "ndisNumber");
}

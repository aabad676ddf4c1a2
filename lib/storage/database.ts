import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { PlanRecord } from "../domain/plan/plan.ts";
import type { Device } from "../domain/connection/device.ts";
import type { Batch, ContractStatus, Job } from "../domain/sync/batch.ts";
import type { RecordLink, Snapshot } from "./rows.ts";
import type { Change } from "../domain/change/change.ts";

export interface Schema extends DBSchema {
  batches: { key: string; value: Batch };
  jobs: { key: string; value: Job; indexes: { "by-state": [string, string]; "by-retry": number } };
  snapshots: { key: string; value: Snapshot; indexes: { "by-participant": [string, number] } };
  plans: { key: string; value: PlanRecord; indexes: { "by-participant": string } };
  contracts: { key: [string, string]; value: ContractStatus };
  changes: {
    key: string;
    value: Change;
    indexes: { "by-state": [string, string]; "by-client": [string, string, string] };
  };
  links: { key: [string, string]; value: RecordLink };
  devices: { key: string; value: Device };
  settings: { key: string; value: unknown };
}

export type Database = IDBPDatabase<Schema>;

/** Opens the extension's own database. Never call it in a content script: that one would be the CRM's. */
export function openDatabase(name = "planbridge"): Promise<Database> {
  return openDB<Schema>(name, 2, {
    upgrade(db, from) {
      if (from < 1) createFirst(db);
      if (from < 2) createChanges(db);
    },
    // A newer version of the extension wants to upgrade: let go, or it would wait for ever.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
}

function createFirst(db: Database): void {
  db.createObjectStore("batches", { keyPath: "id" });
  const jobs = db.createObjectStore("jobs", { keyPath: "id" });
  jobs.createIndex("by-state", ["state", "id"]);
  // Holds only the jobs that have a time to be tried again: the others lack the field.
  jobs.createIndex("by-retry", "retryAt");
  const snapshots = db.createObjectStore("snapshots", { keyPath: "id" });
  snapshots.createIndex("by-participant", ["ndisNumber", "retrievedAt"]);
  const plans = db.createObjectStore("plans", { keyPath: "key" });
  plans.createIndex("by-participant", "ndisNumber");
  db.createObjectStore("contracts", { keyPath: ["site", "path"] });
  db.createObjectStore("devices", { keyPath: "id" });
  db.createObjectStore("settings");
}

function createChanges(db: Database): void {
  const changes = db.createObjectStore("changes", { keyPath: "id" });
  changes.createIndex("by-state", ["state", "id"]);
  changes.createIndex("by-client", ["site", "set.client.path", "id"]);
  db.createObjectStore("links", { keyPath: ["site", "path"] });
}

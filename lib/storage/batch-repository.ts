import type { Batch, BatchKind, Job } from "../domain/sync/batch.ts";
import type { Database } from "./database.ts";
import { decodeRow, decodeRows, encodeRow } from "./row-codec.ts";

export async function findBatch(db: Database, id: string): Promise<Batch | undefined> {
  return decodeRow("batches", await db.get("batches", id));
}

/** Stores a new batch with its jobs in one transaction, on disk before it returns. */
export async function addBatch(db: Database, batch: Batch, jobs: Job[]): Promise<void> {
  const tx = db.transaction(["batches", "jobs"], "readwrite", { durability: "strict" });
  const store = tx.objectStore("jobs");
  await Promise.all([
    tx.objectStore("batches").add(encodeRow("batches", batch)),
    ...jobs.map((job) => store.add(encodeRow("jobs", job))),
    tx.done,
  ]);
}

/** Updates the stored batch and adds new jobs in one transaction. */
export async function updateBatch(
  db: Database,
  id: string,
  change: (batch: Batch) => Batch,
  newJobs: Job[] = [],
): Promise<void> {
  const tx = db.transaction(["batches", "jobs"], "readwrite");
  const batches = tx.objectStore("batches");
  const jobs = tx.objectStore("jobs");
  const batch = decodeRow("batches", await batches.get(id));
  await Promise.all([
    ...(batch
      ? [
          batches.put(encodeRow("batches", change(batch))),
          ...newJobs.map((job) => jobs.add(encodeRow("jobs", job))),
        ]
      : []),
    tx.done,
  ]);
}

/** The newest batch, of one CRM or of all, and of one kind or of any. */
export async function latestBatch(db: Database, site?: string, kind?: BatchKind): Promise<Batch | undefined> {
  const newestFirst = db.transaction("batches").store.iterate(null, "prev");
  for await (const { value } of newestFirst) {
    const batch = decodeRow("batches", value);
    if (!batch) continue;
    const ofKind = kind === undefined || (batch.kind ?? "active-plans") === kind;
    if (ofKind && (site === undefined || batch.site === site)) return batch;
  }
  return undefined;
}

/** The batch that a person's choice of clients has started. */
export async function findBatchOfChoice(db: Database, choice: string): Promise<Batch | undefined> {
  const newestFirst = db.transaction("batches").store.iterate(null, "prev");
  for await (const { value } of newestFirst) {
    const batch = decodeRow("batches", value);
    if (batch?.participants?.choice === choice) return batch;
  }
  return undefined;
}

export async function blockedBatchIds(db: Database): Promise<string[]> {
  return (await listBlockedBatches(db)).map(({ id }) => id);
}

/** Batches that wait for a person. */
export async function listBlockedBatches(db: Database): Promise<Batch[]> {
  return decodeRows("batches", await db.getAll("batches")).filter(({ blocked }) => blocked);
}

import type { Database } from "./database.ts";
import type { Batch, BatchKind, ContractStatus, Job } from "../domain/sync/batch.ts";

/** Sorts after every id of the batch. */
const last = (batchId: string) => `${batchId}/\uffff`;

/** Every job of a batch, in order: each client, then its contracts. */
export function listJobs(db: Database, batchId: string): Promise<Job[]> {
  return db.getAll("jobs", IDBKeyRange.bound(`${batchId}/`, last(batchId)));
}

/** Stores a new batch with its jobs: all of it or nothing, and on the disk before the press is answered. */
export async function addBatch(db: Database, batch: Batch, jobs: Job[]): Promise<void> {
  const tx = db.transaction(["batches", "jobs"], "readwrite", { durability: "strict" });
  const store = tx.objectStore("jobs");
  await Promise.all([tx.objectStore("batches").add(batch), ...jobs.map((job) => store.add(job)), tx.done]);
}

/** Changes a batch as it is stored now, together with jobs that are new to it. */
export async function updateBatch(
  db: Database,
  id: string,
  change: (batch: Batch) => Batch,
  newJobs: Job[] = [],
): Promise<void> {
  const tx = db.transaction(["batches", "jobs"], "readwrite");
  const batch = await tx.objectStore("batches").get(id);
  const jobs = tx.objectStore("jobs");
  await Promise.all([
    ...(batch ? [tx.objectStore("batches").put(change(batch)), ...newJobs.map((job) => jobs.add(job))] : []),
    tx.done,
  ]);
}

/** The newest batch, of one CRM or of all, of one kind or of both. */
export async function latestBatch(db: Database, site?: string, kind?: BatchKind): Promise<Batch | undefined> {
  const newestFirst = db.transaction("batches").store.iterate(null, "prev");
  for await (const { value } of newestFirst) {
    const ofKind = kind === undefined || (value.kind ?? "active-plans") === kind;
    if (ofKind && (site === undefined || value.site === site)) return value;
  }
  return undefined;
}

/** Batches that wait for a person. */
export async function blockedBatches(db: Database): Promise<string[]> {
  return (await db.getAll("batches")).filter(({ blocked }) => blocked).map(({ id }) => id);
}

/**
 * Takes the first job that may run and marks it with `start`, in one transaction: queued ones in their order,
 * then those whose time to be tried again has come. Batches in `skip` are passed over.
 */
export async function claimJob(
  db: Database,
  { now, skip, start }: { now: number; skip: ReadonlySet<string>; start: (job: Job) => Job },
): Promise<Job | undefined> {
  const tx = db.transaction("jobs", "readwrite");
  const queued = tx.store.index("by-state");
  let cursor = await queued.openCursor(IDBKeyRange.bound(["queued", ""], ["queued", "\uffff"]));
  while (cursor && skip.has(cursor.value.batchId)) {
    cursor = await cursor.continue(["queued", last(cursor.value.batchId)]);
  }
  let job = cursor?.value;
  if (!job) {
    let due = await tx.store.index("by-retry").openCursor(IDBKeyRange.upperBound(now));
    while (due && skip.has(due.value.batchId)) due = await due.continue();
    job = due?.value;
  }
  if (!job) return undefined;
  const claimed = start(job);
  await Promise.all([tx.store.put(claimed), tx.done]);
  return claimed;
}

/**
 * Stores what became of a running job together with what it produced. A job that isn't running any more was
 * settled or taken back meanwhile: then nothing is stored, and the answer is `false`.
 */
export async function settleJob(
  db: Database,
  settled: { job: Job; contract?: ContractStatus; newJobs?: Job[] },
): Promise<boolean> {
  const tx = db.transaction(["jobs", "contracts"], "readwrite");
  const jobs = tx.objectStore("jobs");
  const stored = await jobs.get(settled.job.id);
  if (stored?.state !== "running") {
    await tx.done;
    return false;
  }
  await Promise.all([
    jobs.put(settled.job),
    ...(settled.newJobs ?? []).map((job) => jobs.put(job)),
    ...(settled.contract ? [tx.objectStore("contracts").put(settled.contract)] : []),
    tx.done,
  ]);
  return true;
}

/** Changes every job of a batch, or of all batches, that `change` has a new version for. Returns how many. */
export async function updateJobs(
  db: Database,
  batchId: string | undefined,
  change: (job: Job) => Job | undefined,
): Promise<number> {
  const tx = db.transaction("jobs", "readwrite");
  const range = batchId === undefined ? null : IDBKeyRange.bound(`${batchId}/`, last(batchId));
  const changed = (await tx.store.getAll(range)).flatMap((job) => change(job) ?? []);
  await Promise.all([...changed.map((job) => tx.store.put(job)), tx.done]);
  return changed.length;
}

/** Jobs that a worker was in the middle of when it died. */
export async function requeueRunning(db: Database, requeue: (job: Job) => Job): Promise<number> {
  const tx = db.transaction("jobs", "readwrite");
  const running = await tx.store
    .index("by-state")
    .getAll(IDBKeyRange.bound(["running", ""], ["running", "\uffff"]));
  await Promise.all([...running.map((job) => tx.store.put(requeue(job))), tx.done]);
  return running.length;
}

/** When the next job is to be tried again by itself, in epoch milliseconds. Batches in `skip` are passed over. */
export async function nextRetry(
  db: Database,
  skip: ReadonlySet<string> = new Set(),
): Promise<number | undefined> {
  let cursor = await db.transaction("jobs").store.index("by-retry").openCursor();
  while (cursor && skip.has(cursor.value.batchId)) cursor = await cursor.continue();
  return cursor?.value.retryAt;
}

/** Whether any job still waits for its turn, is under way or will be tried again by itself. */
export async function hasOpenJobs(db: Database): Promise<boolean> {
  const index = db.transaction("jobs").store.index("by-state");
  const [queued, running, retry] = await Promise.all([
    index.count(IDBKeyRange.bound(["queued", ""], ["queued", "\uffff"])),
    index.count(IDBKeyRange.bound(["running", ""], ["running", "\uffff"])),
    nextRetry(db),
  ]);
  return queued + running > 0 || retry !== undefined;
}

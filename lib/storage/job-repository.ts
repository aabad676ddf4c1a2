import type { Database } from "./database.ts";
import type { ContractStatus, Job } from "../domain/sync/batch.ts";
import { decodeRow, decodeRows, encodeRow } from "./row-codec.ts";

/** A key that sorts after every job id of the batch. */
const last = (batchId: string) => `${batchId}/\uffff`;

/** Every job of a batch, in order: each client, then its contracts. */
export async function listJobs(db: Database, batchId: string): Promise<Job[]> {
  return decodeRows("jobs", await db.getAll("jobs", IDBKeyRange.bound(`${batchId}/`, last(batchId))));
}

export async function findJob(db: Database, id: string): Promise<Job | undefined> {
  return decodeRow("jobs", await db.get("jobs", id));
}

/**
 * Takes the first job that may run and updates it with `start`, in one transaction: queued jobs in their order, then
 * those whose retry is due. Batches in `skip` are ignored.
 */
export async function claimJob(
  db: Database,
  { now, skip, start }: { now: number; skip: ReadonlySet<string>; start: (job: Job) => Job },
): Promise<Job | undefined> {
  const tx = db.transaction("jobs", "readwrite");
  const queued = tx.store.index("by-state");
  let cursor = await queued.openCursor(IDBKeyRange.bound(["queued", ""], ["queued", "\uffff"]));
  let job = decodeRow("jobs", cursor?.value);
  while (cursor && job && skip.has(job.batchId)) {
    cursor = await cursor.continue(["queued", last(job.batchId)]);
    job = decodeRow("jobs", cursor?.value);
  }
  job ??= await findFirstDue(await tx.store.index("by-retry").openCursor(IDBKeyRange.upperBound(now)), skip);
  if (!job) return undefined;
  const claimed = start(job);
  await Promise.all([tx.store.put(encodeRow("jobs", claimed)), tx.done]);
  return claimed;
}

/** The first job at or after this place in the order of retry times whose batch isn't in `skip`. */
async function findFirstDue(place: RetryCursor | null, skip: ReadonlySet<string>): Promise<Job | undefined> {
  for (let cursor = place; cursor; cursor = await cursor.continue()) {
    const job = decodeRow("jobs", cursor.value);
    if (!skip.has(job.batchId)) return job;
  }
  return undefined;
}

/** What a cursor over `by-retry` offers in every transaction mode. */
interface RetryCursor {
  value: Job;
  continue(): Promise<RetryCursor | null>;
}

/**
 * Stores the result of a running job together with its status and new jobs. If the job isn't running any more, it was
 * settled or queued again meanwhile: then nothing is stored, and the result is `false`.
 */
export async function settleJob(
  db: Database,
  settled: { job: Job; contract?: ContractStatus; newJobs?: Job[] },
): Promise<boolean> {
  const tx = db.transaction(["jobs", "contracts"], "readwrite");
  const jobs = tx.objectStore("jobs");
  const stored = decodeRow("jobs", await jobs.get(settled.job.id));
  if (stored?.state !== "running") {
    await tx.done;
    return false;
  }
  await Promise.all([
    jobs.put(encodeRow("jobs", settled.job)),
    ...(settled.newJobs ?? []).map((job) => jobs.put(encodeRow("jobs", job))),
    ...(settled.contract ? [tx.objectStore("contracts").put(encodeRow("contracts", settled.contract))] : []),
    tx.done,
  ]);
  return true;
}

/** Updates the jobs of a batch, or of all batches, for which `change` returns a new version. Returns how many. */
export async function updateJobs(
  db: Database,
  batchId: string | undefined,
  change: (job: Job) => Job | undefined,
): Promise<number> {
  const tx = db.transaction("jobs", "readwrite");
  const range = batchId === undefined ? null : IDBKeyRange.bound(`${batchId}/`, last(batchId));
  const changed = decodeRows("jobs", await tx.store.getAll(range)).flatMap((job) => change(job) ?? []);
  await Promise.all([...changed.map((job) => tx.store.put(encodeRow("jobs", job))), tx.done]);
  return changed.length;
}

/** Queues the jobs that a crashed worker was running. */
export async function requeueRunning(db: Database, requeue: (job: Job) => Job): Promise<number> {
  const tx = db.transaction("jobs", "readwrite");
  const running = decodeRows(
    "jobs",
    await tx.store.index("by-state").getAll(IDBKeyRange.bound(["running", ""], ["running", "\uffff"])),
  );
  await Promise.all([...running.map((job) => tx.store.put(encodeRow("jobs", requeue(job)))), tx.done]);
  return running.length;
}

/** Time of the next automatic retry, in epoch milliseconds. Batches in `skip` are ignored. */
export async function nextRetry(
  db: Database,
  skip: ReadonlySet<string> = new Set(),
): Promise<number | undefined> {
  const first = await db.transaction("jobs").store.index("by-retry").openCursor();
  return (await findFirstDue(first, skip))?.retryAt;
}

/** Whether any job is queued, running or due for an automatic retry later. */
export async function hasOpenJobs(db: Database): Promise<boolean> {
  const index = db.transaction("jobs").store.index("by-state");
  const [queued, running, retry] = await Promise.all([
    index.count(IDBKeyRange.bound(["queued", ""], ["queued", "\uffff"])),
    index.count(IDBKeyRange.bound(["running", ""], ["running", "\uffff"])),
    nextRetry(db),
  ]);
  return queued + running > 0 || retry !== undefined;
}

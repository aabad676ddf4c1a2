import type { Database } from "./database.ts";
import type { Batch, ContractStatus, Job, JobState } from "../domain/sync/batch.ts";
import { setAside } from "./quarantine.ts";
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
 * those whose retry is due. Batches in `skip` are ignored, and jobs whose batch is missing are set aside.
 */
export async function claimJob(
  db: Database,
  { now, skip, start }: { now: number; skip: ReadonlySet<string>; start: (job: Job) => Job },
): Promise<Job | undefined> {
  const tx = db.transaction(["jobs", "batches"], "readwrite");
  const jobs = tx.objectStore("jobs");
  const isWanted = (job: Job) => isStartable(job, skip, tx.objectStore("batches"));
  const job =
    (await findFirst(await jobs.index("by-state").openCursor(allIn("queued")), isWanted, ({ batchId }) => [
      "queued",
      last(batchId),
    ])) ?? (await findFirst(await jobs.index("by-retry").openCursor(IDBKeyRange.upperBound(now)), isWanted));
  if (!job) return undefined;
  const claimed = start(job);
  await Promise.all([jobs.put(encodeRow("jobs", claimed)), tx.done]);
  return claimed;
}

/** The jobs in a state, in the index by states. */
const allIn = (state: JobState) => IDBKeyRange.bound([state, ""], [state, "\uffff"]);

/** What the repository needs of the store of batches in any transaction mode. */
interface Batches {
  get(id: string): Promise<Batch | undefined>;
}

/** Whether a job's batch may run. Without its batch nobody knows which CRM the job is about, so it is set aside. */
async function isStartable(job: Job, skip: ReadonlySet<string>, batches: Batches): Promise<boolean> {
  if (skip.has(job.batchId)) return false;
  if (decodeRow("batches", await batches.get(job.batchId))) return true;
  setAside("jobs", job);
  return false;
}

/** What a cursor over an index of the jobs offers in every transaction mode. */
interface JobCursor<Key> {
  value: Job;
  continue(key?: Key): Promise<JobCursor<Key> | null>;
}

/**
 * The first job from this place on that is wanted.
 * @param keyAfter where to look on after one that isn't; at the next job unless given
 */
async function findFirst<Key>(
  place: JobCursor<Key> | null,
  isWanted: (job: Job) => Promise<boolean>,
  keyAfter?: (job: Job) => Key,
): Promise<Job | undefined> {
  let cursor = place;
  while (cursor) {
    const job = decodeRow("jobs", cursor.value);
    if (job && (await isWanted(job))) return job;
    cursor = await (job && keyAfter ? cursor.continue(keyAfter(job)) : cursor.continue());
  }
  return undefined;
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
  const newJobs: Job[] = [];
  for (const job of settled.newJobs ?? []) {
    const row = await jobs.get(job.id);
    // The same job, from before a crash, may have been set aside since.
    if (row === undefined || decodeRow("jobs", row)) newJobs.push(job);
  }
  await Promise.all([
    jobs.put(encodeRow("jobs", settled.job)),
    ...newJobs.map((job) => jobs.put(encodeRow("jobs", job))),
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
  const tx = db.transaction(["jobs", "batches"], "readwrite");
  const jobs = tx.objectStore("jobs");
  const stored = decodeRows("jobs", await jobs.index("by-state").getAll(allIn("running")));
  const running: Job[] = [];
  for (const job of stored) if (await isStartable(job, NONE, tx.objectStore("batches"))) running.push(job);
  await Promise.all([...running.map((job) => jobs.put(encodeRow("jobs", requeue(job)))), tx.done]);
  return running.length;
}

/** Updates the jobs that have a retry time and for which `change` returns a new version. */
export async function updateRetries(db: Database, change: (job: Job) => Job | undefined): Promise<void> {
  const tx = db.transaction(["jobs", "batches"], "readwrite");
  const jobs = tx.objectStore("jobs");
  for (const job of decodeRows("jobs", await jobs.index("by-retry").getAll())) {
    const changed = change(job);
    if (changed && (await isStartable(job, NONE, tx.objectStore("batches"))))
      await jobs.put(encodeRow("jobs", changed));
  }
  await tx.done;
}

const NONE: ReadonlySet<string> = new Set();

/** Time of the next automatic retry, in epoch milliseconds. Batches in `skip` are ignored. */
export async function nextRetry(db: Database, skip: ReadonlySet<string> = NONE): Promise<number | undefined> {
  const tx = db.transaction(["jobs", "batches"]);
  const first = await tx.objectStore("jobs").index("by-retry").openCursor();
  return (await findFirst(first, (job) => isStartable(job, skip, tx.objectStore("batches"))))?.retryAt;
}

/** Whether any job is queued, running or due for an automatic retry later. */
export async function hasOpenJobs(db: Database): Promise<boolean> {
  const tx = db.transaction(["jobs", "batches"]);
  const index = tx.objectStore("jobs").index("by-state");
  for (const state of ["queued", "running"] as const) {
    const isWanted = (job: Job) => isStartable(job, NONE, tx.objectStore("batches"));
    const after = ({ batchId }: Job): [string, string] => [state, last(batchId)];
    if (await findFirst(await index.openCursor(allIn(state)), isWanted, after)) return true;
  }
  return (await nextRetry(db)) !== undefined;
}

import type { Database } from "./database.ts";
import type { Batch, ContractStatus, Job, JobState } from "../domain/sync/batch.ts";
import type { OverviewClient } from "../domain/overview/participant-overview.ts";
import { updateOverviewOfClient } from "./overview-repository.ts";
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

/** A job to run, and the batch that it is of. */
export interface ClaimedJob {
  job: Job;
  batch: Batch;
  /** It wasn't waiting for its retry. */
  wasQueued: boolean;
}

/**
 * Takes up to `count` jobs that may run and updates each with `start`, in one transaction: queued jobs in their order, then
 * those whose retry is due. Batches in `skip` are ignored, and jobs whose batch is missing are set aside.
 * @param options.after no queued job's id sorts before this one: those that were claimed before needn't be passed over
 */
export async function claimJobs(
  db: Database,
  options: {
    now: number;
    skip: ReadonlySet<string>;
    start: (job: Job) => Job;
    count: number;
    after?: string;
  },
): Promise<ClaimedJob[]> {
  const { now, skip, start, count, after } = options;
  const tx = db.transaction(["jobs", "batches"], "readwrite");
  const jobs = tx.objectStore("jobs");
  const batches = rememberBatches(tx.objectStore("batches"));
  const claimed: ClaimedJob[] = [];
  let range: IDBKeyRange | undefined = allIn("queued", after);
  while (range && claimed.length < count) {
    const wanted = count - claimed.length;
    const rows: Job[] = await jobs.index("by-state").getAll(range, wanted);
    range = undefined;
    for (const row of rows) {
      const job = decodeRow("jobs", row);
      const batch = job && (await startableBatch(job, skip, batches));
      if (batch) claimed.push({ job: start(job), batch, wasQueued: true });
      // Nothing else of a batch that can't run is looked at.
      const passed = job && !batch ? last(job.batchId) : row.id;
      if (rows.length === wanted) range = allIn("queued", passed);
    }
  }
  if (claimed.length < count)
    for await (const { value } of jobs.index("by-retry").iterate(IDBKeyRange.upperBound(now))) {
      const job = decodeRow("jobs", value);
      const batch = job && (await startableBatch(job, skip, batches));
      if (batch) claimed.push({ job: start(job), batch, wasQueued: false });
      if (claimed.length === count) break;
    }
  await Promise.all([...claimed.map(({ job }) => jobs.put(encodeRow("jobs", job))), tx.done]);
  return claimed;
}

/** The jobs in a state whose ids sort after this one, in the index by states. */
const allIn = (state: JobState, afterId = "") => IDBKeyRange.bound([state, afterId], [state, "\uffff"], true);

/** What the repository needs of the store of batches in any transaction mode. */
interface Batches {
  get(id: string): Promise<Batch | undefined>;
}

/** A transaction's batches, each read once. */
function rememberBatches(batches: Batches): Batches {
  const known = new Map<string, Promise<Batch | undefined>>();
  return {
    get(id) {
      const batch = known.get(id) ?? batches.get(id);
      known.set(id, batch);
      return batch;
    },
  };
}

/** A job's batch, if it may run. Without its batch nobody knows which CRM the job is about, so it is set aside. */
async function startableBatch(
  job: Job,
  skip: ReadonlySet<string>,
  batches: Batches,
): Promise<Batch | undefined> {
  if (skip.has(job.batchId)) return undefined;
  const batch = decodeRow("batches", await batches.get(job.batchId));
  if (!batch) setAside("jobs", job);
  return batch;
}

async function isStartable(job: Job, skip: ReadonlySet<string>, batches: Batches): Promise<boolean> {
  return (await startableBatch(job, skip, batches)) !== undefined;
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

/** What became of a running job. Ids of new jobs begin with its own. */
export interface SettledJob {
  job: Job;
  contract?: ContractStatus;
  newJobs?: readonly Job[];
  /** The client whose page was read. */
  client?: OverviewClient & { site: string; ndisNumber: string };
}

/**
 * Stores results of running jobs together with their status and new jobs, in one transaction. Nothing is stored of a job that
 * isn't running any more: it was settled or queued again meanwhile. Returns how many were stored.
 */
export async function settleJobs(db: Database, settled: readonly SettledJob[]): Promise<number> {
  const tx = db.transaction(["jobs", "contracts", "overviews"], "readwrite");
  const jobs = tx.objectStore("jobs");
  const settle = async ({ job, contract, client, newJobs = [] }: SettledJob): Promise<boolean> => {
    const [stored, earlier] = await Promise.all([
      jobs.get(job.id),
      newJobs.length > 0 ? jobs.getAll(IDBKeyRange.bound(`${job.id}/`, last(job.id))) : [],
    ]);
    if (decodeRow("jobs", stored)?.state !== "running") return false;
    // The same jobs, from before a crash, may have been set aside since.
    const damaged = new Set(earlier.filter((row) => !decodeRow("jobs", row)).map(({ id }) => id));
    await Promise.all([
      jobs.put(encodeRow("jobs", job)),
      ...newJobs.filter(({ id }) => !damaged.has(id)).map((each) => jobs.put(encodeRow("jobs", each))),
      ...(contract ? [tx.objectStore("contracts").put(encodeRow("contracts", contract))] : []),
      client && updateOverviewOfClient(tx.objectStore("overviews"), client.site, client.ndisNumber, client),
    ]);
    return true;
  };
  const [isStored] = await Promise.all([Promise.all(settled.map(settle)), tx.done]);
  return isStored.filter(Boolean).length;
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

/** Whether any job is queued, running or due for an automatic retry later. Batches in `skip` are ignored. */
export async function hasOpenJobs(db: Database, skip: ReadonlySet<string> = NONE): Promise<boolean> {
  const tx = db.transaction(["jobs", "batches"]);
  const index = tx.objectStore("jobs").index("by-state");
  for (const state of ["queued", "running"] as const) {
    const isWanted = (job: Job) => isStartable(job, skip, tx.objectStore("batches"));
    const after = ({ batchId }: Job): [string, string] => [state, last(batchId)];
    if (await findFirst(await index.openCursor(allIn(state)), isWanted, after)) return true;
  }
  return (await nextRetry(db, skip)) !== undefined;
}

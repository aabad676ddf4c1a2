import type { Database } from "../../storage/database.ts";
import { addBatch, listBlockedBatches, latestBatch, updateBatch } from "../../storage/batch-repository.ts";
import { listJobs, updateJobs } from "../../storage/job-repository.ts";
import type { Batch, BatchKind, Job } from "../../domain/sync/batch.ts";
import { isJobOpen, retryJobNow, skipJob } from "./job-states.ts";

/** A client as it was ticked. */
export interface TickedClientRef {
  name: string;
  path: string;
}

export interface BatchStart {
  batchId: string;
  /** `false`: a batch of this CRM was under way already, and this is it. */
  started: boolean;
  /** Ticked clients that it doesn't have. */
  notIncluded: number;
}

/** Two clicks, or two tabs, decide one after the other. */
const LOCK = "planbridge-batches";

/** Begins a batch, unless one of the same kind and CRM is still open: that one is answered instead, and nothing is done twice. */
export function startBatch(
  db: Database,
  site: string,
  ticked: TickedClientRef[],
  now: number,
  kind: BatchKind = "active-plans",
): Promise<BatchStart> {
  return navigator.locks.request(LOCK, async () => {
    const clients = distinct(ticked);
    const latest = await latestBatch(db, site, kind);
    const jobs = latest ? await listJobs(db, latest.id) : [];
    if (latest && jobs.some(isJobOpen)) {
      return { batchId: latest.id, started: false, notIncluded: notIn(jobs, clients).length };
    }
    const id = `${now}-${crypto.randomUUID().slice(0, 8)}`;
    const batch: Batch = { id, kind, site, startedAt: now, totalClients: clients.length };
    await addBatch(db, batch, clientJobs(id, clients, 0));
    return { batchId: id, started: true, notIncluded: 0 };
  });
}

/** Puts clients into a batch that has them not yet. A batch that has ended meanwhile simply goes on. */
export function addClients(db: Database, batchId: string, ticked: TickedClientRef[]): Promise<BatchStart> {
  return navigator.locks.request(LOCK, async () => {
    const jobs = await listJobs(db, batchId);
    const clients = notIn(jobs, distinct(ticked));
    const before = jobs.filter(({ kind }) => kind === "client").length;
    const addToTotal = (batch: Batch) => ({ ...batch, totalClients: batch.totalClients + clients.length });
    await updateBatch(db, batchId, addToTotal, clientJobs(batchId, clients, before));
    return { batchId, started: false, notIncluded: 0 };
  });
}

/** One click: every uncompleted job of the batch is tried again now. */
export function retryUncompleted(db: Database, batchId: string): Promise<number> {
  return updateJobs(db, batchId, (job) => (job.state === "uncompleted" ? retryJobNow(job) : undefined));
}

/** What has begun is finished; the rest is left, and can be had back by retrying. */
export function stopBatch(db: Database, batchId: string, now: number): Promise<number> {
  const problem = {
    code: "stopped",
    what: "The sync was stopped before it reached this record.",
    remedy: "Press Retry uncompleted to go on.",
  };
  return updateJobs(db, batchId, (job) =>
    job.state === "queued" || (job.state === "uncompleted" && isJobOpen(job))
      ? skipJob(job, problem, now)
      : undefined,
  );
}

export function unblockBatch(db: Database, batchId: string): Promise<void> {
  return updateBatch(db, batchId, ({ blocked: _removed, ...batch }) => batch);
}

/** What blocked these batches has been put right. Returns whether there were any. */
export async function unblockBatches(db: Database, isRight: (batch: Batch) => boolean): Promise<boolean> {
  const batches = (await listBlockedBatches(db)).filter(isRight);
  await Promise.all(batches.map(({ id }) => unblockBatch(db, id)));
  return batches.length > 0;
}

function distinct(clients: TickedClientRef[]): TickedClientRef[] {
  return [...new Map(clients.map((client) => [client.path, client])).values()];
}

function notIn(jobs: Job[], clients: TickedClientRef[]): TickedClientRef[] {
  const batchPaths = new Set(jobs.map(({ client }) => client.path));
  return clients.filter(({ path }) => !batchPaths.has(path));
}

function clientJobs(batchId: string, clients: TickedClientRef[], before: number): Job[] {
  return clients.map((client, at) => ({
    id: `${batchId}/${String(before + at + 1).padStart(5, "0")}`,
    batchId,
    kind: "client",
    state: "queued",
    client,
    attempts: 0,
  }));
}

import type { Database } from "../../storage/database.ts";
import { addBatch, listBlockedBatches, latestBatch, updateBatch } from "../../storage/batch-repository.ts";
import { listJobs, updateJobs } from "../../storage/job-repository.ts";
import {
  type Batch,
  type BatchKind,
  isJobOpen,
  type Job,
  NO_FAILURES_READ,
} from "../../domain/sync/batch.ts";
import { retryJobNow, skipJob } from "./job-states.ts";

/** A ticked client. */
export interface TickedClientRef {
  name: string;
  path: string;
}

export interface BatchStart {
  batchId: string;
  /** `false`: a batch of this CRM was already running, and `batchId` is that one. */
  started: boolean;
  /** Number of ticked clients that the running batch doesn't include. */
  notIncluded: number;
}

/** Two clicks, or two tabs, are handled one after the other. */
export const BATCHES_LOCK = "planbridge-batches";

/** Starts a batch, or returns the one of the same kind and CRM that is still open, so that nothing is done twice. */
export function startBatch(
  db: Database,
  site: string,
  ticked: TickedClientRef[],
  now: number,
  kind: BatchKind = "active-plans",
): Promise<BatchStart> {
  return navigator.locks.request(BATCHES_LOCK, async () => {
    const clients = distinct(ticked);
    const latest = await latestBatch(db, site, kind);
    const jobs = latest ? await listJobs(db, latest.id) : [];
    // A batch of some contracts alone isn't the one that somebody who ticks whole clients means.
    if (latest && jobs.some(isJobOpen) && !jobs.some(({ only }) => only)) {
      return { batchId: latest.id, started: false, notIncluded: notIn(jobs, clients).length };
    }
    const id = newBatchId(now);
    const batch: Batch = {
      id,
      kind,
      site,
      startedAt: now,
      totalClients: clients.length,
      failuresRead: NO_FAILURES_READ,
    };
    await addBatch(db, batch, newJobs(id, clients, 0, "client"));
    return { batchId: id, started: true, notIncluded: 0 };
  });
}

/** Adds the clients that the batch doesn't have yet. A batch that has finished meanwhile resumes. */
export function addClients(db: Database, batchId: string, ticked: TickedClientRef[]): Promise<BatchStart> {
  return navigator.locks.request(BATCHES_LOCK, async () => {
    const jobs = await listJobs(db, batchId);
    const clients = notIn(jobs, distinct(ticked));
    const before = jobs.filter(({ kind }) => kind === "client").length;
    const addToTotal = (batch: Batch) => ({ ...batch, totalClients: batch.totalClients + clients.length });
    await updateBatch(db, batchId, addToTotal, newJobs(batchId, clients, before, "client"));
    return { batchId, started: false, notIncluded: 0 };
  });
}

/** Queues every uncompleted job of the batch for an immediate retry. */
export function retryUncompleted(db: Database, batchId: string): Promise<number> {
  return updateJobs(db, batchId, (job) => (job.state === "uncompleted" ? retryJobNow(job) : undefined));
}

/** Running jobs finish; the others become uncompleted, and a retry queues them again. */
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

/** Unblocks the batches whose block was fixed. Returns whether there were any. */
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

/** An id that no other batch has; ids sort by the time at which they were made. */
export function newBatchId(now: number): string {
  return `${now}-${crypto.randomUUID().slice(0, 8)}`;
}

/** A queued job for each client. @param before how many the batch has already */
export function newJobs(
  batchId: string,
  clients: readonly TickedClientRef[],
  before: number,
  kind: "client" | "participant",
): Job[] {
  return clients.map(({ name, path }, at) => ({
    id: `${batchId}/${String(before + at + 1).padStart(5, "0")}`,
    batchId,
    kind,
    state: "queued",
    client: { name, path },
    attempts: 0,
  }));
}

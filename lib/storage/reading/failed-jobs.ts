import type { Batch, Job } from "../../domain/sync/batch.ts";
import { updateBatch } from "../batch-repository.ts";
import type { Database } from "../database.ts";
import { decodeRows } from "../row-codec.ts";
import { listBatches } from "./batch-history.ts";

/** A batch and those of its failed jobs that the results desk hasn't shown. */
export interface FailedJobs {
  batch: Batch;
  jobs: Job[];
}

/** Of each batch with any, the newest first. */
export async function listUnreadFailedJobs(db: Database): Promise<FailedJobs[]> {
  const followed = (await listBatches(db)).filter(({ failuresRead }) => failuresRead !== undefined);
  const byState = db.transaction("jobs").store.index("by-state");
  const counts = await Promise.all(followed.map(({ id }) => byState.count(failedOf(id))));
  const unread = followed.filter(({ failuresRead }, at) => (counts[at] ?? 0) > (failuresRead?.count ?? 0));
  return Promise.all(
    unread.map(async (batch) => {
      const jobs = await listFailedJobs(db, batch.id);
      return { batch, jobs: jobs.filter(({ settledAt }) => !isShown(settledAt, batch.failuresRead?.until)) };
    }),
  );
}

/** The results desk has shown what of this batch had failed by then, in epoch milliseconds. */
export async function markFailuresRead(db: Database, batchId: string, until: number): Promise<void> {
  const failed = await listFailedJobs(db, batchId);
  const count = failed.filter(({ settledAt }) => isShown(settledAt, until)).length;
  await updateBatch(db, batchId, (batch) => {
    const { failuresRead } = batch;
    return failuresRead && failuresRead.until < until ? { ...batch, failuresRead: { count, until } } : batch;
  });
}

function isShown(settledAt = 0, until = 0): boolean {
  return settledAt <= until;
}

async function listFailedJobs(db: Database, batchId: string): Promise<Job[]> {
  return decodeRows("jobs", await db.getAllFromIndex("jobs", "by-state", failedOf(batchId)));
}

const failedOf = (batchId: string) =>
  IDBKeyRange.bound(["failed", `${batchId}/`], ["failed", `${batchId}/\uffff`]);

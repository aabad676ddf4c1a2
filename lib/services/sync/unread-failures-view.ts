import type { UnreadFailures } from "../../domain/sync/batch.ts";
import { findContractStatuses } from "../../storage/contract-status-repository.ts";
import type { Database } from "../../storage/database.ts";
import { type FailedJobs, listUnreadFailedJobs } from "../../storage/reading/failed-jobs.ts";

/** Failed results of all batches that nobody has read. Where a newer check has told of the contract, that one counts. */
export async function viewUnreadFailures(db: Database): Promise<UnreadFailures> {
  const unread = await listUnreadFailedJobs(db);
  const counts = await Promise.all(unread.map((each) => countLatest(db, each)));
  const newest = unread.find((_, at) => counts[at] !== 0);
  const count = counts.reduce((sum, each) => sum + each, 0);
  return newest ? { count, batchId: newest.batch.id } : { count };
}

async function countLatest(db: Database, { batch, jobs }: FailedJobs): Promise<number> {
  const paths = jobs.flatMap(({ contract }) => contract?.path ?? []);
  const statuses = await findContractStatuses(db, batch.site, paths);
  const checkedAt = new Map(statuses.map((status) => [status.path, status.checkedAt]));
  return jobs.filter(({ contract, settledAt = 0 }) => (checkedAt.get(contract?.path ?? "") ?? 0) <= settledAt)
    .length;
}

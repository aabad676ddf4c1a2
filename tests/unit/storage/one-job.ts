import type { Job } from "../../../lib/domain/sync/batch.ts";
import type { Database } from "../../../lib/storage/database.ts";
import { claimJobs, type SettledJob, settleJobs } from "../../../lib/storage/job-repository.ts";

type ClaimOptions = Omit<Parameters<typeof claimJobs>[1], "count">;

/** The next job alone. */
export async function claimJob(db: Database, options: ClaimOptions): Promise<Job | undefined> {
  const [claimed] = await claimJobs(db, { ...options, count: 1 });
  return claimed?.job;
}

/** The result of one job alone; whether it was stored. */
export async function settleJob(db: Database, settled: SettledJob): Promise<boolean> {
  return (await settleJobs(db, [settled])) === 1;
}

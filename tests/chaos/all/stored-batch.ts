import type { Batch, Job } from "../../../lib/domain/sync/batch.ts";
import type { TestSession } from "../../support/test-session.ts";
import { readOwnRows } from "../own-rows.ts";

/** The newest batch in the extension's own database, with its jobs; `undefined`: there is none. */
export async function readNewestBatch(
  session: TestSession,
): Promise<{ batch: Batch; jobs: Job[] } | undefined> {
  const { batches, jobs } = await readOwnRows<{ batches: Batch[]; jobs: Job[] }>(session, [
    "batches",
    "jobs",
  ]);
  const batch = batches.toSorted((a, b) => a.startedAt - b.startedAt).at(-1);
  return batch && { batch, jobs: jobs.filter(({ batchId }) => batchId === batch.id) };
}

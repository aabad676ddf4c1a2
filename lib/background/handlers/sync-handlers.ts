import { recordTab } from "../../crm/read/request/record-tab.ts";
import { browser } from "wxt/browser";
import { findBatch } from "../../storage/batch-repository.ts";
import { markFailuresRead } from "../../storage/reading/failed-jobs.ts";
import { findJob } from "../../storage/job-repository.ts";
import type { Database } from "../../storage/database.ts";
import type { Batch } from "../../domain/sync/batch.ts";
import { ProblemError } from "../../core/problem.ts";
import {
  addClients,
  retryUncompleted,
  startBatch,
  stopBatch,
  unblockBatch,
} from "../../services/sync/batches.ts";
import { faultyForm, faultyRecord } from "../../domain/sync/result-groups.ts";
import { viewUnreadFailures } from "../../services/sync/unread-failures-view.ts";
import { startAgain } from "../../services/sync/check-again.ts";
import { backgroundProblem } from "../background-problems.ts";
import type { Sender, HandlersOf } from "../receive.ts";
import type { syncOperations } from "../../messaging/operations/sync-operations.ts";
import { currentTime } from "../../platform/system-clock.ts";

/**
 * Requests about batches. `wake` starts the queued work and returns at once.
 * @param badge the toolbar's icon, which tells of failures that nobody has read
 */
export function syncHandlers(
  db: Database,
  wake: () => void,
  badge: { refresh: () => Promise<void> },
): HandlersOf<typeof syncOperations> {
  /** A CRM's page may only see and control the syncs of that CRM. */
  async function requireOwnBatch(batchId: string, { caller, origin }: Sender): Promise<Batch> {
    const batch = await findBatch(db, batchId);
    if (!batch || (caller === "crm-page" && batch.site !== origin)) throw syncNotFound();
    return batch;
  }

  return {
    "sync.start": async ({ clients }, { origin }) => {
      const started = await startBatch(db, origin, clients, currentTime());
      wake();
      return started;
    },
    "sync.add": async ({ batchId, clients }, from) => {
      const { kind } = await requireOwnBatch(batchId, from);
      // Nobody has confirmed anything of the others.
      if (kind === "participants") throw syncNotFound();
      const added = await addClients(db, batchId, clients);
      wake();
      return added;
    },
    "sync.retry": async ({ batchId }, from) => {
      await requireOwnBatch(batchId, from);
      const retried = await retryUncompleted(db, batchId);
      wake();
      return { retried };
    },
    "sync.stop": async ({ batchId }, from) => {
      await requireOwnBatch(batchId, from);
      const stopped = await stopBatch(db, batchId, currentTime());
      wake();
      return { stopped };
    },
    "sync.resume": async ({ batchId }, from) => {
      await requireOwnBatch(batchId, from);
      await unblockBatch(db, batchId);
      wake();
      return null;
    },
    "sync.check-again": async ({ batchId, results }, from) => {
      const batch = await requireOwnBatch(batchId, from);
      // What is asked of participants, and by whose consent, is chosen in its own window.
      if (batch.kind === "participants") throw syncNotFound();
      const started = await startAgain(db, batch, results, "active-plans", currentTime());
      wake();
      return started;
    },
    "sync.unread-failures": () => viewUnreadFailures(db),
    "sync.mark-failures-read": async ({ batchId, until }, from) => {
      await requireOwnBatch(batchId, from);
      await markFailuresRead(db, batchId, until);
      await badge.refresh();
      return null;
    },
    "result.open": async ({ jobId }) => {
      const job = await findJob(db, jobId);
      const batch = job && (await findBatch(db, job.batchId));
      if (!batch) throw syncNotFound();
      const fault = { ...job, contractPath: job.contract?.path };
      const record = faultyRecord(fault) === "contract" ? fault.contractPath : undefined;
      const path = faultyForm(fault) ?? record ?? job.client.path;
      await browser.tabs.create({ url: recordTab(batch.site, path) });
      return null;
    },
  };
}

function syncNotFound(): ProblemError {
  return new ProblemError("permanent", backgroundProblem("record-gone"));
}

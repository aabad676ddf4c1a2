import { browser } from "wxt/browser";
import { findBatch } from "../../storage/batch-repository.ts";
import { findContractStatus } from "../../storage/contract-status-repository.ts";
import { findJob } from "../../storage/job-repository.ts";
import type { Database } from "../../storage/database.ts";
import { ProblemError } from "../../core/problem.ts";
import { viewStatus } from "../../services/sync/contract-status-view.ts";
import {
  addClients,
  retryUncompleted,
  startBatch,
  stopBatch,
  unblockBatch,
} from "../../services/sync/batches.ts";
import type { From, Handlers } from "../receive.ts";
import { currentTime } from "../../platform/system-clock.ts";

type Names =
  | "sync.start"
  | "sync.add"
  | "sync.retry"
  | "sync.stop"
  | "sync.continue"
  | "client.open"
  | "contract.status";

/** Everything about batches. `wake` sees to it that queued work is done; it returns at once. */
export function syncHandlers(db: Database, wake: () => void): Pick<Handlers, Names> {
  /** A CRM's page has a say in the syncs of that CRM alone. */
  async function mayTouch(batchId: string, { caller, origin }: From): Promise<void> {
    const batch = await findBatch(db, batchId);
    if (!batch || (caller === "crm-page" && batch.site !== origin)) throw gone();
  }

  return {
    "sync.start": async ({ clients }, { origin }) => {
      const started = await startBatch(db, origin, clients, currentTime());
      wake();
      return started;
    },
    "sync.add": async ({ batchId, clients }, from) => {
      await mayTouch(batchId, from);
      const added = await addClients(db, batchId, clients);
      wake();
      return added;
    },
    "sync.retry": async ({ batchId }, from) => {
      await mayTouch(batchId, from);
      const retried = await retryUncompleted(db, batchId);
      wake();
      return { retried };
    },
    "sync.stop": async ({ batchId }, from) => {
      await mayTouch(batchId, from);
      const stopped = await stopBatch(db, batchId, currentTime());
      wake();
      return { stopped };
    },
    "sync.continue": async ({ batchId }, from) => {
      await mayTouch(batchId, from);
      await unblockBatch(db, batchId);
      wake();
      return null;
    },
    "client.open": async ({ jobId }) => {
      const job = await findJob(db, jobId);
      const batch = job && (await findBatch(db, job.batchId));
      if (!batch) throw gone();
      await browser.tabs.create({ url: new URL(job.client.path, batch.site).href });
      return null;
    },
    "contract.status": async ({ path }, { origin }) => {
      const status = await findContractStatus(db, origin, path);
      return status ? viewStatus(db, status) : null;
    },
  };
}

function gone(): ProblemError {
  return new ProblemError("permanent", {
    code: "record-gone",
    what: "Planbridge no longer has this sync.",
    remedy: "Close this and start a new sync from the client list.",
  });
}

import { type Browser, browser } from "wxt/browser";
import type { Problem } from "../core/problem.ts";
import { listProposalsOfBatch } from "../storage/change-repository.ts";
import type { Database } from "../storage/database.ts";
import { latestBatch } from "../storage/batch-repository.ts";
import { listJobs } from "../storage/job-repository.ts";
import type { BatchView, BatchQuery } from "../domain/sync/batch-view.ts";
import { viewBatch } from "../services/sync/build-batch-view.ts";
import { BATCH_PORT } from "../messaging/batch-port.ts";
import { identifySender } from "./receive.ts";
import { batchQuery } from "../messaging/operations/batch-query.ts";

/** People read no faster than this, and a large batch may use no more than a tenth of the worker's time. */
const MIN_PAUSE_MS = 200;
const PAUSE_FACTOR = 10;

/** Surfaces that show a batch connect, post a query, and receive the view whenever the batch has changed. */
export function createBatchFeed(deps: {
  db: Promise<Database>;
  isSite: (origin: string) => Promise<boolean>;
  halted: () => Promise<Problem | undefined>;
  /** A surface has opened: a good moment to resume unfinished work. */
  opened: () => void;
}) {
  const { db, isSite, halted, opened } = deps;
  const listeners = new Map<Browser.runtime.Port, { query: BatchQuery; site: string | undefined }>();
  let isPushing = false;
  let isPushPending = false;

  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== BATCH_PORT || !port.sender) return;
    const from = identifySender(port.sender, isSite);
    port.onDisconnect.addListener(() => listeners.delete(port));
    port.onMessage.addListener((message: unknown) => {
      const parsed = batchQuery.safeParse(message);
      if (parsed.success)
        void from.then(
          (sender) =>
            sender && listen(port, parsed.data, sender.caller === "crm-page" ? sender.origin : undefined),
        );
    });
    opened();
  });

  async function listen(
    port: Browser.runtime.Port,
    query: BatchQuery,
    site: string | undefined,
  ): Promise<void> {
    listeners.set(port, { query, site });
    await pushTo([port]);
  }

  /** Sends now, then at most once an interval, and always the last state. */
  function changed(): void {
    if (isPushing) {
      isPushPending = true;
      return;
    }
    isPushing = true;
    isPushPending = false;
    const began = performance.now();
    void pushTo([...listeners.keys()]).then(() => {
      const pause = Math.max(MIN_PAUSE_MS, (performance.now() - began) * PAUSE_FACTOR);
      setTimeout(() => {
        isPushing = false;
        if (isPushPending) changed();
      }, pause);
    });
  }

  async function pushTo(ports: Browser.runtime.Port[]): Promise<void> {
    for (const port of ports) {
      const listener = listeners.get(port);
      if (!listener) continue;
      const view = await read(listener);
      // The surface may have disconnected while the batch was read.
      if (listeners.has(port)) port.postMessage(view);
    }
  }

  async function read({
    query,
    site,
  }: {
    query: BatchQuery;
    site: string | undefined;
  }): Promise<BatchView | null> {
    const database = await db;
    const batch = await latestBatch(database, site, query.kind);
    if (!batch) return null;
    const jobs = await listJobs(database, batch.id);
    const proposals = batch.kind === "pace-proposals" ? await listProposalsOfBatch(database, batch.id) : [];
    return viewBatch(batch, jobs, query, await halted(), proposals);
  }

  return { changed };
}

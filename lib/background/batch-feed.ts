import { type Browser, browser } from "wxt/browser";
import type { Problem } from "../core/problem.ts";
import { listProposalsOfBatch } from "../storage/change-repository.ts";
import type { Database } from "../storage/database.ts";
import { findBatch, latestBatch } from "../storage/batch-repository.ts";
import { listJobs } from "../storage/job-repository.ts";
import type { Batch } from "../domain/sync/batch.ts";
import type { BatchFeedMessage, BatchQuery, BatchView } from "../domain/sync/batch-view.ts";
import { viewBatch } from "../services/sync/build-batch-view.ts";
import { BATCH_PORT } from "../messaging/batch-port.ts";
import { problemOf } from "./background-problems.ts";
import { identifySender } from "./receive.ts";
import type { Caller } from "../messaging/operations/define-operation.ts";
import { batchQuery } from "../messaging/operations/batch-query.ts";

/** People read no faster than this, and a large batch may use no more than a thirtieth of the worker's time. */
const MIN_PAUSE_MS = 500;
const PAUSE_FACTOR = 30;

/** The batches of the real data, or of practice mode. */
export interface FeedSide {
  db: Database;
  /** Throws what keeps the background from doing anything. */
  ready: () => Promise<void>;
  /** Why nothing can be stored at present. */
  halted: () => Problem | undefined;
}

/** Surfaces that show a batch connect, post a query, and receive the view whenever the batch has changed. */
export function createBatchFeed(deps: {
  /** Whose batches are shown to this sender at present. Throws where it is shown none. */
  side: (caller: Caller) => Promise<FeedSide>;
  isSite: (origin: string) => Promise<boolean>;
  /** A surface has opened: a good moment to resume unfinished work. */
  opened: () => void;
}) {
  const { side, isSite, opened } = deps;
  const listeners = new Map<Browser.runtime.Port, { query: BatchQuery; site: string | undefined }>();
  const connected = new Set<Browser.runtime.Port>();
  /** Surfaces that couldn't be answered, and how to try again. */
  const unanswered = new Map<Browser.runtime.Port, () => Promise<void>>();
  let isPushing = false;
  let isPushPending = false;

  browser.runtime.onConnect.addListener((port) => {
    const { sender } = port;
    if (port.name !== BATCH_PORT || sender?.id !== browser.runtime.id) return;
    connected.add(port);
    port.onDisconnect.addListener(() => {
      connected.delete(port);
      listeners.delete(port);
      unanswered.delete(port);
    });
    port.onMessage.addListener((message: unknown) => {
      const parsed = batchQuery.safeParse(message);
      if (parsed.success) void listen(port, sender, parsed.data);
    });
    opened();
  });

  async function listen(
    port: Browser.runtime.Port,
    sender: Browser.runtime.MessageSender,
    query: BatchQuery,
  ): Promise<void> {
    try {
      const from = await identifySender(sender, isSite);
      if (from) await (await side(from.caller)).ready();
      unanswered.delete(port);
      if (!from || !connected.has(port)) return;
      listeners.set(port, { query, site: from.caller === "crm-page" ? from.origin : undefined });
    } catch (error) {
      if (!connected.has(port)) return;
      // Who it is can't be told at present; that is told, and asked again when something has changed.
      unanswered.set(port, () => listen(port, sender, query));
      port.postMessage({ problem: problemOf(error) } satisfies BatchFeedMessage);
      return;
    }
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
    void pushAll().then(() => {
      const pause = Math.max(MIN_PAUSE_MS, (performance.now() - began) * PAUSE_FACTOR);
      setTimeout(() => {
        isPushing = false;
        if (isPushPending) changed();
      }, pause);
    });
  }

  async function pushAll(): Promise<void> {
    const again = [...unanswered.values()];
    unanswered.clear();
    await pushTo([...listeners.keys()]);
    await Promise.all(again.map((listenAgain) => listenAgain()));
  }

  async function pushTo(ports: Browser.runtime.Port[]): Promise<void> {
    for (const port of ports) {
      const listener = listeners.get(port);
      if (!listener) continue;
      const message = await read(listener).catch((error: unknown) => ({ problem: problemOf(error) }));
      // The surface may have disconnected while the batch was read.
      if (listeners.has(port)) port.postMessage(message);
    }
  }

  async function read({
    query,
    site,
  }: {
    query: BatchQuery;
    site: string | undefined;
  }): Promise<BatchFeedMessage> {
    const { db, ready, halted } = await side(site === undefined ? "extension-page" : "crm-page");
    await ready();
    const batch = query.id ? await findOwn(db, query.id, site) : await latestBatch(db, site, query.kind);
    const problem = halted();
    if (!batch) return problem ? { problem } : null;
    const jobs = await listJobs(db, batch.id);
    const proposals = batch.kind === "pace-proposals" ? await listProposalsOfBatch(db, batch.id) : [];
    const view = viewBatch(batch, jobs, query, problem, proposals);
    return site === undefined ? view : withoutSummaries(view);
  }

  async function findOwn(db: Database, id: string, site: string | undefined): Promise<Batch | undefined> {
    const batch = await findBatch(db, id);
    return site === undefined || batch?.site === site ? batch : undefined;
  }

  return { changed };
}

/** What the NDIA holds of participants isn't for a page that lists them. */
function withoutSummaries(view: BatchView): BatchView {
  return { ...view, results: view.results.map(({ summary: _ofParticipant, ...row }) => row) };
}

import { browser } from "wxt/browser";
import type { BatchFeedMessage, BatchQuery, BatchView } from "../domain/sync/batch-view.ts";
import type { Problem } from "../core/problem.ts";
import { BATCH_PORT } from "./batch-port.ts";

/** The worker closes its connections when it dies; connecting again restarts it. */
const RECONNECT_DELAY_MS = 500;

export interface BatchWatch {
  /** Posts the current query, and reconnects if a finished batch had been released. */
  refresh(): void;
}

/**
 * Follows the batch of this CRM (or, in the extension's own pages, the newest of all) across any number of the
 * worker's lives, until the signal ends it. A finished batch is released when the worker dies: an open page mustn't
 * keep a worker alive for nothing. `lost`: the extension itself is gone, and this page is stale.
 */
export function watchBatch(
  query: () => BatchQuery,
  on: {
    view: (view: BatchView | null) => void;
    /** Why the batch can't be told at present. */
    problem: (problem: Problem) => void;
    lost: () => void;
  },
  signal: AbortSignal,
): BatchWatch {
  let port: ReturnType<typeof browser.runtime.connect> | undefined;
  let last: BatchView | null | undefined;

  function connect(): void {
    if (signal.aborted) return;
    if (!browser.runtime?.id) {
      on.lost();
      return;
    }
    port = browser.runtime.connect({ name: BATCH_PORT });
    port.onMessage.addListener((message: unknown) => {
      const told = message as BatchFeedMessage;
      if (told && "problem" in told) return on.problem(told.problem);
      last = told;
      on.view(last);
    });
    port.onDisconnect.addListener(() => {
      port = undefined;
      if (last !== null && last?.state !== "finished") setTimeout(connect, RECONNECT_DELAY_MS);
    });
    port.postMessage(query());
  }

  connect();
  signal.addEventListener("abort", () => port?.disconnect());
  return {
    refresh: () => {
      if (port) port.postMessage(query());
      else connect();
    },
  };
}

import { useEffect, useRef, useState } from "preact/hooks";
import { useBatch } from "../../components/hooks/use-batch.ts";
import type { PreparedState } from "../../components/workspace/prepared-changes.tsx";
import type { BatchView } from "../../lib/domain/sync/batch-view.ts";
import type { RequestBody } from "../../lib/messaging/operations.ts";
import { openReviewHere } from "../../lib/platform/review-window.ts";

/**
 * Prepares changes, as a batch like that of the client list, and opens the window in which a person reviews and accepts them. It
 * opens by itself only for somebody who has waited for it here.
 */
export function usePreparedChanges() {
  const [batchId, setBatchId] = useState<string | null>(null);
  const batch = useBatch("pace-proposals", batchId ?? undefined, batchId !== null);
  const opened = useRef<string | null>(null);
  const view = batch.view && batch.view.id === batchId ? batch.view : null;
  const isDone = view?.state === "finished";

  const openReview = () => {
    if (view) void openOver(view);
  };

  // Somebody comes back from the review: a worker that died meanwhile has told nothing of it.
  const { refresh } = batch;
  useEffect(() => {
    if (batchId === null) return undefined;
    window.addEventListener("focus", refresh);
    return () => window.removeEventListener("focus", refresh);
  }, [batchId, refresh]);

  useEffect(() => {
    if (!isDone || !view || opened.current === view.id || !document.hasFocus()) return;
    opened.current = view.id;
    if ((view.legend.toReview ?? 0) > 0) void openOver(view);
  }, [isDone, view]);

  const prepare = async <Name extends "change.propose-listed" | "change.propose-results">(
    name: Name,
    body: RequestBody<Name>,
  ) => {
    opened.current = null;
    const reply = await batch.ask(name, body);
    if (reply) setBatchId(reply.batchId);
  };

  return {
    review: view ? stateOf(view) : null,
    problem: batch.problem ?? view?.blocked ?? null,
    prepare,
    onOpenReview: openReview,
    onStop: batch.callbacks.onStop,
    /** Another one whenever something has come of it. */
    settled: view ? JSON.stringify(view.legend) : "",
  };
}

function stateOf({ state, legend, saved }: BatchView): PreparedState {
  const { totalClients, progress, toReview = 0, saving = 0, failed, uncompleted } = legend;
  return {
    processed: Math.round(progress * totalClients),
    total: totalClients,
    state: state === "finished" ? "ready" : state === "running" ? "preparing" : "stopped",
    toReview,
    saving,
    verified: saved,
    failed: failed + uncompleted,
  };
}

function openOver({ id, site }: BatchView): Promise<void> {
  return openReviewHere({ batch: id, site });
}

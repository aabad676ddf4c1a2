import { useEffect, useRef, useState } from "preact/hooks";
import { useBatch } from "../../components/hooks/use-batch.ts";
import type { DriftReviewState } from "../../components/workspace/drift/drift-progress.tsx";
import type { Drift } from "../../lib/domain/overview/drift.ts";
import type { BatchView } from "../../lib/domain/sync/batch-view.ts";
import { openReviewHere } from "../../lib/platform/review-window.ts";

/**
 * Prepares the changes that settle differences, as a batch like that of the client list, and opens the window in which a
 * person reviews and accepts them. It opens by itself only for somebody who has waited for it here.
 */
export function useDriftReview() {
  const batch = useBatch("pace-proposals");
  const [batchId, setBatchId] = useState<string | null>(null);
  const opened = useRef<string | null>(null);
  const view = batch.view && batch.view.id === batchId ? batch.view : null;
  const isDone = view?.state === "finished";

  const openReview = () => {
    if (view) void openOver(view);
  };

  useEffect(() => {
    if (!isDone || !view || opened.current === view.id || !document.hasFocus()) return;
    opened.current = view.id;
    if ((view.legend.toReview ?? 0) > 0) void openOver(view);
  }, [isDone, view]);

  /** Differences of one CRM: a batch is of one. */
  const review = async (drifts: readonly Drift[]) => {
    const [first] = drifts;
    if (!first) return;
    const ofSite = drifts.filter(({ site }) => site === first.site);
    const clients = [...new Map(ofSite.map(({ client }) => [client.path, client])).values()];
    opened.current = null;
    const reply = await batch.ask("change.propose-listed", { site: first.site, clients });
    if (reply) setBatchId(reply.batchId);
  };

  return {
    review: view ? stateOf(view) : null,
    problem: batch.problem ?? view?.blocked ?? null,
    onReview: (drifts: readonly Drift[]) => void review(drifts),
    onOpenReview: openReview,
    onStop: batch.callbacks.onStop,
    /** Another one whenever something has come of it. */
    settled: view ? JSON.stringify(view.legend) : "",
  };
}

function stateOf({ state, legend }: BatchView): DriftReviewState {
  const { totalClients, progress, toReview = 0, failed, uncompleted } = legend;
  return {
    processed: Math.round(progress * totalClients),
    total: totalClients,
    state: state === "finished" ? "ready" : state === "running" ? "preparing" : "stopped",
    toReview,
    failed: failed + uncompleted,
  };
}

function openOver({ id, site }: BatchView): Promise<void> {
  return openReviewHere({ batch: id, site });
}

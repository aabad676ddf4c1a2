import { useBatch } from "../../components/hooks/use-batch.ts";
import type { PopupBatch } from "../../components/popup/batch-list.tsx";

/** The newest batch of each kind, the newest of all first; `undefined` while they are loaded. */
export function useBatches() {
  const all = [useBatch("active-plans"), useBatch("pace-proposals"), useBatch("participants")];
  const isLoading = all.some(({ view }) => view === undefined);
  const batches = all
    .flatMap(({ view, filter, callbacks }): PopupBatch[] => (view ? [{ view, filter, ...callbacks }] : []))
    .toSorted((a, b) => b.view.startedAt - a.view.startedAt);
  const problem = all.find((each) => each.problem)?.problem ?? null;
  return { batches: isLoading ? undefined : batches, problem };
}

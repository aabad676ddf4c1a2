import { BatchSection, type BatchCallbacks } from "../sync/batch-section.tsx";
import { foldedSummary, openSummary } from "../record/folded-summary.tsx";
import type { BatchView, ResultFilter } from "../../lib/messaging/views.ts";

export interface ParticipantsProgressProps extends BatchCallbacks {
  view: BatchView;
  filter: ResultFilter;
  now: number;
  onClose: () => void;
}

/** How a synchronisation of participants goes, and for each what came, what changed and what couldn't be had (F152). */
export function ParticipantsProgress({
  view,
  filter,
  now,
  onClose,
  ...callbacks
}: ParticipantsProgressProps) {
  const { state, legend } = view;
  const isAlone = legend.totalClients === 1;
  return (
    <div class="pb-choice-progress">
      <BatchSection
        view={view}
        filter={filter}
        now={now}
        summaryOf={isAlone ? openSummary : foldedSummary}
        {...callbacks}
      />
      <div class="pb-actions">
        <button type="button" class="pb-button" onClick={onClose}>
          Close
        </button>
        {state !== "finished" && (
          <span class="pb-hint">You can close this window. The synchronisation continues.</span>
        )}
      </div>
    </div>
  );
}

import { useId } from "preact/hooks";
import type { BatchView } from "../../../lib/domain/sync/batch-view.ts";
import type { Batch } from "../../../lib/domain/sync/batch.ts";
import { SelectField } from "../../base/form/select-field.tsx";
import { plural } from "../../base/plural.ts";
import { ProblemNote } from "../../base/problem-note.tsx";
import { dayAndTime } from "../../base/time-ago.ts";
import { batchStateText, estimateTimeLeft, percentOf } from "../../sync/batch-text.ts";
import { BATCH_TITLES, countedOf } from "../../sync/batch-words.ts";

export interface ResultsHeadProps {
  /** Every batch that there was, the newest first. */
  batches: readonly Batch[];
  /** The one that is shown. */
  batch: Omit<BatchView, "results">;
  now: number;
  onBatch: (id: string) => void;
  onRetry: () => void;
  onStop: () => void;
  isStopping: boolean;
  onContinue: () => void;
}

/** Which batch is shown and how it stands; none of them is replaced by the next. */
export function ResultsHead({ batches, batch, now, onBatch, isStopping, ...on }: ResultsHeadProps) {
  const id = useId();
  const { legend, state, nextRetryAt, startedAt, kind, blocked } = batch;
  const left = state === "running" ? estimateTimeLeft(legend.progress, startedAt, now) : null;
  const isOver = state === "finished";
  return (
    <div class="pb-results-head-line">
      <SelectField
        id={`${id}-sync`}
        label="Sync"
        options={batches.map((each) => ({ id: each.id, name: batchName(each) }))}
        value={batch.id}
        onChange={onBatch}
      />
      <output class="pb-results-state">
        {batchStateText(legend, state, nextRetryAt, now, countedOf(kind))}
        {left && ` About ${left} left.`}
      </output>
      {!isOver && <progress class="pb-progress" aria-label="Progress" max={100} value={percentOf(legend)} />}
      {legend.uncompleted > 0 && (isOver || state === "waiting") && (
        <button type="button" class="pb-button" onClick={on.onRetry}>
          Retry uncompleted
        </button>
      )}
      {!isOver && (
        <button
          type="button"
          class="pb-button"
          aria-disabled={isStopping}
          onClick={() => isStopping || on.onStop()}
        >
          {isStopping ? "Stopping…" : "Stop sync"}
        </button>
      )}
      {blocked && state === "blocked" && (
        <div class="pb-results-blocked">
          <ProblemNote problem={{ ...blocked, what: `Paused. ${blocked.what}` }} />
          <button type="button" class="pb-button pb-button-main" onClick={on.onContinue}>
            Continue
          </button>
        </div>
      )}
    </div>
  );
}

function batchName({ startedAt, kind = "active-plans", totalClients }: Batch): string {
  return `${dayAndTime(startedAt)}: ${BATCH_TITLES[kind]}, ${plural(totalClients, "client")}`;
}

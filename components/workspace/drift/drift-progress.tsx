import { plural } from "../../base/plural.ts";

/** Changes that are being prepared for a review, or wait for one. */
export interface DriftReviewState {
  /** Clients that were read, of all of them. */
  processed: number;
  total: number;
  /** `stopped`: it can't go on by itself; its reason is shown in the popup and below. */
  state: "preparing" | "ready" | "stopped";
  /** Contracts with a change to review, and those without: their reason stands in the review window. */
  toReview: number;
  failed: number;
}

interface DriftProgressProps {
  review: DriftReviewState;
  onOpenReview: () => void;
  onStop: () => void;
}

/** How far the changes are prepared: a line above the list, so that nothing moves while it counts. */
export function DriftProgress({ review, onOpenReview, onStop }: DriftProgressProps) {
  const { processed, total, state, toReview, failed } = review;
  const isPreparing = state === "preparing";
  return (
    <div class="pb-note-box pb-tone-info pb-losing">
      <output>
        {isPreparing
          ? `Preparing changes: ${processed} of ${plural(total, "client")}…`
          : `${plural(toReview, "change")} to review${failed > 0 ? `, ${plural(failed, "contract")} without one` : ""}.`}
      </output>
      {isPreparing && <progress max={total} value={processed} aria-label="Preparing changes" />}
      {isPreparing && (
        <button type="button" class="pb-button" onClick={onStop}>
          Stop
        </button>
      )}
      {!isPreparing && (
        <button type="button" class="pb-button pb-button-main" onClick={onOpenReview}>
          Open review
        </button>
      )}
    </div>
  );
}

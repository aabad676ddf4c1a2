import { plural } from "../base/plural.ts";

/** Changes that are being prepared for a review, or wait for one. */
export interface PreparedState {
  /** Clients that were read, of all of them. */
  processed: number;
  total: number;
  /** `stopped`: it can't go on by itself; its reason is shown in the popup and below. */
  state: "preparing" | "ready" | "stopped";
  /** Contracts with a change to review, and those without: their reason stands in the review window. */
  toReview: number;
  failed: number;
  /** Of those that were accepted: how many are being saved, and how many are saved and verified. */
  saving: number;
  verified: number;
}

interface PreparedChangesProps {
  review: PreparedState;
  onOpenReview: () => void;
  onStop: () => void;
}

/** How far the changes are prepared and, once accepted, saved: a line above the list, so that nothing moves while it counts. */
export function PreparedChanges({ review, onOpenReview, onStop }: PreparedChangesProps) {
  const { processed, total, state, toReview, saving } = review;
  const isPreparing = state === "preparing";
  const isDone = !isPreparing && toReview === 0 && saving === 0 && review.verified > 0;
  return (
    <div class={`pb-note-box pb-losing ${isDone ? "pb-tone-success" : "pb-tone-info"}`}>
      <output>
        {isPreparing ? `Preparing changes: ${processed} of ${plural(total, "client")}…` : stateText(review)}
      </output>
      {isPreparing && <progress max={total} value={processed} aria-label="Preparing changes" />}
      {isPreparing && (
        <button type="button" class="pb-button" onClick={onStop}>
          Stop
        </button>
      )}
      {!isPreparing && (
        <button
          type="button"
          class={`pb-button${toReview > 0 ? " pb-button-main" : ""}`}
          onClick={onOpenReview}
        >
          Open review
        </button>
      )}
    </div>
  );
}

function stateText({ toReview, saving, verified, failed }: PreparedState): string {
  const parts = [
    ...(toReview > 0 || saving + verified === 0 ? [`${plural(toReview, "change")} to review`] : []),
    ...(saving > 0 ? [`saving ${plural(saving, "change")}`] : []),
    ...(verified > 0 ? [`${plural(verified, "change")} saved and verified`] : []),
    ...(failed > 0 ? [`${plural(failed, "contract")} without one`] : []),
  ];
  return `${parts.join(", ")}.`.replace(/^s/, "S");
}

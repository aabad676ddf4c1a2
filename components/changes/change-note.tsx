import type { ChangeView } from "../../lib/domain/change/change-view.ts";
import { attemptedRecords, countRecords, problemRecords, problemText } from "./review/change-text.ts";
import { ClockIcon, CrossIcon, PauseIcon, TickIcon } from "../base/icons.tsx";
import { formatCount } from "../../lib/core/count.ts";
import { useOffers } from "../palette/offers.ts";
import { plural } from "../base/plural.ts";

export interface ChangeNoteProps {
  change: ChangeView;
  onShow?: (() => void) | undefined;
}

/** A change in progress, or the result of the last one, in a few words. */
export function ChangeNote({ change, onShow }: ChangeNoteProps) {
  const note = noteOf(change);
  useOffers({ "show-change": note && onShow });
  if (!note) return null;
  const { words, tone, Picture } = note;
  return (
    <span class={`pb-change-note ${tone}`}>
      <span class="pb-badge">
        <Picture />
        {words}
      </span>
      {onShow && (
        <button type="button" class="pb-link" onClick={onShow}>
          Show
        </button>
      )}
    </span>
  );
}

export function isInProgress(change: ChangeView | undefined): boolean {
  return change?.state === "applying";
}

function noteOf(change: ChangeView) {
  const counts = countRecords(change);
  if (change.blocked)
    return { words: `Sync paused: ${change.blocked.what}`, tone: "pb-tone-warning", Picture: PauseIcon };
  if (isInProgress(change)) {
    const words = `Sync in progress: ${formatCount(attemptedRecords(counts))} of ${formatCount(counts.total)}`;
    return { words, tone: "pb-tone-info", Picture: ClockIcon };
  }
  const ended = change.state === "done" || change.state === "stopped";
  if (!ended || counts.total === 0) return null;
  if (problemRecords(counts) === 0 && counts.pending === 0)
    return {
      words: `${plural(counts.total, "record")} saved and verified`,
      tone: "pb-tone-success",
      Picture: TickIcon,
    };
  return { words: problemText(counts), tone: "pb-tone-danger", Picture: CrossIcon };
}

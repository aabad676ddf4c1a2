import type { ChangeView } from "../../lib/domain/change/change-view.ts";
import { attemptedRecords, countRecords, problemRecords, problemText } from "./change-text.ts";
import { ClockIcon, CrossIcon, PauseIcon, TickIcon } from "../base/icons.tsx";
import { formatCount } from "../../lib/core/count.ts";
import { plural } from "../base/plural.ts";

export interface ChangeNoteProps {
  change: ChangeView;
  onShow?: (() => void) | undefined;
}

/** A change that is under way, or how the last one ended, in a few words. */
export function ChangeNote({ change, onShow }: ChangeNoteProps) {
  const said = wordsOf(change);
  if (!said) return null;
  const { words, tone, Picture } = said;
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

function wordsOf(change: ChangeView) {
  const tally = countRecords(change);
  if (change.blocked)
    return { words: `Sync paused: ${change.blocked.what}`, tone: "pb-tone-warning", Picture: PauseIcon };
  if (isInProgress(change)) {
    const words = `Sync in progress: ${formatCount(attemptedRecords(tally))} of ${formatCount(tally.total)}`;
    return { words, tone: "pb-tone-info", Picture: ClockIcon };
  }
  const ended = change.state === "done" || change.state === "stopped";
  if (!ended || tally.total === 0) return null;
  if (problemRecords(tally) === 0 && tally.pending === 0)
    return {
      words: `${plural(tally.total, "record")} saved and verified`,
      tone: "pb-tone-success",
      Picture: TickIcon,
    };
  return { words: problemText(tally), tone: "pb-tone-danger", Picture: CrossIcon };
}

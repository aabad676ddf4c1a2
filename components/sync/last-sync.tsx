import type { BatchView } from "../../lib/messaging/views.ts";
import { timeAgo } from "../base/time-ago.ts";
import { batchStateText } from "./batch-text.ts";
import { countedOf } from "./batch-words.ts";
import { ReasonList } from "./reason-list.tsx";

interface Props {
  /** A batch that is over. */
  view: BatchView;
  now: number;
  onResults: () => void;
}

/** What the sync before came to, where nothing new was started: its failures stay in sight until they are worked through. */
export function LastSync({ view, now, onResults }: Props) {
  const { legend, state, startedAt, kind, reasons } = view;
  return (
    <section aria-label="Last sync">
      <p class="pb-hint">
        Last sync, started {timeAgo(startedAt, now)}.{" "}
        {batchStateText(legend, state, undefined, now, countedOf(kind))}
      </p>
      <ReasonList reasons={reasons} results={legend.processed} onResults={onResults} />
    </section>
  );
}

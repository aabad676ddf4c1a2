import type { BatchView, ResultFilter } from "../../lib/messaging/views.ts";
import { Disclosure } from "../base/disclosure.tsx";
import { timeAgo } from "../base/time-ago.ts";
import { foldedSummary } from "../record/folded-summary.tsx";
import { BatchSection, type BatchCallbacks } from "../sync/batch-section.tsx";
import { BATCH_TITLES } from "../sync/batch-words.ts";

/** The newest batch of one kind, with what can be done with it. */
export interface PopupBatch extends BatchCallbacks {
  view: BatchView;
  filter: ResultFilter;
}

interface Props {
  /** The newest first. */
  batches: readonly PopupBatch[];
  now: number;
}

/** The newest batch of each kind: one of another kind never pushes it out. Those that are over stand folded below the newest. */
export function BatchList({ batches, now }: Props) {
  return batches.map(({ view, filter, ...callbacks }, at) => {
    const started = `started ${timeAgo(view.startedAt, now)}`;
    const content = (
      <BatchSection view={view} filter={filter} now={now} summaryOf={foldedSummary} {...callbacks} />
    );
    if (at > 0 && view.state === "finished")
      return (
        <Disclosure key={view.kind} title={`${BATCH_TITLES[view.kind]}, ${started}`}>
          {content}
        </Disclosure>
      );
    return (
      <section key={view.kind} class="pb-popup-batch">
        <h2>
          {at === 0 ? "Latest sync" : BATCH_TITLES[view.kind]}{" "}
          <span class="pb-quiet">
            {at === 0 && view.kind !== "active-plans" && `${BATCH_TITLES[view.kind]}, `}
            {started}
          </span>
        </h2>
        {content}
      </section>
    );
  });
}

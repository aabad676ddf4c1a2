import type { SyncCounts } from "../../lib/domain/sync/batch-view.ts";
import type { BatchView, ResultFilter } from "../../lib/messaging/views.ts";
import { batchAnnouncement, batchStateText, percentOf } from "./batch-text.ts";
import { Disclosure } from "../base/disclosure.tsx";
import { ClockIcon, PauseIcon, TickIcon } from "../base/icons.tsx";
import { legendEntries } from "./legend-entries.ts";
import { NotCounted, Tile } from "./legend-counts.tsx";
import { formatCount } from "../../lib/core/count.ts";
import { useAnnouncement } from "../base/use-announcement.ts";

export interface LegendPanelProps {
  legend: SyncCounts;
  state: BatchView["state"];
  nextRetryAt?: number | undefined;
  now: number;
  filter?: ResultFilter | undefined;
  /** When given, the counts of outcomes are buttons that filter the results. */
  onFilter?: ((filter: ResultFilter) => void) | undefined;
}

/** The Sync Active Plan legend (F15): its six entries in the guide's order, and below them what it doesn't count. */
export function LegendPanel({ legend, state, nextRetryAt, now, filter = "all", onFilter }: LegendPanelProps) {
  const percent = percentOf(legend);
  const announcement = useAnnouncement(
    batchAnnouncement(legend, state),
    state !== "finished" && percent === 0,
  );
  const shared = { filter, onFilter };
  return (
    <div class="pb-legend">
      <ul class="pb-legend-entries">
        <li class="pb-legend-total">
          <span>{legendEntries.totalClients.label}</span>
          <strong class="pb-count">{formatCount(legend.totalClients)}</strong>
        </li>
        <li class="pb-legend-progress">
          <span class="pb-legend-total">
            <span>{legendEntries.progress.label}</span>
            <strong class="pb-count">{percent}%</strong>
          </span>
          <progress class="pb-progress" aria-label={legendEntries.progress.label} max={100} value={percent} />
          <span class={`pb-legend-state pb-legend-state-${state}`}>
            <StateIcon state={state} />
            {batchStateText(legend, state, nextRetryAt, now)}
          </span>
        </li>
        <li class="pb-tile pb-tile-plain">
          <strong class="pb-tile-count">{formatCount(legend.processed)}</strong>
          <span class="pb-tile-label">{legendEntries.processed.label}</span>
        </li>
        <Tile outcome="success" count={legend.success} {...shared} />
        <Tile outcome="failed" count={legend.failed} {...shared} />
        <Tile outcome="uncompleted" count={legend.uncompleted} {...shared} />
        {legend.toReview !== undefined && <Tile outcome="to-review" count={legend.toReview} {...shared} />}
      </ul>
      <NotCounted legend={legend} {...shared} />
      <Meanings />
      <output class="pb-unseen" aria-live="polite">
        {announcement}
      </output>
    </div>
  );
}

function StateIcon({ state }: { state: BatchView["state"] }) {
  if (state === "finished") return <TickIcon />;
  if (state === "blocked") return <PauseIcon />;
  return <ClockIcon />;
}

function Meanings() {
  return (
    <Disclosure title="What do these mean?">
      <dl class="pb-meanings">
        {Object.values(legendEntries).map(({ label, meaning }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
        <div>
          <dt>Not counted</dt>
          <dd>
            Contracts that aren't active, or aren't on PACE in a sync of PACE plans, are processed but not
            changed. Clients without a contract have nothing to sync. A proposal waits for review until you
            accept or decline it; it is a success once every record is saved and verified.
          </dd>
        </div>
      </dl>
    </Disclosure>
  );
}

import type { BatchKind } from "../../lib/domain/sync/batch.ts";
import type { SyncCounts } from "../../lib/domain/sync/batch-view.ts";
import type { BatchView, ResultFilter } from "../../lib/messaging/views.ts";
import { batchAnnouncement, batchStateText, estimateTimeLeft, percentOf } from "./batch-text.ts";
import { Disclosure } from "../base/disclosure.tsx";
import { ClockIcon, PauseIcon, TickIcon } from "../base/icons.tsx";
import { countedOf, entriesOf } from "./batch-words.ts";
import { NotCounted, Tile } from "./legend-counts.tsx";
import { formatCount } from "../../lib/core/count.ts";
import { useAnnouncement } from "../base/focus/use-announcement.ts";

export interface LegendPanelProps {
  /** Of active plans unless told. */
  kind?: BatchKind | undefined;
  legend: SyncCounts;
  state: BatchView["state"];
  nextRetryAt?: number | undefined;
  /** When it began, in epoch milliseconds; absent: nothing is said of how long it goes on. */
  startedAt?: number | undefined;
  now: number;
  filter?: ResultFilter | undefined;
  /** When given, the counts of outcomes are buttons that filter the results. */
  onFilter?: ((filter: ResultFilter) => void) | undefined;
}

/** The Sync Active Plan legend (F15): its six entries in the guide's order, and below them what it doesn't count. */
export function LegendPanel(props: LegendPanelProps) {
  const {
    kind = "active-plans",
    legend,
    state,
    nextRetryAt,
    startedAt,
    now,
    filter = "all",
    onFilter,
  } = props;
  const entries = entriesOf(kind);
  const counted = countedOf(kind);
  const percent = percentOf(legend);
  const left =
    state === "running" && startedAt !== undefined ? estimateTimeLeft(legend.progress, startedAt, now) : null;
  const announcement = useAnnouncement(
    batchAnnouncement(legend, state, counted),
    state !== "finished" && percent === 0,
  );
  const shared = { filter, onFilter };
  return (
    <div class="pb-legend">
      <ul class="pb-legend-entries">
        <li class="pb-legend-total">
          <span>{entries.totalClients.label}</span>
          <strong class="pb-count">{formatCount(legend.totalClients)}</strong>
        </li>
        <li class="pb-legend-progress">
          <span class="pb-legend-total">
            <span>{entries.progress.label}</span>
            <strong class="pb-count">{percent}%</strong>
          </span>
          <progress class="pb-progress" aria-label={entries.progress.label} max={100} value={percent} />
          <span class={`pb-legend-state pb-legend-state-${state}`}>
            <StateIcon state={state} />
            {batchStateText(legend, state, nextRetryAt, now, counted)}
            {left && `. About ${left} left.`}
          </span>
        </li>
        <li class="pb-tile pb-tile-plain">
          <strong class="pb-tile-count">{formatCount(legend.processed)}</strong>
          <span class="pb-tile-label">{entries.processed.label}</span>
        </li>
        <Tile outcome="success" count={legend.success} {...shared} />
        <Tile outcome="failed" count={legend.failed} {...shared} />
        <Tile outcome="uncompleted" count={legend.uncompleted} {...shared} />
        {legend.toReview !== undefined && <Tile outcome="to-review" count={legend.toReview} {...shared} />}
      </ul>
      <NotCounted legend={legend} {...shared} />
      <Meanings kind={kind} />
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

function Meanings({ kind }: { kind: BatchKind }) {
  return (
    <Disclosure title="What do these mean?">
      <dl class="pb-meanings">
        {Object.values(entriesOf(kind)).map(({ label, meaning }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
        {kind !== "participants" && (
          <div>
            <dt>Not counted</dt>
            <dd>
              Contracts that aren't active, or aren't on PACE in a sync of PACE plans, are processed but not
              changed. Clients without a contract have nothing to sync. A proposal waits for review until you
              accept or decline it; it is a success once every record is saved and verified.
            </dd>
          </div>
        )}
      </dl>
    </Disclosure>
  );
}

import { Fragment } from "preact";
import type { SyncCounts } from "../../lib/domain/sync/batch-view.ts";
import type { ResultFilter } from "../../lib/messaging/views.ts";
import { DashIcon } from "../base/icons.tsx";
import { legendEntries } from "./legend-entries.ts";
import { OUTCOME_WORDS } from "../../lib/domain/sync/result-reasons.ts";
import { OutcomeIcon, outcomeTone } from "../base/outcome.tsx";
import { formatCount } from "../../lib/core/count.ts";
import { plural } from "../base/plural.ts";

export interface Filtering {
  filter: ResultFilter;
  /** When given, the counts are buttons that filter the results. */
  onFilter?: ((filter: ResultFilter) => void) | undefined;
}

/** Pressing the active filter clears it. */
function pressFilter({ filter, onFilter }: Filtering, wanted: ResultFilter) {
  onFilter?.(filter === wanted ? "all" : wanted);
}

interface TileProps extends Filtering {
  outcome: "success" | "failed" | "uncompleted" | "to-review";
  count: number;
}

/** One of the three outcomes that the legend counts, or the proposals that are ready to review. */
export function Tile(props: TileProps) {
  const { outcome, count, filter, onFilter } = props;
  const label = outcome === "to-review" ? OUTCOME_WORDS[outcome] : legendEntries[outcome].label;
  const content = (
    <>
      <strong class="pb-tile-count">
        <OutcomeIcon outcome={outcome} />
        {formatCount(count)}
      </strong>
      <span class="pb-tile-label">{label}</span>
    </>
  );
  const tone = count > 0 ? outcomeTone(outcome) : "pb-tone-none";
  if (!onFilter) return <li class={`pb-tile ${tone}`}>{content}</li>;
  return (
    <li class="pb-tile-holder">
      <button
        type="button"
        class={`pb-tile ${tone}`}
        aria-pressed={filter === outcome}
        title={`Show these results only: ${label}`}
        onClick={() => pressFilter(props, outcome)}
      >
        {content}
      </button>
    </li>
  );
}

/** Processed may differ from the sum of the other counts; this line says why. */
export function NotCounted({ legend, ...filtering }: Filtering & { legend: SyncCounts }) {
  const parts = [
    {
      filter: "not-active",
      count: legend.notActive,
      text: `${plural(legend.notActive, "contract")} not active`,
    },
    {
      filter: "without-contract",
      count: legend.withoutContract,
      text: `${plural(legend.withoutContract, "client")} with no service contract`,
    },
    {
      filter: "not-pace",
      count: legend.notPace ?? 0,
      text: `${formatCount(legend.notPace ?? 0)} not on PACE`,
    },
    {
      filter: "declined",
      count: legend.declined ?? 0,
      text: `${plural(legend.declined ?? 0, "proposal")} declined or replaced`,
    },
    {
      filter: "saving",
      count: legend.saving ?? 0,
      text: `${plural(legend.saving ?? 0, "proposal")} being saved`,
    },
  ] as const;
  const shown = parts.filter(({ count }) => count > 0);
  if (shown.length === 0) return null;
  return (
    <p class="pb-not-counted">
      <DashIcon />
      Not counted:{" "}
      {shown.map((part, at) => (
        <Fragment key={part.filter}>
          {at > 0 && ", "}
          <FilterLink wanted={part.filter} text={part.text} {...filtering} />
        </Fragment>
      ))}
    </p>
  );
}

function FilterLink({ wanted, text, ...filtering }: Filtering & { wanted: ResultFilter; text: string }) {
  if (!filtering.onFilter) return <span>{text}</span>;
  return (
    <button
      type="button"
      class="pb-link"
      aria-pressed={filtering.filter === wanted}
      onClick={() => pressFilter(filtering, wanted)}
    >
      {text}
    </button>
  );
}

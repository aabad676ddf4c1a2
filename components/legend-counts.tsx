import { Fragment } from "preact";
import type { Legend } from "../lib/sync/legend.ts";
import type { ResultFilter } from "../lib/wire/views.ts";
import { DashIcon } from "./icons.tsx";
import { legendEntries } from "./legend-entries.ts";
import { OutcomeIcon, toneOf } from "./outcome.tsx";
import { formatCount } from "../lib/ndis/count.ts";
import { plural } from "./plural.ts";

export interface Filtering {
  filter: ResultFilter;
  /** When given, the counts are buttons that filter the results. */
  onFilter?: ((filter: ResultFilter) => void) | undefined;
}

/** Pressing the filter that is on turns it off again. */
function pressFilter({ filter, onFilter }: Filtering, wanted: ResultFilter) {
  onFilter?.(filter === wanted ? "all" : wanted);
}

/** One of the three outcomes that the legend counts. */
export function Tile(props: Filtering & { outcome: "success" | "failed" | "uncompleted"; count: number }) {
  const { outcome, count, filter, onFilter } = props;
  const content = (
    <>
      <strong class="pb-tile-count">
        <OutcomeIcon outcome={outcome} />
        {formatCount(count)}
      </strong>
      <span class="pb-tile-label">{legendEntries[outcome].label}</span>
    </>
  );
  const tone = count > 0 ? toneOf(outcome) : "pb-tone-none";
  if (!onFilter) return <li class={`pb-tile ${tone}`}>{content}</li>;
  return (
    <li class="pb-tile-holder">
      <button
        type="button"
        class={`pb-tile ${tone}`}
        aria-pressed={filter === outcome}
        title={`Show these results only: ${legendEntries[outcome].label}`}
        onClick={() => pressFilter(props, outcome)}
      >
        {content}
      </button>
    </li>
  );
}

/** Processed needn't be the sum of the other three; this line says why. */
export function NotCounted({ legend, ...filtering }: Filtering & { legend: Legend }) {
  const parts = [
    {
      filter: "not-active",
      count: legend.notActive,
      text: `${plural(legend.notActive, "contract")} not active`,
    },
    {
      filter: "without-contract",
      count: legend.withoutContract,
      text: `${plural(legend.withoutContract, "client")} without contract`,
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

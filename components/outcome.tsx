import type { ResultFilter, ResultRow } from "../lib/wire/views.ts";
import { ClockIcon, CrossIcon, DashIcon, TickIcon } from "./icons.tsx";

type Shown = ResultRow["outcome"];

const icons: Record<Shown, () => preact.JSX.Element> = {
  success: TickIcon,
  failed: CrossIcon,
  uncompleted: ClockIcon,
  "not-active": DashIcon,
  "without-contract": DashIcon,
};

/** The legend's words for the three outcomes that it counts, and ours for the two that it doesn't. */
export const outcomeWords: Record<ResultFilter, string> = {
  all: "All results",
  success: "Success",
  failed: "Failed",
  uncompleted: "Uncompleted",
  "not-active": "Not active",
  "without-contract": "Without contract",
};

/** The class that carries an outcome's colours. Both uncounted ones look alike. */
export function toneOf(outcome: Shown): string {
  return outcome === "not-active" || outcome === "without-contract" ? "pb-tone-quiet" : `pb-tone-${outcome}`;
}

export function OutcomeIcon({ outcome }: { outcome: Shown }) {
  const Picture = icons[outcome];
  return <Picture />;
}

/** Icon and word, never one without the other. */
export function OutcomeBadge({ outcome }: { outcome: Shown }) {
  return (
    <span class={`pb-badge ${toneOf(outcome)}`}>
      <OutcomeIcon outcome={outcome} />
      {outcomeWords[outcome]}
    </span>
  );
}

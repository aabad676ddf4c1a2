import type { ResultFilter, ResultRow } from "../../lib/messaging/views.ts";
import { ArrowIcon, ClockIcon, CrossIcon, DashIcon, TickIcon } from "./icons.tsx";

type Shown = ResultRow["outcome"];

const icons: Record<Shown, () => preact.JSX.Element> = {
  success: TickIcon,
  failed: CrossIcon,
  uncompleted: ClockIcon,
  "to-review": ArrowIcon,
  saving: ClockIcon,
  declined: DashIcon,
  "not-active": DashIcon,
  "not-pace": DashIcon,
  "without-contract": DashIcon,
};

/** The legend's words for the three outcomes that it counts, and ours for those that it doesn't. */
export const outcomeText: Record<ResultFilter, string> = {
  all: "All results",
  success: "Success",
  failed: "Failed",
  uncompleted: "Uncompleted",
  "to-review": "Waiting for review",
  saving: "Saving",
  declined: "Declined or replaced",
  "not-active": "Not active",
  "not-pace": "Not on PACE",
  "without-contract": "Without contract",
};

/** The class that carries an outcome's colours. The uncounted ones look alike. */
export function outcomeTone(outcome: Shown): string {
  if (outcome === "to-review" || outcome === "saving") return "pb-tone-info";
  return COUNTED.has(outcome) ? `pb-tone-${outcome}` : "pb-tone-quiet";
}

const COUNTED: ReadonlySet<Shown> = new Set(["success", "failed", "uncompleted"]);

export function OutcomeIcon({ outcome }: { outcome: Shown }) {
  const Picture = icons[outcome];
  return <Picture />;
}

/** Icon and word, never one without the other. */
export function OutcomeBadge({ outcome }: { outcome: Shown }) {
  return (
    <span class={`pb-badge ${outcomeTone(outcome)}`}>
      <OutcomeIcon outcome={outcome} />
      {outcomeText[outcome]}
    </span>
  );
}

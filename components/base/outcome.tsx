import type { ResultFilter, ResultRow } from "../../lib/messaging/views.ts";
import { ArrowIcon, ClockIcon, CrossIcon, DashIcon, TickIcon } from "./icons.tsx";

type Outcome = ResultRow["outcome"];

const icons: Record<Outcome, () => preact.JSX.Element> = {
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

/** The outcomes that the legend counts keep the legend's words; the others have ours. */
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
export function outcomeTone(outcome: Outcome): string {
  return tones[outcome] ?? "pb-tone-neutral";
}

const tones: Partial<Record<Outcome, string>> = {
  success: "pb-tone-success",
  failed: "pb-tone-danger",
  uncompleted: "pb-tone-warning",
  "to-review": "pb-tone-info",
  saving: "pb-tone-info",
};

export function OutcomeIcon({ outcome }: { outcome: Outcome }) {
  const Picture = icons[outcome];
  return <Picture />;
}

/** Icon and word, never one without the other. */
export function OutcomeBadge({ outcome }: { outcome: Outcome }) {
  return (
    <span class={`pb-badge ${outcomeTone(outcome)}`}>
      <OutcomeIcon outcome={outcome} />
      {outcomeText[outcome]}
    </span>
  );
}

import { OUTCOME_WORDS } from "../../lib/domain/sync/result-reasons.ts";
import type { ResultRow } from "../../lib/messaging/views.ts";
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
      {OUTCOME_WORDS[outcome]}
    </span>
  );
}

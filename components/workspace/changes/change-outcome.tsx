import type { JSX } from "preact";
import type { ChangeEntry, ChangeOutcome } from "../../../lib/domain/change/change-log.ts";
import { formatCount } from "../../../lib/core/count.ts";
import { ClockIcon, CrossIcon, DashIcon, InfoIcon, PauseIcon, TickIcon } from "../../base/icons.tsx";

interface OutcomeStyle {
  words: string;
  tone: string;
  Picture: () => JSX.Element;
}

const OUTCOMES: Record<ChangeOutcome, OutcomeStyle> = {
  "not-accepted": { words: "Not accepted yet", tone: "pb-tone-info", Picture: InfoIcon },
  replaced: { words: "Declined or replaced", tone: "pb-tone-neutral", Picture: DashIcon },
  "in-progress": { words: "In progress", tone: "pb-tone-info", Picture: ClockIcon },
  paused: { words: "Paused", tone: "pb-tone-warning", Picture: PauseIcon },
  stopped: { words: "Stopped", tone: "pb-tone-danger", Picture: CrossIcon },
  problems: { words: "Not all saved", tone: "pb-tone-danger", Picture: CrossIcon },
  verified: { words: "Saved and verified", tone: "pb-tone-success", Picture: TickIcon },
};

export function outcomeText(outcome: ChangeOutcome): string {
  return OUTCOMES[outcome].words;
}

/** What came of a change, with icon and words. */
export function OutcomeMark({ outcome }: Pick<ChangeEntry, "outcome">) {
  const { words, tone, Picture } = OUTCOMES[outcome];
  return (
    <span class={`pb-state ${tone}`} data-outcome={outcome}>
      <Picture />
      {words}
    </span>
  );
}

/** `8 of 9 verified`; of a proposal, how many records it would write. */
export function recordsText({ outcome, records }: Pick<ChangeEntry, "outcome" | "records">): string {
  const all = formatCount(records.written);
  if (outcome === "not-accepted" || outcome === "replaced") return all;
  return `${formatCount(records.verified)} of ${all} verified`;
}

import type { JSX } from "preact";
import type { RecordState } from "../../../lib/domain/change/change.ts";
import { ClockIcon, CrossIcon, DashIcon, DiffersIcon, PauseIcon, TickIcon } from "../../base/icons.tsx";

interface StateStyle {
  words: string;
  tone: string;
  Picture: () => JSX.Element;
}

const states: Record<RecordState, StateStyle> = {
  waiting: { words: "Waiting", tone: "pb-tone-neutral", Picture: DashIcon },
  sending: { words: "Saving…", tone: "pb-tone-info", Picture: ClockIcon },
  unknown: { words: "Checking what was saved…", tone: "pb-tone-warning", Picture: ClockIcon },
  sent: { words: "Checking…", tone: "pb-tone-info", Picture: ClockIcon },
  verified: { words: "Verified", tone: "pb-tone-success", Picture: TickIcon },
  differs: { words: "Differs", tone: "pb-tone-danger", Picture: DiffersIcon },
  failed: { words: "Not saved", tone: "pb-tone-danger", Picture: CrossIcon },
  "not-done": { words: "Not done", tone: "pb-tone-warning", Picture: PauseIcon },
  "left-out": { words: "Excluded", tone: "pb-tone-neutral", Picture: DashIcon },
};

/** A record that nobody answered for and that isn't found: "not saved" would claim too much. */
const UNCONFIRMED: StateStyle = { words: "Not confirmed", tone: "pb-tone-danger", Picture: DiffersIcon };

/** The state of one record, always with icon and word. */
export function RecordStateChip({ state, code }: { state: RecordState; code?: string | undefined }) {
  const { words, tone, Picture } = code === "outcome-unknown" ? UNCONFIRMED : states[state];
  return (
    <span class={`pb-state-chip ${tone}`} data-state={state}>
      <Picture />
      {words}
    </span>
  );
}

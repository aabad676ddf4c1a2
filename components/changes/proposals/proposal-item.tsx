import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { formatMoney } from "../../../lib/core/money.ts";
import { showInvisible } from "../../../lib/core/invisible-characters.ts";
import type { ProposalView } from "../../../lib/domain/change/change-view.ts";
import {
  ArrowIcon,
  ClockIcon,
  CrossIcon,
  DashIcon,
  PauseIcon,
  TickIcon,
  WarningIcon,
} from "../../base/icons.tsx";
import { plural } from "../../base/plural.ts";
import { VisibleText } from "../../base/visible-text.tsx";

export interface ProposalItemProps {
  proposal: ProposalView;
  /** Set when its review has just been closed. */
  takesFocus?: boolean | undefined;
  /** Absent where proposals are only shown. */
  onReview?: ((id: string) => void) | undefined;
}

/** One client's proposal: its state, what it would save, and the link to its review. */
export function ProposalItem({ proposal, takesFocus = false, onReview }: ProposalItemProps) {
  const link = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (takesFocus) link.current?.focus();
  }, [takesFocus]);
  const { id, client, contract, writes, moved, warnings, refusals } = proposal;
  const { tone, Picture, words } = statusOf(proposal);
  return (
    <li class="pb-row">
      <div class="pb-row-head">
        <span class="pb-row-name">
          <VisibleText text={client.name} />
        </span>
        <span class={`pb-badge ${tone}`}>
          <Picture />
          {words}
        </span>
      </div>
      <div class="pb-row-sub">
        <span class="pb-row-reference">{contract}</span>
        {onReview && (
          <button
            ref={link}
            type="button"
            class="pb-link"
            aria-label={`Review ${showInvisible(client.name)}`}
            onClick={() => onReview(id)}
          >
            Review
          </button>
        )}
      </div>
      {(writes > 0 || warnings > 0 || refusals > 0) && (
        <p class="pb-chips">
          {writes > 0 && <span class="pb-chip">{plural(writes, "record")}</span>}
          {moved > 0 && <span class="pb-chip pb-chip-money">{formatMoney(moved)}</span>}
          {warnings > 0 && (
            <span class="pb-state-chip pb-tone-warning">
              <WarningIcon />
              {plural(warnings, "warning")}
            </span>
          )}
          {refusals > 0 && (
            <span class="pb-state-chip pb-tone-danger">
              <CrossIcon />
              {plural(refusals, "problem")}
            </span>
          )}
        </p>
      )}
    </li>
  );
}

interface Status {
  tone: string;
  Picture: () => JSX.Element;
  words: string;
}

function statusOf({ state, writes, refusals, verified, notVerified }: ProposalView): Status {
  if (state === "applying") return { tone: "pb-tone-info", Picture: ClockIcon, words: "Saving…" };
  if (state === "superseded")
    return { tone: "pb-tone-neutral", Picture: DashIcon, words: "Declined or replaced" };
  if (notVerified > 0)
    return { tone: "pb-tone-danger", Picture: CrossIcon, words: `${verified} verified, ${notVerified} not` };
  if (state === "stopped") return { tone: "pb-tone-warning", Picture: PauseIcon, words: "Stopped" };
  if (state === "done") return { tone: "pb-tone-success", Picture: TickIcon, words: "Verified" };
  if (refusals > 0) return { tone: "pb-tone-danger", Picture: CrossIcon, words: "Can't be accepted" };
  if (writes > 0) return { tone: "pb-tone-info", Picture: ArrowIcon, words: "To review" };
  return { tone: "pb-tone-neutral", Picture: TickIcon, words: "Same" };
}

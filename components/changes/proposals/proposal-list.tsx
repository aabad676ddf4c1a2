import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Cents } from "../../../lib/core/money.ts";
import type { Problem } from "../../../lib/core/problem.ts";
import type { ProposalView } from "../../../lib/domain/change/change-view.ts";
import type { IncludedWarnings } from "../../../lib/domain/change/warning-kinds.ts";
import { AcceptTogether } from "./accept-together.tsx";
import { acceptedOf, AcceptProgress } from "../accept-progress.tsx";
import { Disclosure } from "../../base/disclosure.tsx";
import { formatCount } from "../../../lib/core/count.ts";
import { ProposalItem } from "./proposal-item.tsx";

export interface ProposalListProps {
  proposals: ProposalView[];
  /** The proposals are being accepted. */
  busy?: boolean | undefined;
  /** `false`: no press counts yet. */
  ready?: boolean | undefined;
  /** The proposal that was reviewed last: it gets the focus back. */
  reviewed?: string | null | undefined;
  /** What a person can decide here; absent on a CRM's page, which only shows what is proposed and what came of it. */
  decision?:
    | {
        onReview: (id: string) => void;
        /** Why the organisation doesn't let this amount be accepted here, in cents; `null`: it does. */
        refusalOf: (moved: Cents) => Problem | null;
        /** Accepts every acceptable proposal with no warning but these. `typed` is their total, empty when no money moves. */
        onAcceptAll: (typed: string, included: IncludedWarnings) => void;
      }
    | undefined;
  /** Opens the window in which they are decided. */
  onOpen?: (() => void) | undefined;
}

/** The proposals of a bulk sync by client: in its window one press accepts those without warnings, the others are reviewed. */
export function ProposalList(props: ProposalListProps) {
  const { proposals, busy = false, ready = true, reviewed, decision, onOpen } = props;
  const same = proposals.filter(isSame);
  const rest = proposals.filter((proposal) => !isSame(proposal));
  const open = proposals.some((proposal) => proposal.state === "proposed" && !isSame(proposal));
  const item = (proposal: ProposalView) => (
    <ProposalItem
      key={proposal.id}
      proposal={proposal}
      takesFocus={proposal.id === reviewed}
      onReview={decision?.onReview}
    />
  );
  const line = useRef<HTMLParagraphElement>(null);
  const [pressed, setPressed] = useState(false);
  const { total } = acceptedOf(proposals);
  // The button disappears once they are accepted, so the focus moves to the progress text first.
  useLayoutEffect(() => {
    if (!pressed || busy || total === 0) return;
    setPressed(false);
    line.current?.focus();
  }, [pressed, busy, total]);
  return (
    <section class="pb-proposals" aria-label="Proposed changes">
      <h3>
        Proposed changes <span class="pb-results-total">{formatCount(proposals.length)}</span>
      </h3>
      {proposals.length > 0 && <Counts proposals={proposals} />}
      <AcceptProgress proposals={proposals} busy={busy} line={line} />
      {open && decision && (
        <AcceptTogether
          proposals={proposals}
          busy={busy || !ready}
          refusalOf={decision.refusalOf}
          onAccept={(typed, included) => {
            setPressed(true);
            decision.onAcceptAll(typed, included);
          }}
        />
      )}
      {!open && <p class="pb-empty">Nothing to accept.</p>}
      {open && onOpen && (
        <div class="pb-actions">
          <button type="button" class="pb-button pb-button-main" onClick={onOpen}>
            Review and accept…
          </button>
          <span class="pb-hint">Opens a Planbridge window.</span>
        </div>
      )}
      <ul class="pb-rows">{rest.map(item)}</ul>
      {same.length > 0 && (
        <Disclosure title={`${formatCount(same.length)} with no changes`}>
          <ul class="pb-rows">{same.map(item)}</ul>
        </Disclosure>
      )}
    </section>
  );
}

function isSame({ state, writes, refusals }: ProposalView): boolean {
  return state === "proposed" && writes === 0 && refusals === 0;
}

function Counts({ proposals }: { proposals: readonly ProposalView[] }) {
  const count = (fits: (proposal: ProposalView) => boolean) => proposals.filter(fits).length;
  const counts = [
    ["with changes", count(({ writes, refusals }) => writes > 0 && refusals === 0), "pb-tone-info"],
    ["same", count(({ writes, refusals }) => writes === 0 && refusals === 0), "pb-tone-none"],
    ["with warnings", count(({ warnings }) => warnings > 0), "pb-tone-warning"],
    ["can't be accepted", count(({ refusals }) => refusals > 0), "pb-tone-danger"],
  ] as const;
  return (
    <ul class="pb-legend-entries">
      {counts.map(([label, number, tone]) => (
        <li key={label} class={`pb-tile ${number > 0 ? tone : "pb-tone-none"}`}>
          <strong class="pb-tile-count">{formatCount(number)}</strong>
          <span class="pb-tile-label">{label}</span>
        </li>
      ))}
    </ul>
  );
}

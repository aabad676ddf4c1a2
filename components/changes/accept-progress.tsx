import type { RefObject } from "preact";
import type { ProposalView } from "../../lib/domain/change/change-view.ts";
import { formatCount } from "../../lib/core/count.ts";
import { plural } from "../base/plural.ts";
import { useAnnouncement } from "../base/focus/use-announcement.ts";

export interface AcceptProgressProps {
  proposals: readonly ProposalView[];
  /** The proposals are being accepted. */
  busy: boolean;
  /** Takes the focus when the button that was pressed goes away. */
  line: RefObject<HTMLParagraphElement | null>;
}

/** The progress of accepted proposals, from accepting them until the last one is settled. */
export function AcceptProgress({ proposals, busy, line }: AcceptProgressProps) {
  const progress = acceptedOf(proposals);
  const text = busy ? "Accepting the proposals…" : progressText(progress);
  const { total, settled } = progress;
  // Announced at the start, at each quarter and at the end.
  const quarter = total === 0 ? 0 : Math.floor((4 * settled) / total);
  const announcement = useAnnouncement({ key: `${busy}/${total > 0}/${quarter}`, text }, false);
  return (
    <>
      {(busy || total > 0) && (
        <div class="pb-accept-progress">
          <p ref={line} tabIndex={-1}>
            {text}
          </p>
          {!busy && settled < total && (
            <progress class="pb-progress" aria-label="Proposals saved" max={total} value={settled} />
          )}
        </div>
      )}
      <output class="pb-unseen" aria-live="polite">
        {announcement}
      </output>
    </>
  );
}

interface Accepted {
  total: number;
  settled: number;
  verified: number;
}

/** How many proposals were accepted, settled and verified. */
export function acceptedOf(proposals: readonly ProposalView[]): Accepted {
  const accepted = proposals.filter(({ state }) => ["applying", "done", "stopped"].includes(state));
  const settled = accepted.filter(({ state }) => state !== "applying");
  const verified = settled.filter(({ state, notVerified }) => state === "done" && notVerified === 0);
  return { total: accepted.length, settled: settled.length, verified: verified.length };
}

function progressText({ total, settled, verified }: Accepted): string {
  if (settled < total)
    return `Saving ${plural(total, "proposal")} in the CRM… ${formatCount(verified)} verified. You can close this. Saving continues.`;
  if (verified === total) return `${plural(total, "proposal")} saved and verified in the CRM.`;
  return `${formatCount(verified)} of ${plural(total, "proposal")} saved and verified in the CRM. Review the others below.`;
}

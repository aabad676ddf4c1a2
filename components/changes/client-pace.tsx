import type { Problem } from "../../lib/core/problem.ts";
import type { ClientPaceView } from "../../lib/messaging/views.ts";
import { ChangeNote } from "./change-note.tsx";
import { ProblemNote } from "../base/problem-note.tsx";
import { GatedButton } from "../base/form/gated-button.tsx";
import { useOffers } from "../palette/offers.ts";
import { PaceBadge } from "./pace-badge.tsx";
import { unmetPreconditions, Preconditions } from "./preconditions.tsx";

export interface ClientPaceProps {
  /** `null` until the background has replied. */
  view: ClientPaceView | null;
  /** Why the background can't reply. */
  problem?: Problem | null | undefined;
  /** Opens the window in which the two ticks are set. */
  onSetUp: () => void;
  /** Opens the dialog and retrieves (F35). */
  onOpen: () => void;
  onOptions: () => void;
  /** Whether the page still lists no contract: it doesn't know of what was created since it was opened. */
  listsNone?: boolean | undefined;
  /** When given, a change in progress links to its review. */
  onShow?: (() => void) | undefined;
}

/** Beside Client Funding: the badge, the button, and where the CRM has no such fields the two ticks (F32–F35). */
export function ClientPace({
  view,
  problem,
  onSetUp,
  onOpen,
  onOptions,
  onShow,
  listsNone,
}: ClientPaceProps) {
  if (problem)
    return (
      <section class="pb-surface pb-pace" aria-label="Planbridge: PACE">
        <ProblemNote problem={problem} look="plain" />
      </section>
    );
  if (!view || (view.keptBy === "crm" && !view.participant)) return null;
  const { participant, apiAccess, keptBy, preconditions, change } = view;
  const missing = unmetPreconditions(preconditions);
  return (
    <section class="pb-surface pb-pace" aria-label="Planbridge: PACE">
      {participant && <PaceBadge />}
      {keptBy === "planbridge" && <SetUp view={view} onSetUp={onSetUp} />}
      {participant && !apiAccess && keptBy === "crm" && (
        <p class="pb-hint">Tick API access on the client's Edit form to bring in the PACE plan.</p>
      )}
      {participant && apiAccess && (
        <GatedButton verb="retrieve" preconditions={preconditions} onPress={onOpen} onOptions={onOptions}>
          + NDIS Pace
        </GatedButton>
      )}
      {participant && !apiAccess && <Preconditions missing={missing} onOptions={onOptions} />}
      {change && <ChangeNote change={change} onShow={onShow} />}
      {change?.state === "done" && listsNone && (
        <p class="pb-hint">Refresh this page to see the new contract in the list.</p>
      )}
    </section>
  );
}

/** What is ticked, and the way to the window in which it is: a page could tick for the person. */
function SetUp({
  view: { participant, apiAccess },
  onSetUp,
}: { view: ClientPaceView } & Pick<ClientPaceProps, "onSetUp">) {
  useOffers({ "set-up": onSetUp });
  return (
    <div class="pb-pace-ticks">
      {participant && <span>{apiAccess ? "API access is ticked." : "API access isn't ticked."}</span>}
      <button type="button" class={participant ? "pb-link" : "pb-button"} onClick={onSetUp}>
        Set up PACE…
      </button>
      <span class="pb-hint">
        Stored in Planbridge, because this CRM has no such fields. CRM support can enable PACE for your
        organisation.
      </span>
    </div>
  );
}

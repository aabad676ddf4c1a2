import type { Problem } from "../../lib/core/problem.ts";
import type { ClientPaceView } from "../../lib/messaging/views.ts";
import { ChangeNote } from "./change-note.tsx";
import { ProblemNote } from "../base/problem-note.tsx";
import { GatedButton } from "../base/form/gated-button.tsx";
import { PaceBadge } from "./pace-badge.tsx";
import { unmetPreconditions, Preconditions } from "./preconditions.tsx";

export interface ClientPaceProps {
  /** `null` until the background has replied. */
  view: ClientPaceView | null;
  /** Why the background can't reply. */
  problem?: Problem | null | undefined;
  onTick: (participant: boolean, apiAccess: boolean) => void;
  /** Opens the dialog and retrieves (F35). */
  onOpen: () => void;
  onOptions: () => void;
  /** When given, a change in progress links to its review. */
  onShow?: (() => void) | undefined;
}

/** Beside Client Funding: the badge, the button, and where the CRM has no such fields the two ticks (F32–F35). */
export function ClientPace({ view, problem, onTick, onOpen, onOptions, onShow }: ClientPaceProps) {
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
      {keptBy === "planbridge" && <Ticks view={view} onTick={onTick} />}
      {participant && !apiAccess && keptBy === "crm" && (
        <p class="pb-hint">Tick API access on the client's Edit form to bring in the PACE plan.</p>
      )}
      {participant && apiAccess && (
        <GatedButton preconditions={preconditions} onPress={onOpen} onOptions={onOptions}>
          + NDIS Pace
        </GatedButton>
      )}
      {participant && !apiAccess && <Preconditions missing={missing} onOptions={onOptions} />}
      {change && <ChangeNote change={change} onShow={onShow} />}
    </section>
  );
}

/** The second tick comes with the first (F33), and goes with it. */
function Ticks({
  view: { participant, apiAccess },
  onTick,
}: { view: ClientPaceView } & Pick<ClientPaceProps, "onTick">) {
  return (
    <div class="pb-pace-ticks">
      <label class="pb-tick">
        <input
          type="checkbox"
          checked={participant}
          onChange={({ currentTarget: { checked } }) => onTick(checked, checked && apiAccess)}
        />
        NDIS PACE Participant
      </label>
      {participant && (
        <label class="pb-tick">
          <input
            type="checkbox"
            checked={apiAccess}
            onChange={({ currentTarget: { checked } }) => onTick(participant, checked)}
          />
          API access
        </label>
      )}
      <span class="pb-hint">
        Stored in Planbridge, because this CRM has no such fields. CRM support can enable PACE for your
        organisation.
      </span>
    </div>
  );
}

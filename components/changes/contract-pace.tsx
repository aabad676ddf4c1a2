import type { JSX } from "preact";
import { type Drift, driftSinceSync } from "../../lib/domain/plan/contract-drift.ts";
import type { ContractPaceView } from "../../lib/messaging/views.ts";
import { ChangeNote, isInProgress } from "./change-note.tsx";
import { GatedButton } from "../base/form/gated-button.tsx";
import { DashIcon, DiffersIcon, TickIcon } from "../base/icons.tsx";
import { useOffers } from "../palette/offers.ts";
import { PaceBadge } from "./pace-badge.tsx";
import { StatusBar } from "../base/status-bar.tsx";
import { dayOf, timeAgo } from "../base/time-ago.ts";

export interface ContractPaceProps {
  /** `null` until the background has replied. */
  view: ContractPaceView | null;
  now: number;
  /** The values on the page now, and since when: a page that is older than the sync doesn't show its result. */
  shown?: (Parameters<typeof driftSinceSync>[1] & { since: number }) | undefined;
  onSync: () => void;
  /** The guide's steps (F45). Absent where the CRM's own PACE menu has them. */
  onSteps?: (() => void) | undefined;
  /** Opens the change in progress, or the last one. */
  onShow: () => void;
  onOptions?: (() => void) | undefined;
}

/** PACE on the service contract page: whether a sync is due, and the buttons to start it (F44–F46). */
export function ContractPace({ view, now, shown, onSync, onSteps, onShow, onOptions }: ContractPaceProps) {
  useOffers({ "sync-steps": view?.isPace && !isInProgress(view.change) && onSteps });
  if (!view?.isPace) return null;
  const { preconditions, lastSync, change } = view;
  const drift =
    view.synced && shown && lastSync && shown.since > lastSync.at ? driftSinceSync(view.synced, shown) : [];
  const { tone, Picture, words } = statusOf(lastSync, drift);
  return (
    <StatusBar about="PACE" tone={tone}>
      <div class="pb-status-head pb-pace-line">
        <PaceBadge />
        <strong>
          <Picture />
          {words}
        </strong>
        {!isInProgress(change) && (
          <GatedButton verb="sync-pace" preconditions={preconditions} onPress={onSync} onOptions={onOptions}>
            Sync PACE plan and budgets
          </GatedButton>
        )}
        {onSteps && !isInProgress(change) && (
          <button type="button" class="pb-link" onClick={onSteps}>
            Sync step by step
          </button>
        )}
        {change && <ChangeNote change={change} onShow={onShow} />}
        {lastSync?.retrievedAt !== undefined && (
          <span class="pb-status-age">NDIA data retrieved {timeAgo(lastSync.retrievedAt, now)}</span>
        )}
      </div>
      {drift.map(({ field, before, now: held }) => (
        <p key={field} class="pb-status-note" data-differs>
          {field} was {before} after the sync and is {held} now.
        </p>
      ))}
    </StatusBar>
  );
}

interface Status {
  tone: string;
  Picture: () => JSX.Element;
  words: string;
}

/** F46: a plan that hasn't changed since the last sync needn't be synced again. */
function statusOf(lastSync: ContractPaceView["lastSync"], drift: readonly Drift[]): Status {
  if (!lastSync) return { tone: "pb-tone-neutral", Picture: DashIcon, words: "Never synced with PACE" };
  const { at, changed } = lastSync;
  if (changed)
    return {
      tone: "pb-tone-warning",
      Picture: DiffersIcon,
      words: `PACE has changed since the sync on ${dayOf(at)}`,
    };
  if (drift.length > 0)
    return {
      tone: "pb-tone-warning",
      Picture: DiffersIcon,
      words: `This page has changed since the sync on ${dayOf(at)}`,
    };
  const words = `Up to date with PACE (last synced ${dayOf(at)})`;
  return { tone: "pb-tone-success", Picture: TickIcon, words };
}

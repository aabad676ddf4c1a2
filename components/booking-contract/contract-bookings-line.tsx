import type { RowsView } from "../../lib/domain/booking/contract/checklist-view.ts";
import { ChangeNote, isInProgress } from "../changes/change-note.tsx";
import { ClockIcon, DashIcon, TickIcon, WarningIcon } from "../base/icons.tsx";
import { StatusBar } from "../base/status-bar.tsx";
import { timeAgo } from "../base/time-ago.ts";
import { useOffers } from "../palette/offers.ts";

export interface ContractBookingsLineProps {
  view: RowsView;
  /** Rows of the page that ask for a booking and have none. */
  unsent: number;
  now: number;
  isRefreshing: boolean;
  /** Opens the checklist. */
  onOpen: () => void;
  onRefresh: () => void;
  /** Opens the change in progress, or the last one. */
  onShow: () => void;
}

/** Service bookings on the contract's page: how its rows stand, and the way to the checklist (F20, F24). */
export function ContractBookingsLine({
  view,
  unsent,
  now,
  isRefreshing,
  onOpen,
  onRefresh,
  onShow,
}: ContractBookingsLineProps) {
  const { rows, change } = view;
  useOffers({ "check-bookings": onOpen });
  const { tone, Picture } = lookOf(view, unsent);
  const checkedAt = rows.flatMap((row) => row.checkedAt ?? []);
  return (
    <StatusBar about="Service bookings" tone={tone}>
      <div class="pb-status-head pb-pace-line">
        <strong>
          <Picture />
          Service bookings: {summaryOf(view, unsent)}
        </strong>
        {!isInProgress(change) && (
          <button type="button" class={unsent > 0 ? "pb-button" : "pb-link"} onClick={onOpen}>
            {unsent > 0 ? `Create service bookings (${unsent})…` : "Booking checklist"}
          </button>
        )}
        {rows.length > 0 && (
          <button type="button" class="pb-link" disabled={isRefreshing} onClick={onRefresh}>
            {isRefreshing ? "Refreshing…" : "Refresh statuses"}
          </button>
        )}
        {change && <ChangeNote change={change} onShow={onShow} />}
        {checkedAt.length > 0 && (
          <span class="pb-status-age">Checked {timeAgo(Math.min(...checkedAt), now)}</span>
        )}
      </div>
    </StatusBar>
  );
}

function lookOf({ rows, isPending }: RowsView, unsent: number) {
  if (rows.some(({ status }) => status.state === "rejected" || status.state === "unknown"))
    return { tone: "pb-tone-warning", Picture: WarningIcon };
  if (isPending) return { tone: "pb-tone-info", Picture: ClockIcon };
  if (unsent > 0 || rows.length === 0) return { tone: "pb-tone-neutral", Picture: DashIcon };
  return { tone: "pb-tone-success", Picture: TickIcon };
}

/** `1 Success, 2 Pending, 1 not sent`. */
function summaryOf({ rows }: RowsView, unsent: number): string {
  const counts = Map.groupBy(rows, ({ status }) => status.words);
  const parts = [...counts].map(([words, of]) => `${of.length} ${words}`);
  if (unsent > 0) parts.push(`${unsent} not sent`);
  return parts.length > 0 ? parts.join(", ") : "no row asks for one";
}

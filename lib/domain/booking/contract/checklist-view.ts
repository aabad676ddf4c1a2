import type { Cents } from "../../../core/money.ts";
import type { ChangeView } from "../../change/change-view.ts";
import type { BookingLink } from "../booking-context.ts";
import type { ContractBookings } from "./contract-bookings.ts";
import { rowName } from "./contract-row.ts";
import type { GuardRail } from "./guard-rail.ts";
import type { RowStatus } from "./row-status.ts";

/** How the booking of one row of the contract's page stands (F20, F24). */
export interface RowView {
  /** The row's own form: the path of the CRM. */
  path: string;
  status: RowStatus;
  /** The Service Booking ID (F27). */
  bookingId?: string;
  /** Epoch milliseconds. */
  checkedAt?: number;
  /** Why the last check failed. */
  problem?: string;
}

/** What a contract's page shows of its bookings. */
export interface RowsView {
  /** `false`: the contract is of a PACE plan, which has no bookings (F68). */
  applies: boolean;
  rows: RowView[];
  /** Some of them may still change by themselves. */
  isPending: boolean;
  /** The change of bookings that is under way, or ended last. */
  change?: ChangeView;
}

/** The checklist with the rows that it is about. */
export interface ChecklistView {
  rails: GuardRail[];
  rows: (RowView & { name: string; amount: Cents | null; isReady: boolean })[];
  /** Merged and doubled bookings (F26). */
  faults: { what: string; remedy: string }[];
  /** When the NDIA told the participant's bookings; `null`: never. Epoch milliseconds. */
  retrievedAt: number | null;
}

/** What is kept of a row's booking, for its page. */
export function linkView(
  { rowPath, bookingId, checkedAt, checkProblem }: BookingLink,
  status: RowStatus,
): RowView {
  return {
    path: rowPath ?? "",
    status,
    bookingId,
    checkedAt,
    ...(checkProblem === undefined ? {} : { problem: checkProblem }),
  };
}

export function checklistView(
  { rails, ready, rows, faults }: ContractBookings,
  links: readonly BookingLink[],
  retrievedAt: number | null,
): ChecklistView {
  return {
    rails,
    retrievedAt,
    faults: faults.map(({ what, remedy }) => ({ what, remedy })),
    rows: rows.map(({ matched: { row, linkedId }, status }) => {
      const link = links.find(({ bookingId }) => bookingId === linkedId);
      return {
        ...(link ? linkView(link, status) : { path: row.path, status }),
        path: row.path,
        name: rowName(row),
        amount: row.amount,
        isReady: ready.some((each) => each.row === row),
      };
    }),
  };
}

import type { IsoDate } from "../../core/calendar-date.ts";
import type { PaceConsent } from "../change/change.ts";
import type { Plan } from "../plan/plan.ts";
import type { BookingStatus } from "../record/booking.ts";
import type { OrganisationRole } from "../record/budget-access.ts";
import type { PlanBudgets, StoredBookings } from "../record/participant-record.ts";

/**
 * A service booking that Planbridge follows, and the CRM's row that it belongs to: they are joined by the NDIA's id (F27). One that
 * was made without such a row has none.
 */
export interface BookingLink {
  /** Origin of the CRM. */
  site: string;
  bookingId: string;
  ndisNumber: string;
  clientPath: string;
  contractPath?: string;
  /** The CRM's own form of the row. */
  rowPath?: string;
  rowKind?: "plan-budget" | "service-support";
  /** As the NDIA said last; `null`: in a word that isn't known, which `statusWord` has, or not told. */
  status: BookingStatus | null;
  statusWord: string;
  isActive: boolean | null;
  endDate: IsoDate | null;
  /** Epoch milliseconds. */
  checkedAt: number;
  /** When it is asked for next; absent: its status moves no more by itself. Epoch milliseconds. */
  nextCheckAt?: number;
  /** How often it was asked for while it was pending. */
  checks: number;
  /** Why the last check failed. */
  checkProblem?: string;
  /** The change that made it, or linked it. */
  changeId?: string;
}

/** All that rules about a participant's service bookings look at. What was never retrieved is `null` or absent. */
export interface BookingContext {
  site: string;
  client: { name: string; path: string };
  ndisNumber: string;
  today: IsoDate;
  /** `null`: never retrieved. */
  isPace: boolean | null;
  /** The plans outside PACE, newest first. */
  plans: Plan[];
  bookings: StoredBookings | null;
  /** Of each plan whose budgets could be had. */
  budgets: PlanBudgets[];
  role: OrganisationRole;
  consent?: PaceConsent;
  links: BookingLink[];
  /** When bookings and plans were asked for last, in epoch milliseconds; `null`: never. */
  retrievedAt: number | null;
}

/** A status that may still change by itself: somebody, or the NDIA, has yet to act (F20). */
const PENDING: ReadonlySet<BookingStatus> = new Set(["INPR", "APAP", "APRO", "APAC", "APRC"]);

export function isPending(status: BookingStatus | null): boolean {
  return status !== null && PENDING.has(status);
}

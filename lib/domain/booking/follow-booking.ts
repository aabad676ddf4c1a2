import { isReached } from "../../core/elapsed.ts";
import type { Booking } from "../record/booking.ts";
import { type BookingLink, isPending } from "./booking-context.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** After how long a pending booking is asked for again, in ms, by how often it was: fast while somebody waits, then daily (F20, F24). */
const FOLLOW_AFTER_MS = [
  MINUTE / 2,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  HOUR,
  6 * HOUR,
  24 * HOUR,
] as const;

const LONGEST_FOLLOW_MS = 24 * HOUR;

function delayAfter(checks: number): number {
  return FOLLOW_AFTER_MS[checks] ?? LONGEST_FOLLOW_MS;
}

/** The link with what the NDIA says now. A status that moves no more isn't asked for again; a change of status begins anew. */
export function withBooking(
  stored: BookingLink | undefined,
  link: Pick<BookingLink, "site" | "ndisNumber" | "clientPath"> & Partial<BookingLink>,
  { id, status, statusWord, isActive, endDate }: Booking,
  now: number,
): BookingLink {
  const { nextCheckAt: _due, checkProblem: _problem, ...kept } = { ...stored, ...link };
  const checks = stored && stored.status === status ? stored.checks + 1 : 0;
  return {
    ...kept,
    bookingId: id,
    status,
    statusWord,
    isActive,
    endDate,
    checkedAt: now,
    checks,
    ...(isPending(status) ? { nextCheckAt: now + delayAfter(checks) } : {}),
  };
}

/** A check that failed: it is made again later, and says why until then. */
export function withFailedCheck(stored: BookingLink, what: string, now: number): BookingLink {
  const checks = stored.checks + 1;
  return {
    ...stored,
    checks,
    checkProblem: what,
    checkedAt: Math.min(stored.checkedAt, now),
    nextCheckAt: now + delayAfter(checks),
  };
}

/** Whether it is asked for now. One that was last asked for in the future was so before the clock was set back. */
export function isCheckDue({ nextCheckAt, checkedAt }: BookingLink, now: number): boolean {
  return nextCheckAt !== undefined && (checkedAt > now || isReached(nextCheckAt, now, LONGEST_FOLLOW_MS));
}

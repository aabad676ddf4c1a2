/*
 * A computer's clock can be set back, so a stored time may lie ahead of it. Nothing waits longer for that, and nothing counts
 * as fresh for that.
 */

/** However long a server asks us to wait, it is asked again after this, in ms: so no retry is further ahead. */
export const LONGEST_RETRY_MS = 3_600_000;

/** Milliseconds since then. A time in the future was stored before the clock was set back, so its age is unknown: infinite. */
export function ageOf(at: number, now: number): number {
  return at > now ? Infinity : now - at;
}

/** Whether a planned time has come. One further ahead than the longest wait was set by another clock, and counts as past. */
export function isReached(at: number, now: number, longestWaitMs: number): boolean {
  return at <= now || at > now + longestWaitMs;
}

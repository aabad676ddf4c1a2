/*
 * A computer's clock can be set back, so a stored time may lie ahead of it. Nothing waits longer for that, and nothing counts
 * as fresh for that.
 */

/** How long ago it was, in ms. A time ahead was stored before the clock was set back, nobody knows how long ago: infinitely. */
export function ageOf(at: number, now: number): number {
  return at > now ? Infinity : now - at;
}

/** Whether a planned time has come. One that is further ahead than anything ever waits is of another clock, and has. */
export function isReached(at: number, now: number, longestWaitMs: number): boolean {
  return at <= now || at > now + longestWaitMs;
}

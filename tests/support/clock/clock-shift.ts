/** Environment variable: milliseconds by which the unit tests' workers shift their clock. Read by `shifted-clock.ts`. */
export const CLOCK_SHIFT = "PLANBRIDGE_CLOCK_SHIFT_MS";

/**
 * The environment in which a run believes that it is another moment, in another time zone.
 * @param at ISO instant
 * @param now the machine's time, epoch milliseconds
 */
export function shiftedEnvironment(at: string, zone: string, now: number): Record<string, string> {
  return { [CLOCK_SHIFT]: String(Date.parse(at) - now), TZ: zone };
}

import { machineTime } from "./machine-clock.ts";

/** Longer than any end-to-end test file takes, on a slow machine too. */
const LONGEST_FILE_MS = 5 * 60_000;
/** The browser and the servers are other processes; none of them may still be before midnight. */
const AFTERWARDS_MS = 2000;

/**
 * How long to wait at a moment, so that a test file ends on the day in Sydney on which it began: the sandbox generates plans
 * and periods by the day it was started on, and the extension asks for today again and again.
 * @param now epoch milliseconds
 * @returns milliseconds; 0 when midnight is far enough away
 */
export function waitForMidnight(now: number): number {
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO("Australia/Sydney");
  // The day's own start, not 24 hours on: two days a year are longer or shorter.
  const left = here.add({ days: 1 }).startOfDay().epochMilliseconds - now;
  return left > LONGEST_FILE_MS ? 0 : left + AFTERWARDS_MS;
}

/** Lets Sydney's midnight go by first, if it is close. */
export async function letMidnightPass(): Promise<void> {
  const wait = waitForMidnight(machineTime());
  if (wait === 0) return;
  console.log(`It is nearly midnight in Sydney: waiting ${Math.ceil(wait / 1000)} s for the next day.`);
  await new Promise((resolve) => setTimeout(resolve, wait));
}

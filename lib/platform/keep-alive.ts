import { browser } from "wxt/browser";
import { isReached } from "../core/elapsed.ts";
import { currentTime } from "./system-clock.ts";

const WAKE_ALARM = "planbridge-wake";
const FOLLOW_ALARM = "planbridge-follow";
const MAINTENANCE_ALARM = "planbridge-upkeep";

const MAINTENANCE_PERIOD_MIN = 6 * 60;

/** Browsers end a worker that calls none of their functions for 30 seconds; fetches and the database don't count. */
const HEARTBEAT_MS = 20_000;

/** Keeps the worker for as long as the work takes. It may still die; then the alarm brings it back. */
export async function withKeepAlive<Result>(work: () => Promise<Result>): Promise<Result> {
  const heartbeat = setInterval(() => void browser.runtime.getPlatformInfo(), HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
  }
}

/** Calls the worker back every half minute while there is open work, and not otherwise. */
export async function setWakeAlarm(enabled: boolean): Promise<void> {
  if (enabled) await browser.alarms.create(WAKE_ALARM, { periodInMinutes: 0.5 });
  else await browser.alarms.clear(WAKE_ALARM);
}

/** Calls the worker back when the next booking's status is asked for, in epoch milliseconds; `undefined`: none is followed. */
export async function setFollowAlarm(when: number | undefined): Promise<void> {
  if (when === undefined) await browser.alarms.clear(FOLLOW_ALARM);
  else await browser.alarms.create(FOLLOW_ALARM, { when });
}

/** The device's key must be refreshed within days even if nobody syncs anything. Alarms can be dropped at an update. */
export async function ensureMaintenanceAlarm(): Promise<void> {
  const alarm = await browser.alarms.get(MAINTENANCE_ALARM);
  // Browsers keep an alarm by the clock's time: after the clock was set back, it would ring that much later.
  if (alarm && !isReached(alarm.scheduledTime, currentTime(), MAINTENANCE_PERIOD_MIN * 60_000)) return;
  await browser.alarms.create(MAINTENANCE_ALARM, {
    delayInMinutes: 1,
    periodInMinutes: MAINTENANCE_PERIOD_MIN,
  });
}

export function onAlarms(on: { wake: () => void; upkeep: () => void }): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === WAKE_ALARM || name === FOLLOW_ALARM) on.wake();
    if (name === MAINTENANCE_ALARM) on.upkeep();
  });
}

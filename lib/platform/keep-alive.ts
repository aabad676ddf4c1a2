import { browser } from "wxt/browser";

const WAKE = "planbridge-wake";
const UPKEEP = "planbridge-upkeep";

/** Browsers end a worker that calls none of their functions for 30 seconds; fetches and the database don't count. */
const HEARTBEAT = 20_000;

/** Keeps the worker for as long as the work takes. It may still die; then the alarm brings it back. */
export async function withKeepAlive(work: () => Promise<void>): Promise<void> {
  const heart = setInterval(() => void browser.runtime.getPlatformInfo(), HEARTBEAT);
  try {
    await work();
  } finally {
    clearInterval(heart);
  }
}

/** Calls the worker back every half minute while there is open work, and not otherwise. */
export async function setWakeAlarm(open: boolean): Promise<void> {
  if (open) await browser.alarms.create(WAKE, { periodInMinutes: 0.5 });
  else await browser.alarms.clear(WAKE);
}

/** The device's key must be refreshed within days even if nobody syncs anything. Alarms can be dropped at an update. */
export async function ensureMaintenanceAlarm(): Promise<void> {
  if (!(await browser.alarms.get(UPKEEP)))
    await browser.alarms.create(UPKEEP, { delayInMinutes: 1, periodInMinutes: 6 * 60 });
}

export function onAlarms(on: { wake: () => void; upkeep: () => void }): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === WAKE) on.wake();
    if (name === UPKEEP) on.upkeep();
  });
}

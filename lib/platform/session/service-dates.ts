import { browser } from "wxt/browser";
import { watchSession } from "./watch-session.ts";
import type { DateRange } from "../../core/date-range.ts";

/** In the session's storage, by tab: it outlives the worker, not the browser. */
const KEY = "service-dates:";

/** When the services of the invoice in this tab were delivered, as its page tells; `undefined`: it is no invoice's page any more. */
export async function saveServiceDates(
  tabId: number,
  dates: readonly DateRange[] | undefined,
): Promise<void> {
  const key = `${KEY}${tabId}`;
  if (dates) await browser.storage.session.set({ [key]: dates });
  else await browser.storage.session.remove(key);
}

export async function findServiceDates(tabId: number): Promise<DateRange[]> {
  const key = `${KEY}${tabId}`;
  const { [key]: dates } = await browser.storage.session.get(key);
  return (dates ?? []) as DateRange[];
}

/** Calls `changed` whenever the dates of this tab are others. Ends with the signal. */
export function watchServiceDates(tabId: number, changed: () => void, signal: AbortSignal): void {
  watchSession((changes) => {
    if (`${KEY}${tabId}` in changes) changed();
  }, signal);
}

import { browser } from "wxt/browser";

/** In the session's storage: it outlives the worker, not the browser. */
const KEY = "clock-ahead";

/** A `Date` header counts seconds, and an answer takes one or two. */
const NOISE_SECONDS = 2;

let last: number | undefined;

/** Keeps how far this computer's clock is ahead of the server that has just answered. `date`: its `Date` header. */
export function noteServerTime(date: string | null, now: number): void {
  const ahead = Math.round((now - Date.parse(date ?? "")) / 1000);
  if (Number.isNaN(ahead) || Math.abs(ahead - (last ?? Infinity)) <= NOISE_SECONDS) return;
  last = ahead;
  // Nothing waits for it, and nothing depends on it.
  browser.storage.session.set({ [KEY]: ahead }).catch(() => undefined);
}

/** In whole seconds, 0 for what may be the way of the answer; `null`: no answer came since the browser was started. */
export async function clockAheadSeconds(): Promise<number | null> {
  const { [KEY]: ahead } = await browser.storage.session.get(KEY);
  if (typeof ahead !== "number") return null;
  return Math.abs(ahead) <= NOISE_SECONDS ? 0 : ahead;
}

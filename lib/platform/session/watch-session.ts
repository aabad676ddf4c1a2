import { browser } from "wxt/browser";

/** What became of a key of the session's storage; without `newValue` it was removed. */
export interface SessionChange {
  newValue?: unknown;
}

/** Calls `changed` with each change of the session's storage, by key. Ends with the signal. */
export function watchSession(
  changed: (changes: Readonly<Record<string, SessionChange>>) => void,
  signal: AbortSignal,
): void {
  const { onChanged } = browser.storage.session;
  const listener = (changes: Record<string, SessionChange>) => changed(changes);
  onChanged.addListener(listener);
  signal.addEventListener("abort", () => onChanged.removeListener(listener));
}

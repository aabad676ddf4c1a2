import { browser } from "wxt/browser";

/** While the data is unlocked, the session's storage holds its key: the browser's memory, for the extension's own pages alone. */
export const VAULT_KEY = "vault-key";

/** Calls `changed` whenever the data is locked or unlocked, from now on. */
export function watchLock(changed: (isLocked: boolean) => void, signal: AbortSignal): void {
  const listener = (changes: Record<string, { newValue?: unknown }>) => {
    const change = changes[VAULT_KEY];
    if (change) changed((change.newValue ?? null) === null);
  };
  browser.storage.session.onChanged.addListener(listener);
  signal.addEventListener("abort", () => browser.storage.session.onChanged.removeListener(listener));
}

import { watchSession } from "./session/watch-session.ts";

/** While the data is unlocked, the session's storage holds its key: the browser's memory, for the extension's own pages alone. */
export const VAULT_KEY = "vault-key";

/** Calls `changed` whenever the data is locked or unlocked, from now on. */
export function watchLock(changed: (isLocked: boolean) => void, signal: AbortSignal): void {
  watchSession(({ [VAULT_KEY]: change }) => {
    if (change) changed((change.newValue ?? null) === null);
  }, signal);
}

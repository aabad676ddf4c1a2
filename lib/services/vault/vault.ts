import type { AutoLockMinutes, Retention, VaultView } from "../../domain/vault/vault-view.ts";

/** The protection of what is stored. Each answers with how it stands then, or throws a `ProblemError`. */
export interface Vault {
  view: () => Promise<VaultView>;
  protect: (passphrase: string) => Promise<VaultView>;
  changePassphrase: (current: string, next: string) => Promise<VaultView>;
  unlock: (passphrase: string) => Promise<VaultView>;
  lock: () => Promise<VaultView>;
  wipe: () => Promise<VaultView>;
  setAutoLock: (minutes: AutoLockMinutes) => Promise<VaultView>;
  setRetention: (retention: Retention) => Promise<VaultView>;
  purge: (ndisNumber: string) => Promise<{ deleted: number }>;
}

export function createVault(): Vault {
  const later = () => Promise.reject(new Error("not built yet"));
  return {
    view: later,
    protect: later,
    changePassphrase: later,
    unlock: later,
    lock: later,
    wipe: later,
    setAutoLock: later,
    setRetention: later,
    purge: later,
  };
}

import type { vaultOperations } from "../../messaging/operations/vault-operations.ts";
import type { Vault } from "../../services/vault/vault.ts";
import type { HandlersOf } from "../receive.ts";

/** Requests about the protection of what is stored. */
export function vaultHandlers(vault: Vault): HandlersOf<typeof vaultOperations> {
  return {
    "vault.view": () => vault.view(),
    "vault.protect": ({ passphrase }) => vault.protect(passphrase),
    "vault.change-passphrase": ({ current, next }) => vault.changePassphrase(current, next),
    "vault.unlock": ({ passphrase }) => vault.unlock(passphrase),
    "vault.lock": () => vault.lock(),
    "vault.wipe": () => vault.wipe(),
    "vault.set-auto-lock": ({ minutes }) => vault.setAutoLock(minutes),
    "vault.set-retention": (retention) => vault.setRetention(retention),
    "vault.purge": ({ ndisNumber }) => vault.purge(ndisNumber),
  };
}

import { useEffect, useState } from "preact/hooks";
import type { VaultView } from "../../lib/domain/vault/vault-view.ts";
import { watchLock } from "../../lib/platform/unlocked.ts";
import { usePolling } from "./use-polling.ts";
import { useQuery } from "./use-query.ts";

/** While data is being sealed. */
const POLL_INTERVAL_MS = 300;

export interface VaultState {
  /** `undefined`: not told yet, or it couldn't be. What is sealed can't be read then either. */
  view: VaultView | undefined;
  isLocked: boolean;
  /** How it stands after something that this page asked for. */
  setView: (view: VaultView) => void;
  reload: () => void;
}

/** How the stored data is protected. This page is told at once when another one, or the time, locks or unlocks it. */
export function useVault(): VaultState {
  const { reply: view, setReply: setView, reload } = useQuery("vault.view");
  /** What was told last, which is newer than any view that was asked for before. */
  const [told, setTold] = useState<boolean | null>(null);
  useEffect(() => {
    const ended = new AbortController();
    const changed = (isLocked: boolean) => {
      setTold(isLocked);
      reload();
    };
    const back = () => document.visibilityState === "visible" && reload();
    watchLock(changed, ended.signal);
    document.addEventListener("visibilitychange", back, { signal: ended.signal });
    return () => ended.abort();
  }, [reload]);
  usePolling(POLL_INTERVAL_MS, (view?.sealing ?? null) !== null, reload);
  // The key is gone too where everything was deleted: then nothing is sealed any more.
  const isLocked = told === null ? view?.isLocked : told && view?.openedBy.length !== 0;
  return { view, isLocked: isLocked ?? false, setView, reload };
}

import { browser } from "wxt/browser";
import type { Problem } from "../../core/problem.ts";
import { vaultProblem } from "./vault-problems.ts";

const KEY = "proda-key-ends";

/** So long before the end a locked Planbridge warns: a key lives 11 days, and a long weekend must not end it. */
const WARN_BEFORE_MS = 4 * 24 * 60 * 60 * 1000;

/**
 * When this computer's PRODA key ends, kept where it can be read while the data is locked: it is a time and nothing more.
 */
export function createKeyEnd(now: () => number) {
  return {
    /** @param endsAt epoch milliseconds; `undefined`: there is no key, or nobody knows. */
    async keep(endsAt: number | undefined): Promise<void> {
      if (endsAt === undefined) await browser.storage.local.remove(KEY);
      else await browser.storage.local.set({ [KEY]: endsAt });
    },
    forget: () => browser.storage.local.remove(KEY),
    /** What is to be said while it is locked; unlocked, it is renewed by itself. */
    async warning(isLocked: boolean): Promise<Problem | null> {
      const { [KEY]: endsAt } = await browser.storage.local.get(KEY);
      if (!isLocked || typeof endsAt !== "number" || endsAt - now() > WARN_BEFORE_MS) return null;
      return vaultProblem("key-ends-locked");
    },
  };
}

export type KeyEnd = ReturnType<typeof createKeyEnd>;

import { browser } from "wxt/browser";
import type { AccessToken, TokenCache } from "../domain/connection/access-token.ts";

const KEY = "access-token";

/** The token with the addresses that it came from and is for. */
interface Cached {
  addresses: string;
  token: AccessToken;
}

/**
 * `storage.session` is the browser's memory: it outlives the worker, ends with the browser, and pages can't read it.
 * The worker reads it once, and nothing else writes it.
 */
export function createTokenCache() {
  let cached: Cached | undefined;

  async function put(next: Cached | undefined): Promise<void> {
    cached = next;
    await (next ? browser.storage.session.set({ [KEY]: next }) : browser.storage.session.remove(KEY));
  }

  return {
    /** The cache of these addresses' token: one of others reads as missing, and is replaced. */
    tokensFor(addresses: string): TokenCache {
      return {
        async get() {
          cached ??= (await browser.storage.session.get(KEY))[KEY] as Cached | undefined;
          return cached?.addresses === addresses ? cached.token : undefined;
        },
        put: (token) => put(token && { addresses, token }),
      };
    },
    forget: () => put(undefined),
  };
}

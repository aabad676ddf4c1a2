import { browser } from "wxt/browser";
import type { AccessToken, TokenCache } from "../domain/connection/access-token.ts";

const KEY = "access-token";

/**
 * `storage.session` is the browser's memory: it outlives the worker, ends with the browser, and pages can't read it.
 * The worker reads it once, and nothing else writes it.
 */
export function createTokenCache(): TokenCache {
  let cached: AccessToken | undefined;
  return {
    async get() {
      cached ??= (await browser.storage.session.get(KEY))[KEY] as AccessToken | undefined;
      return cached;
    },
    async put(token) {
      cached = token;
      await (token ? browser.storage.session.set({ [KEY]: token }) : browser.storage.session.remove(KEY));
    },
  };
}

import { browser } from "wxt/browser";
import type { AccessToken } from "../ndia/proda/access-token.ts";
import type { TokenCache } from "../ndia/proda/proda.ts";

const KEY = "access-token";

/** `storage.session` is memory of the browser: it outlives the worker, ends with the browser, and no page can read it. */
export const tokenCache: TokenCache = {
  async get() {
    return (await browser.storage.session.get(KEY))[KEY] as AccessToken | undefined;
  },
  async put(token) {
    await (token ? browser.storage.session.set({ [KEY]: token }) : browser.storage.session.remove(KEY));
  },
};

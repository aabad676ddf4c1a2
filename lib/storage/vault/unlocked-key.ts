import { browser } from "wxt/browser";
import { VAULT_KEY } from "../../platform/unlocked.ts";

/** The data key while it is unlocked: in the session's storage, the browser's memory, until it ends or `forgetSession`. */
export async function readUnlockedKey(): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const { [VAULT_KEY]: key } = await browser.storage.session.get(VAULT_KEY);
  return typeof key === "string" ? Uint8Array.fromBase64(key) : undefined;
}

export async function saveUnlockedKey(dataKey: Uint8Array): Promise<void> {
  await browser.storage.session.set({ [VAULT_KEY]: dataKey.toBase64() });
}

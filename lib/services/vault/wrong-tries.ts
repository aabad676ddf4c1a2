import { browser } from "wxt/browser";

const KEY = "wrong-passphrases";

/** How often a wrong passphrase was typed while the audit trail was locked. It is entered once somebody unlocks it. */
export async function add(): Promise<void> {
  await browser.storage.local.set({ [KEY]: (await count()) + 1 });
}

/** How often since it was asked last. */
export async function take(): Promise<number> {
  const tries = await count();
  if (tries > 0) await browser.storage.local.remove(KEY);
  return tries;
}

async function count(): Promise<number> {
  const { [KEY]: tries } = await browser.storage.local.get(KEY);
  return typeof tries === "number" ? tries : 0;
}

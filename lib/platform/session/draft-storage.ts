import { browser } from "wxt/browser";

/**
 * Half-typed entries of the extension's own pages. In the session's storage: the browser's memory, which ends with the browser,
 * an update or a removal, and which no page of a CRM and none of our scripts in one can read. It ends too when
 * Planbridge is locked (`forget-session.ts`). Never for secrets, consent, amounts or invoices.
 */
const KEY = "draft:";

export async function readDraft(name: string): Promise<unknown> {
  const key = `${KEY}${name}`;
  const { [key]: draft } = await browser.storage.session.get(key);
  return draft;
}

/** @param draft what can be stored as JSON; `undefined`: there is nothing to keep. */
export async function saveDraft(name: string, draft: unknown): Promise<void> {
  const key = `${KEY}${name}`;
  await (draft === undefined
    ? browser.storage.session.remove(key)
    : browser.storage.session.set({ [key]: draft }));
}

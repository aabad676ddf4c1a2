import { browser } from "wxt/browser";

/** In the session's storage, by tab: it outlives the page and the worker, not the browser and no lock. */
const KEY = "kept-fixes:";

/** Which invoice was fixed, as its page shows it: a provider's number is unique. */
interface FixedInvoice {
  site: string;
  number: string;
  provider: string;
}

interface Kept {
  invoice: FixedInvoice;
  fixes: unknown;
}

/** What the last press of a fix has changed in this tab; `null`: it was taken back. */
export async function saveKeptFixes(
  tabId: number,
  invoice: FixedInvoice,
  fixes: object | null,
): Promise<void> {
  const key = `${KEY}${tabId}`;
  const kept: Kept = { invoice, fixes };
  if (fixes) await browser.storage.session.set({ [key]: kept });
  else await browser.storage.session.remove(key);
}

/** The same, if it was of this invoice; else `null`. */
export async function findKeptFixes(
  tabId: number,
  { site, number, provider }: FixedInvoice,
): Promise<unknown> {
  const key = `${KEY}${tabId}`;
  const { [key]: kept } = (await browser.storage.session.get(key)) as Record<string, Kept | undefined>;
  const before = kept?.invoice;
  const isSame = before?.site === site && before.number === number && before.provider === provider;
  return kept && isSame ? kept.fixes : null;
}

import { browser } from "wxt/browser";

/**
 * What the session's storage keeps while the data is locked: which tabs show which page at which address, who is signed in to a
 * CRM, when the services of an open invoice were, what window is open for what, and how the screen is shown. None of it tells
 * anybody's name, number or amount, and without it the work couldn't go on at unlocking. Anything that isn't named here is
 * forgotten: what is added later too.
 */
const KEPT: ReadonlySet<string> = new Set(["started", "crm-sign-ins", "review-tabs", "presentation"]);
/** Kept for each tab: the key goes on with the tab's id. */
const KEPT_BY_TAB = ["recognised-page:", "service-dates:"];

/**
 * Forgets what the browser's memory holds of people and secrets: drafts, files in transfer, chosen clients, the access token
 * and the key of the sealed data. All at once, so that no page is told of one without the other.
 */
export async function forgetSession(): Promise<void> {
  const keys = Object.keys(await browser.storage.session.get());
  await browser.storage.session.remove(keys.filter((key) => !isKept(key)));
}

function isKept(key: string): boolean {
  return KEPT.has(key) || KEPT_BY_TAB.some((start) => key.startsWith(start));
}

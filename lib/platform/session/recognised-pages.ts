import { browser } from "wxt/browser";
import { watchSession } from "./watch-session.ts";

/** In the session's storage, by tab: it outlives the worker, not the browser. */
const KEY = "recognised-page:";

/** What kind of page a tab shows, by its own markup, and at which address: enough to tell where to look, never whose it is. */
export interface RecognisedPage {
  site: string;
  /** `null`: not the address of a record. */
  path: string | null;
  page: string;
}

export async function saveRecognisedPage(tabId: number, page: RecognisedPage): Promise<void> {
  await browser.storage.session.set({ [`${KEY}${tabId}`]: page });
}

export async function findRecognisedPage(tabId: number): Promise<RecognisedPage | undefined> {
  const key = `${KEY}${tabId}`;
  const { [key]: page } = await browser.storage.session.get(key);
  return page as RecognisedPage | undefined;
}

/** The kinds of the pages that tabs showed last, one for each tab. */
export async function recognisedKinds(): Promise<string[]> {
  const kept = Object.entries(await browser.storage.session.get(null));
  return kept.flatMap(([key, page]) => (key.startsWith(KEY) ? [(page as RecognisedPage).page] : []));
}

/** Calls `changed` with the tab whenever another page is recognised in one. Ends with the signal. */
export function watchRecognisedPages(changed: (tabId: number) => void, signal: AbortSignal): void {
  watchSession((changes) => {
    for (const key of Object.keys(changes)) if (key.startsWith(KEY)) changed(Number(key.slice(KEY.length)));
  }, signal);
}

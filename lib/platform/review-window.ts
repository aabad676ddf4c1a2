import { browser } from "wxt/browser";

const PAGE = "/review.html";
const LOCK = "planbridge-review-window";
/** In the session's storage: the tab of each window, by what is decided in it. It outlives the worker, not the browser. */
const TABS = "review-tabs";
/** In CSS px: wide enough for a field's two values side by side. */
const SIZE = { width: 760, height: 820 };

/**
 * Opens the extension's own window in which a person decides, over the window of the CRM's tab. No script of a CRM's page
 * reaches it. One that is open for the same `query` is brought to the front instead; where there are no windows, it is a tab.
 */
export function openReviewWindow(query: string, crmTabId: number): Promise<void> {
  return navigator.locks.request(LOCK, async () => {
    const tabs = await storedTabs();
    const open = tabs[query];
    if (open !== undefined && (await bringToFront(open))) return;
    const tabId = await openPage(`${browser.runtime.getURL(PAGE)}?${query}#${crmTabId}`, crmTabId);
    if (tabId !== undefined) await browser.storage.session.set({ [TABS]: { ...tabs, [query]: tabId } });
  });
}

/** From a page of the extension: opens it over that page's tab, or over the tab in front beside it. */
export async function openReviewHere(query: Record<string, string>): Promise<void> {
  const own = await browser.tabs.getCurrent();
  const [front] = own ? [own] : await browser.tabs.query({ active: true, currentWindow: true });
  if (front?.id !== undefined) await openReviewWindow(String(new URLSearchParams(query)), front.id);
}

/** In that window: closes it, and brings the CRM's tab back to the front. */
export async function closeReviewWindow(): Promise<void> {
  await bringToFront(Number(location.hash.slice(1)));
  const own = await browser.tabs.getCurrent();
  if (own?.id !== undefined) await browser.tabs.remove(own.id);
}

async function storedTabs(): Promise<Record<string, number>> {
  const { [TABS]: tabs } = await browser.storage.session.get(TABS);
  return (tabs ?? {}) as Record<string, number>;
}

/** `false`: that tab is no more. */
async function bringToFront(tabId: number): Promise<boolean> {
  try {
    const tab = await browser.tabs.update(tabId, { active: true });
    if (tab?.windowId !== undefined) await browser.windows?.update(tab.windowId, { focused: true });
    return true;
  } catch {
    return false;
  }
}

async function openPage(url: string, crmTabId: number): Promise<number | undefined> {
  if (!browser.windows?.create) return (await browser.tabs.create({ url })).id;
  const bounds = await boundsOver(crmTabId);
  // A browser refuses a window that would mostly be off the screen.
  const created = await browser.windows
    .create({ url, type: "popup", ...bounds })
    .catch(() => browser.windows.create({ url, type: "popup", ...SIZE }))
    .catch(() => undefined);
  return created ? created.tabs?.[0]?.id : (await browser.tabs.create({ url })).id;
}

/** The middle of the tab's window, and no larger than that. */
async function boundsOver(tabId: number) {
  const { windowId } = await browser.tabs.get(tabId);
  const { left = 0, top = 0, width = SIZE.width, height = SIZE.height } = await browser.windows.get(windowId);
  const size = { width: Math.min(SIZE.width, width), height: Math.min(SIZE.height, height) };
  return {
    ...size,
    left: Math.round(left + (width - size.width) / 2),
    top: Math.round(top + (height - size.height) / 2),
  };
}

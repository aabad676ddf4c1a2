import { browser } from "wxt/browser";
import { watchSession } from "./session/watch-session.ts";

/**
 * Whether names and numbers of people are hidden on the screen, while it is shared. In the session's storage: it outlives a
 * lock and ends with the browser.
 */
const KEY = "presentation";

/** The root of each surface has this attribute while it is on. */
export const PRESENTING = "data-presenting";

/** What our scripts in the CRM's pages are told: they have no storage of their own. */
interface PresentationNews {
  planbridgePresentation: boolean;
}

export async function isPresenting(): Promise<boolean> {
  const { [KEY]: isOn } = await browser.storage.session.get(KEY);
  return isOn === true;
}

/** From a page of the extension. Every page of ours that is open follows at once, and so do our scripts in the CRM's pages. */
export async function setPresenting(isOn: boolean): Promise<void> {
  await browser.storage.session.set({ [KEY]: isOn });
  const news: PresentationNews = { planbridgePresentation: isOn };
  const tell = async ({ id }: { id?: number | undefined }) => {
    // Refused by a tab in which no script of ours is.
    if (id !== undefined) await browser.tabs.sendMessage(id, news).catch(() => undefined);
  };
  await Promise.all((await browser.tabs.query({})).map(tell));
}

/** In a page of the extension: calls `changed` whenever it is switched. Ends with the signal. */
export function watchPresenting(changed: (isOn: boolean) => void, signal: AbortSignal): void {
  watchSession(({ [KEY]: change }) => {
    if (change) changed(change.newValue === true);
  }, signal);
}

/** In a page of the CRM: the same, as it is told. Ends with the signal. */
export function onPresentationNews(changed: (isOn: boolean) => void, signal: AbortSignal): void {
  // The script of an extension that was removed or updated still stands in the page, without anybody to hear of it from.
  if (!browser.runtime?.id) return;
  const listener = (message: unknown): undefined => {
    const isOn = (message as Partial<PresentationNews> | null)?.planbridgePresentation;
    if (typeof isOn === "boolean") changed(isOn);
  };
  browser.runtime.onMessage.addListener(listener);
  signal.addEventListener("abort", () => browser.runtime.onMessage.removeListener(listener));
}

import { browser } from "wxt/browser";
import { askOwnPages, PALETTE_COMMAND } from "../platform/palette-key.ts";

/**
 * The palette's key: it opens the palette of the extension's page that has the focus, else the one of the CRM's page in front.
 * Any other page gets nothing. Only the browser itself says that the key was pressed: no page can.
 * @param isSite whether an origin is one of the CRM addresses in effect
 */
export function listenForPaletteKey(isSite: (origin: string) => Promise<boolean>): void {
  browser.commands.onCommand.addListener((name, tab) => {
    if (name === PALETTE_COMMAND && tab?.id !== undefined) void open(tab.id, tab.url, isSite);
  });
}

async function open(tabId: number, url: string | undefined, isSite: (origin: string) => Promise<boolean>) {
  if ((await askOwnPages(tabId, false)) || (await askOwnPages(tabId, true))) return;
  // The browser tells the address only of a page that it lets Planbridge work on.
  if (!url || !URL.canParse(url) || !(await isSite(new URL(url).origin))) return;
  try {
    const frameIds = [await frameWithOffers(tabId)];
    await browser.scripting.executeScript({ target: { tabId, frameIds }, files: ["/palette-dialog.js"] });
  } catch {
    // The tab has closed, is still loading, or its permission was withdrawn.
  }
}

/** The CRM may show one of its pages within another: the frame that has something to offer, the page itself first. */
async function frameWithOffers(tabId: number): Promise<number> {
  const frames = await browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    func: () => ((globalThis as { planbridgeOffers?: Set<unknown> }).planbridgeOffers?.size ?? 0) > 0,
  });
  const offering = frames.flatMap(({ frameId, result }) => (result ? frameId : []));
  return Math.min(...(offering.length > 0 ? offering : [0]));
}

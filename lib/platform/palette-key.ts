import { browser } from "wxt/browser";

/** The key's name in the manifest. */
export const PALETTE_COMMAND = "open-palette";

/** The key that opens the palette, as the browser writes it; `null`: the person has taken it away, or another extension has it. */
export async function paletteShortcut(): Promise<string | null> {
  const commands = await browser.commands.getAll();
  return commands.find(({ name }) => name === PALETTE_COMMAND)?.shortcut || null;
}

/** Opens the browser's own page on which a person chooses the keys of extensions. */
export async function openShortcutSettings(): Promise<void> {
  const { openShortcutSettings: open } = browser.commands as { openShortcutSettings?: () => Promise<void> };
  // Firefox has a function for it, Chrome an address.
  await (open ? open.call(browser.commands) : browser.tabs.create({ url: "chrome://extensions/shortcuts" }));
}

/** The question of the background to the extension's own pages: which of them has the key been pressed in? */
interface PaletteQuestion {
  planbridgePalette: {
    /** The tab in front of the window in which the key was pressed. */
    tabId: number;
    /** No page of ours has the focus: it may be in the browser's own bars. */
    isUnclaimed: boolean;
  };
}

/** Asks the extension's own pages to open their palette. `true`: one of them has. */
export async function askOwnPages(tabId: number, isUnclaimed: boolean): Promise<boolean> {
  const question: PaletteQuestion = { planbridgePalette: { tabId, isUnclaimed } };
  // Refused where no page of ours is open.
  return (await browser.runtime.sendMessage(question).catch(() => false)) === true;
}

/** In a page of the extension: opens its palette for the key, if the key was pressed there. Ends with the signal. */
export function onPaletteKey(open: () => void, signal: AbortSignal): void {
  let ownTab: number | undefined;
  void browser.tabs.getCurrent().then((tab) => (ownTab = tab?.id));
  const listener = (message: unknown): Promise<true> | undefined => {
    const asked = (message as Partial<PaletteQuestion> | null)?.planbridgePalette;
    if (!asked) return undefined;
    const isHere = asked.isUnclaimed ? asked.tabId === ownTab : document.hasFocus();
    if (!isHere) return undefined;
    open();
    return Promise.resolve(true);
  };
  browser.runtime.onMessage.addListener(listener);
  signal.addEventListener("abort", () => browser.runtime.onMessage.removeListener(listener));
}

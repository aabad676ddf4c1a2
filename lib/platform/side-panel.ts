import { browser } from "wxt/browser";

/** Firefox calls it a sidebar, and opens it for a press in an extension page or a key alone. */
interface Sidebar {
  open(): Promise<void>;
}

/** The key's name in the manifest. Firefox has a name of its own for it, and needs no listener. */
const OPEN_COMMAND = "open-side-panel";

/**
 * Opens the side panel of a window. Within a press of a person, before anything is awaited: browsers refuse it otherwise.
 * @param windowId of the window in Chrome; Firefox takes the one that was pressed in
 */
async function openSidePanel(windowId: number): Promise<void> {
  const { sidebarAction } = browser as unknown as { sidebarAction?: Sidebar };
  await (sidebarAction ? sidebarAction.open() : browser.sidePanel.open({ windowId }));
}

/** For a page of the extension: it asks for its window beforehand, as nothing may be awaited within the press. */
export function preparePanel(): () => Promise<void> {
  let windowId = -1;
  void browser.windows.getCurrent().then(({ id = -1 }) => (windowId = id));
  return () => openSidePanel(windowId);
}

/**
 * In the background: the key, and a press on a CRM's page, which arrives as the message `panel.open`. The rules for messages
 * are asynchronous, and with the first `await` the browser forgets that a person has pressed; so it is opened here, for
 * any page of ours. It gets no more than an empty panel by that.
 */
export function listenForPanelPress(): void {
  if (!("sidePanel" in browser)) return;
  const open = (windowId: number | undefined) => {
    // Refused where the press was no person's: then nothing opens.
    if (windowId !== undefined) openSidePanel(windowId).catch(() => undefined);
  };
  browser.runtime.onMessage.addListener((message: unknown, sender) => {
    const { planbridge } = (message ?? {}) as { planbridge?: unknown };
    if (planbridge === "panel.open" && sender.id === browser.runtime.id) open(sender.tab?.windowId);
  });
  browser.commands.onCommand.addListener((name, tab) => {
    if (name === OPEN_COMMAND) open(tab?.windowId);
  });
}

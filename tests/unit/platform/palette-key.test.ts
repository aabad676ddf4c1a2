import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import {
  askOwnPages,
  onPaletteKey,
  openShortcutSettings,
  paletteShortcut,
} from "../../../lib/platform/palette-key.ts";

const commands = vi.fn<() => { name: string; shortcut?: string }[]>();
const hasFocus = vi.fn<() => boolean>();

type Listener = (message: unknown) => unknown;
let listeners: Set<Listener>;
/** As browsers do it: refused without a listener, the first answer counts, and none is `undefined`. */
async function deliver(message: unknown): Promise<unknown> {
  if (listeners.size === 0) throw new Error("Could not establish connection.");
  return [...listeners].map((listener) => listener(message)).find((answer) => answer !== undefined);
}

beforeEach(() => {
  fakeBrowser.reset();
  hasFocus.mockReset().mockReturnValue(false);
  Object.assign(fakeBrowser, { commands: { getAll: () => Promise.resolve(commands()) } });
  vi.spyOn(fakeBrowser.tabs, "getCurrent").mockResolvedValue({ id: 7 } as never);
  vi.stubGlobal("document", { hasFocus });
  listeners = new Set();
  vi.spyOn(fakeBrowser.runtime, "sendMessage").mockImplementation(deliver);
  const onMessage: { addListener(listener: Listener): void; removeListener(listener: Listener): void } =
    fakeBrowser.runtime.onMessage;
  vi.spyOn(onMessage, "addListener").mockImplementation((listener) => void listeners.add(listener));
  vi.spyOn(onMessage, "removeListener").mockImplementation((listener) => void listeners.delete(listener));
});

test("the key is told as the browser writes it, and that there is none", async () => {
  commands.mockReturnValue([
    { name: "other", shortcut: "Alt+1" },
    { name: "open-palette", shortcut: "Alt+Shift+K" },
  ]);
  expect(await paletteShortcut()).toBe("Alt+Shift+K");
  commands.mockReturnValue([{ name: "open-palette", shortcut: "" }]);
  expect(await paletteShortcut()).toBeNull();
  commands.mockReturnValue([]);
  expect(await paletteShortcut()).toBeNull();
});

test("the browser's page of keys is opened by Firefox's own function, or by Chrome's address", async () => {
  const create = vi.spyOn(fakeBrowser.tabs, "create").mockResolvedValue({} as never);
  await openShortcutSettings();
  expect(create).toHaveBeenCalledExactlyOnceWith({ url: "chrome://extensions/shortcuts" });
  const own = vi.fn<() => Promise<void>>().mockResolvedValue();
  Object.assign(fakeBrowser.commands, { openShortcutSettings: own });
  await openShortcutSettings();
  expect(own).toHaveBeenCalledOnce();
  expect(create).toHaveBeenCalledOnce();
});

afterEach(() => vi.unstubAllGlobals());

/** A page of the extension in tab 7, which hears what the background asks. */
async function page() {
  const opened = vi.fn<() => void>();
  const ending = new AbortController();
  onPaletteKey(opened, ending.signal);
  await Promise.resolve();
  return { opened, ending };
}

test("the key opens the palette of the page that has the focus", async () => {
  const { opened } = await page();
  expect(await askOwnPages(7, false)).toBe(false);
  expect(opened).not.toHaveBeenCalled();
  hasFocus.mockReturnValue(true);
  expect(await askOwnPages(3, false)).toBe(true);
  expect(opened).toHaveBeenCalledOnce();
});

test("where no page has the focus, the key opens the palette of the tab in front and of no other", async () => {
  const { opened } = await page();
  expect(await askOwnPages(3, true)).toBe(false);
  expect(await askOwnPages(7, true)).toBe(true);
  expect(opened).toHaveBeenCalledOnce();
});

test("other messages open nothing, and neither does the key once the page has ended", async () => {
  const { opened, ending } = await page();
  hasFocus.mockReturnValue(true);
  await deliver({ planbridge: "panel.client" });
  ending.abort();
  expect(await askOwnPages(7, false)).toBe(false);
  expect(opened).not.toHaveBeenCalled();
});

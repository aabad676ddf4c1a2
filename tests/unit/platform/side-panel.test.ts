import { beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { listenForPanelPress } from "../../../lib/platform/side-panel.ts";

type Listener = (message: unknown, sender: object) => unknown;
type Command = (name: string, tab?: { windowId: number }) => void;

const open = vi.fn<(where: object) => Promise<void>>();
let press: Listener;
let command: Command;

beforeEach(() => {
  fakeBrowser.reset();
  open.mockReset().mockResolvedValue();
  const onCommand = { addListener: (listener: Command) => (command = listener) };
  Object.assign(fakeBrowser, { sidePanel: { open }, commands: { onCommand } });
  const onMessage: { addListener(listener: Listener): void } = fakeBrowser.runtime.onMessage;
  vi.spyOn(onMessage, "addListener").mockImplementation((listener) => (press = listener));
  listenForPanelPress();
});

test("a press on a CRM's page and the key open the panel of their own window before anything is awaited", () => {
  const { id } = fakeBrowser.runtime;
  expect(press({ planbridge: "panel.open", body: null }, { id, tab: { windowId: 3 } })).toBeUndefined();
  command("open-side-panel", { windowId: 4 });
  expect(open.mock.calls).toEqual([[{ windowId: 3 }], [{ windowId: 4 }]]);
});

test("nobody else opens the panel, and no other message or key does", () => {
  const tab = { windowId: 3 };
  press({ planbridge: "panel.open" }, { id: "another-extension", tab });
  press({ planbridge: "panel.client" }, { id: fakeBrowser.runtime.id, tab });
  press(null, { id: fakeBrowser.runtime.id, tab });
  command("another-key", tab);
  expect(open).not.toHaveBeenCalled();
});

test("a panel that the browser doesn't open is no error", () => {
  open.mockRejectedValue(new Error("not in response to a user gesture"));
  expect(() => command("open-side-panel", { windowId: 3 })).not.toThrow();
});

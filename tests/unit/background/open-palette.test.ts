import { beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { listenForPaletteKey } from "../../../lib/background/open-palette.ts";

const CRM = "https://crm.example";
type Command = (name: string, tab?: { id?: number; url?: string }) => void;
interface Injection {
  target: { tabId: number; allFrames?: true; frameIds?: number[] };
  files?: string[];
  func?: () => boolean;
}

const executeScript = vi.fn<(injection: Injection) => Promise<{ frameId: number; result: unknown }[]>>();
const asked = vi.fn<(message: unknown) => Promise<unknown>>();
let press: Command;

/** Which frames offer something. */
const offering = (...frames: boolean[]) =>
  executeScript.mockImplementation(({ func }) =>
    Promise.resolve(func ? frames.map((result, frameId) => ({ frameId, result })) : []),
  );
const injected = () =>
  executeScript.mock.calls.flatMap(([{ files, target }]) => (files ? { files, ...target } : []));
const settle = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  fakeBrowser.reset();
  executeScript.mockReset();
  asked.mockReset().mockRejectedValue(new Error("no page of ours is open"));
  vi.spyOn(fakeBrowser.runtime, "sendMessage").mockImplementation(asked);
  Object.assign(fakeBrowser, {
    scripting: { executeScript },
    commands: { onCommand: { addListener: (listener: Command) => (press = listener) } },
  });
  listenForPaletteKey((origin) => Promise.resolve(origin === CRM));
});

test("the key brings the palette into the page of the CRM in front, and into no frame of it", async () => {
  offering(true, true);
  press("open-palette", { id: 4, url: `${CRM}/Clients` });
  await settle();
  expect(injected()).toEqual([{ files: ["/palette-dialog.js"], tabId: 4, frameIds: [0] }]);
});

test("where a frame alone has something to offer, the palette opens there; else in the page itself", async () => {
  offering(false, false, true);
  press("open-palette", { id: 4, url: `${CRM}/Frames` });
  await settle();
  offering(false, false);
  press("open-palette", { id: 4, url: `${CRM}/Home` });
  await settle();
  expect(injected().map(({ frameIds }) => frameIds)).toEqual([[2], [0]]);
});

test("a page of the extension that takes the key keeps it from the CRM's page", async () => {
  offering(true);
  asked.mockResolvedValue(true);
  press("open-palette", { id: 4, url: `${CRM}/Clients` });
  await settle();
  expect(asked.mock.calls).toEqual([[{ planbridgePalette: { tabId: 4, isUnclaimed: false } }]]);
  expect(executeScript).not.toHaveBeenCalled();
});

test.each([
  ["another key", "open-side-panel", { id: 4, url: `${CRM}/Clients` }],
  ["a page of another site", "open-palette", { id: 4, url: "https://elsewhere.example/" }],
  ["a page whose address the browser doesn't tell", "open-palette", { id: 4 }],
  ["no tab", "open-palette", undefined],
])("%s brings nothing into any page", async (_what, name, tab) => {
  offering(true);
  press(name, tab);
  await settle();
  expect(executeScript).not.toHaveBeenCalled();
});

test("a tab that takes no script is no error", async () => {
  executeScript.mockRejectedValue(new Error("The tab was closed."));
  press("open-palette", { id: 4, url: `${CRM}/Clients` });
  await settle();
  expect(injected()).toEqual([]);
});

test("a frame is asked in the world of our own scripts whether it has something to offer", async () => {
  offering(true);
  press("open-palette", { id: 4, url: `${CRM}/Clients` });
  await settle();
  const probe = executeScript.mock.calls[0]?.[0].func;
  const world = globalThis as { planbridgeOffers?: Set<unknown> };
  expect(probe?.()).toBe(false);
  world.planbridgeOffers = new Set([1]);
  expect(probe?.()).toBe(true);
  delete world.planbridgeOffers;
});

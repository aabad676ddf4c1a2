import { act, cleanup, renderHook } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { useFollowedClient } from "../../../entrypoints/sidepanel/use-followed-client.ts";
import { saveRecognisedPage } from "../../../lib/platform/session/recognised-pages.ts";
import type { PanelTabView } from "../../../lib/messaging/views.ts";

type Activated = (tab: { tabId: number; windowId: number }) => void;
type Updated = (tabId: number, change: object) => void;

const OWN_TAB = 99;
let activate: Activated;
let update: Updated;
/** The background's answer about each tab. */
let answers: Map<number, Promise<PanelTabView>>;
let asked: number[];

const about = (name: string): PanelTabView => ({
  state: "client",
  client: { site: "https://crm.example.org", path: "/c", name, ndisNumber: "430000017", contracts: [] },
});
const settle = () => act(() => new Promise<void>((done) => setTimeout(done, 5)));

beforeEach(() => {
  fakeBrowser.reset();
  asked = [];
  answers = new Map();
  const { tabs, windows, runtime } = fakeBrowser as unknown as {
    tabs: Record<"query" | "getCurrent", () => Promise<unknown>> &
      Record<"onActivated" | "onUpdated", { addListener(listener: unknown): void }>;
    windows: { getCurrent(): Promise<unknown> };
    runtime: { sendMessage(message: unknown): Promise<unknown> };
  };
  vi.spyOn(windows, "getCurrent").mockResolvedValue({ id: 1 });
  tabs.getCurrent = () => Promise.resolve({ id: OWN_TAB });
  vi.spyOn(tabs, "query").mockResolvedValue([{ id: 7 }]);
  vi.spyOn(tabs.onActivated, "addListener").mockImplementation(
    (listener) => (activate = listener as Activated),
  );
  vi.spyOn(tabs.onUpdated, "addListener").mockImplementation((listener) => (update = listener as Updated));
  vi.spyOn(runtime, "sendMessage").mockImplementation(async (message) => {
    const { tabId } = (message as { body: { tabId: number } }).body;
    asked.push(tabId);
    return { ok: await (answers.get(tabId) ?? Promise.resolve({ state: "other-site" })) };
  });
});
afterEach(cleanup);

async function start() {
  const { result } = renderHook(() => useFollowedClient());
  await settle();
  return () => (result.current.state === "client" ? result.current.client.name : result.current.state);
}

test("the panel follows the active tab of its own window, and no other window's", async () => {
  answers.set(7, Promise.resolve(about("Ngozi"))).set(8, Promise.resolve(about("Ben")));
  const shown = await start();
  expect(shown()).toBe("Ngozi");
  await act(() => activate({ tabId: 8, windowId: 2 }));
  await settle();
  expect([shown(), asked]).toEqual(["Ngozi", [7]]);
  await act(() => activate({ tabId: 8, windowId: 1 }));
  expect(shown()).toBe("loading");
  await settle();
  expect(shown()).toBe("Ben");
});

test("a late answer about a tab that isn't in front any more is never shown", async () => {
  const late = Promise.withResolvers<PanelTabView>();
  answers.set(7, late.promise).set(8, Promise.resolve(about("Ben")));
  const shown = await start();
  await act(() => activate({ tabId: 8, windowId: 1 }));
  await settle();
  late.resolve(about("Ngozi"));
  await settle();
  expect(shown()).toBe("Ben");
});

test("the panel asks again when the tab goes to another page, and when that page is recognised", async () => {
  answers.set(7, Promise.resolve(about("Ngozi")));
  const shown = await start();
  answers.set(7, Promise.resolve({ state: "no-client" }));
  await act(() => update(7, { url: "https://crm.example.org/c2", status: "loading" }));
  await settle();
  expect(shown()).toBe("loading");
  answers.set(7, Promise.resolve(about("Ben")));
  await act(() =>
    saveRecognisedPage(7, { site: "https://crm.example.org", path: "/c2", page: "client-profile" }),
  );
  await settle();
  expect(shown()).toBe("Ben");
  const before = asked.length;
  await act(() => update(8, { url: "https://crm.example.org/c3" }));
  await act(() => update(7, { title: "x" }));
  await settle();
  expect(asked).toHaveLength(before);
});

test("the panel's own tab, where it is opened in one, is nobody's page", async () => {
  answers.set(7, Promise.resolve(about("Ngozi")));
  const shown = await start();
  await act(() => activate({ tabId: OWN_TAB, windowId: 1 }));
  await settle();
  expect([shown(), asked]).toEqual(["Ngozi", [7]]);
});

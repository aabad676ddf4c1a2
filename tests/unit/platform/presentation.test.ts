import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import {
  isPresenting,
  onPresentationNews,
  setPresenting,
  watchPresenting,
} from "../../../lib/platform/presentation.ts";

const told = vi.fn<(tabId: number, news: unknown) => Promise<unknown>>();

beforeEach(() => {
  fakeBrowser.reset();
  told.mockReset().mockResolvedValue(undefined);
  vi.spyOn(fakeBrowser.tabs, "query").mockResolvedValue([{ id: 3 }, { id: 4 }, {}] as never);
  vi.spyOn(fakeBrowser.tabs, "sendMessage").mockImplementation(told);
});
afterEach(() => fakeBrowser.storage.session.clear());

test("setPresenting is kept until the browser ends, and told to the scripts of every tab", async () => {
  expect(await isPresenting()).toBe(false);
  await setPresenting(true);
  expect(await isPresenting()).toBe(true);
  expect(told.mock.calls).toEqual([
    [3, { planbridgePresentation: true }],
    [4, { planbridgePresentation: true }],
  ]);
  await setPresenting(false);
  expect(await isPresenting()).toBe(false);
});

test("setPresenting goes on where no script of ours is in a tab", async () => {
  told.mockRejectedValueOnce(new Error("Receiving end does not exist."));
  await setPresenting(true);
  expect(told).toHaveBeenCalledTimes(2);
});

test("watchPresenting tells each change to a page of the extension, until it ends", async () => {
  const changed = vi.fn<(isOn: boolean) => void>();
  const ended = new AbortController();
  watchPresenting(changed, ended.signal);
  await setPresenting(true);
  await setPresenting(false);
  await fakeBrowser.storage.session.set({ other: true });
  ended.abort();
  await setPresenting(true);
  expect(changed.mock.calls).toEqual([[true], [false]]);
});

test("onPresentationNews tells what the extension sends, and nothing of any other message", () => {
  const changed = vi.fn<(isOn: boolean) => void>();
  let listener: (message: unknown) => unknown = () => expect.unreachable();
  const { onMessage } = fakeBrowser.runtime as unknown as {
    onMessage: { addListener(listener: unknown): void; removeListener(listener: unknown): void };
  };
  vi.spyOn(onMessage, "addListener").mockImplementation((each) => (listener = each as typeof listener));
  const remove = vi.spyOn(onMessage, "removeListener").mockImplementation(() => undefined);
  const ended = new AbortController();
  onPresentationNews(changed, ended.signal);
  expect(listener({ planbridgePresentation: true })).toBeUndefined();
  for (const other of [null, "text", {}, { planbridge: "vault.view" }, { planbridgePresentation: "yes" }])
    listener(other);
  expect(changed.mock.calls).toEqual([[true]]);
  ended.abort();
  expect(remove).toHaveBeenCalledOnce();
});

test("onPresentationNews leaves a page alone whose extension was removed", () => {
  const { runtime } = fakeBrowser;
  Object.assign(fakeBrowser, { runtime: undefined });
  try {
    expect(() => onPresentationNews(() => expect.unreachable(), new AbortController().signal)).not.toThrow();
  } finally {
    Object.assign(fakeBrowser, { runtime });
  }
});

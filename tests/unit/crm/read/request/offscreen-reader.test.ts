import { beforeEach, describe, expect, type MockInstance, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { CRM, htmlOf } from "../../pages.ts";

const page = { html: htmlOf("home"), url: `${CRM}/`, profileId: "careview" };
const own = { id: fakeBrowser.runtime.id };

/** A fresh worker: what one has opened, another hasn't. */
async function load() {
  vi.resetModules();
  return import("../../../../../lib/crm/read/request/offscreen-reader.ts");
}

describe("reading where there is a document", () => {
  test("readPageHtml parses in place where there is a document", async () => {
    const { readPageHtml } = await load();
    expect(await readPageHtml(htmlOf("sign-in"), CRM, "careview")).toEqual({ page: "sign-in" });
  });
});

describe("reading in Chrome's worker, which has none", () => {
  const offscreen: { createDocument(options: { url: string }): Promise<void> } = fakeBrowser.offscreen;
  const runtime: {
    getContexts(filter: object): Promise<object[]>;
    sendMessage(message: unknown): Promise<unknown>;
  } = fakeBrowser.runtime;

  let sent: MockInstance<(message: unknown) => Promise<unknown>>;

  beforeEach(() => {
    fakeBrowser.reset();
    vi.stubGlobal("DOMParser", undefined);
    sent = vi.spyOn(runtime, "sendMessage").mockResolvedValue({ page: null });
    return () => vi.unstubAllGlobals();
  });

  test("readPageHtml opens one offscreen document for any number of concurrent reads", async () => {
    vi.spyOn(runtime, "getContexts").mockResolvedValue([]);
    const create = vi.spyOn(offscreen, "createDocument").mockResolvedValue();
    const { readPageHtml } = await load();
    const read = () => readPageHtml(page.html, page.url, page.profileId);
    await Promise.all([read(), read(), read()]);
    expect(create).toHaveBeenCalledTimes(1);
    expect(sent).toHaveBeenCalledTimes(3);
    expect(sent).toHaveBeenCalledWith({ offscreenRead: page });
  });

  test("readPageHtml reuses the offscreen document of an earlier worker", async () => {
    vi.spyOn(runtime, "getContexts").mockResolvedValue([{}]);
    const create = vi.spyOn(offscreen, "createDocument").mockResolvedValue();
    const { readPageHtml } = await load();
    expect(await readPageHtml(page.html, page.url, page.profileId)).toEqual({ page: null });
    expect(create).not.toHaveBeenCalled();
  });

  test("readPageHtml retries opening the offscreen document after a failure", async () => {
    vi.spyOn(runtime, "getContexts").mockResolvedValue([]);
    const create = vi
      .spyOn(offscreen, "createDocument")
      .mockRejectedValueOnce(new Error("busy"))
      .mockResolvedValue();
    const { readPageHtml } = await load();
    const read = () => readPageHtml(page.html, page.url, page.profileId);
    await expect(read()).rejects.toThrow("busy");
    await read();
    expect(create).toHaveBeenCalledTimes(2);
  });
});

describe("the other document", () => {
  const onMessage: { addListener(listener: (message: unknown, sender: object) => unknown): void } =
    fakeBrowser.runtime.onMessage;

  /** What it answers to a message, `undefined` where it leaves the message alone. */
  async function answering() {
    const add = vi.spyOn(onMessage, "addListener");
    (await load()).handleReadRequests();
    const [listener] = add.mock.calls[0] ?? [];
    if (!listener) throw new Error("it doesn't listen");
    return listener;
  }

  test("the offscreen document reads pages that the worker sends", async () => {
    const answer = await answering();
    expect(await answer({ offscreenRead: { ...page, html: htmlOf("sign-in") } }, own)).toEqual({
      page: "sign-in",
    });
  });

  test.each([
    ["a tab", { offscreenRead: page }, { ...own, tab: { id: 1 } }],
    ["another extension", { offscreenRead: page }, { id: "somebody-else" }],
    ["the worker, about something else", { planbridge: "sync.start" }, own],
  ])("the offscreen document ignores messages from %s", async (_title, message, sender) => {
    const answer = await answering();
    expect(answer(message, sender)).toBeUndefined();
  });
});

import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { ReadAnswer, ReadRequest } from "../../../../../lib/crm/read/request/read-requests.ts";
import { CRM, htmlOf } from "../../pages.ts";
import { fakeTimers, realTimers } from "../../../test-clock.ts";

const page = { html: htmlOf("home"), url: `${CRM}/`, profileId: "careview" };
const OFFSCREEN = fakeBrowser.runtime.getURL("/offscreen.html");

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
  const runtime: { getContexts(filter: object): Promise<object[]> } = fakeBrowser.runtime;
  let requests: ReadRequest[];
  let document: MessagePort | undefined;
  let answer: (request: ReadRequest) => ReadAnswer | undefined;

  beforeEach(() => {
    fakeBrowser.reset();
    vi.stubGlobal("DOMParser", undefined);
    requests = [];
    answer = ({ id }) => ({ id, reading: { page: null } });
    const connect = (_message: unknown, [port]: MessagePort[]) => {
      document = port;
      port?.addEventListener("message", ({ data }: MessageEvent<ReadRequest>) => {
        requests.push(data);
        const answered = answer(data);
        if (answered) port.postMessage(answered);
      });
      port?.start();
    };
    const windows = [
      { url: fakeBrowser.runtime.getURL("/options.html"), postMessage: () => expect.unreachable() },
      { url: OFFSCREEN, postMessage: connect },
    ];
    vi.stubGlobal("clients", { matchAll: () => Promise.resolve(windows) });
    return () => {
      document?.close();
      vi.unstubAllGlobals();
    };
  });

  /** `isOpen`: whether an earlier worker has opened the document. */
  function watchDocuments(isOpen = false) {
    vi.spyOn(runtime, "getContexts").mockResolvedValue(isOpen ? [{}] : []);
    return vi.spyOn(offscreen, "createDocument").mockResolvedValue();
  }

  async function loadReader() {
    const { readPageHtml, readPageHtmlBriefly } = await load();
    return {
      read: () => readPageHtml(page.html, page.url, page.profileId),
      readBriefly: () => readPageHtmlBriefly(page.html, page.url, page.profileId),
    };
  }

  test("readPageHtml opens one offscreen document for any number of concurrent reads", async () => {
    const create = watchDocuments();
    const { read, readBriefly } = await loadReader();
    await Promise.all([read(), readBriefly(), read()]);
    expect(create).toHaveBeenCalledTimes(1);
    expect(requests).toEqual(
      ["whole", "brief", "whole"].map((depth) => ({ ...page, depth, id: expect.any(Number) })),
    );
  });

  test("readPageHtml gets the answer to its own page, whichever is answered first", async () => {
    watchDocuments();
    const { read } = await loadReader();
    answer = () => undefined;
    const both = Promise.all([read(), read()]);
    await vi.waitFor(() => expect(requests).toHaveLength(2));
    const [first, second] = requests;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port's messages have no origin
    const post = (message: unknown) => document?.postMessage(message);
    post({ id: second?.id, reading: { page: "client-list" } });
    post({ id: first?.id, reading: { page: "sign-in" } });
    expect(await both).toEqual([{ page: "sign-in" }, { page: "client-list" }]);
  });

  test("readPageHtml reuses the offscreen document of an earlier worker", async () => {
    const create = watchDocuments(true);
    const { read } = await loadReader();
    expect(await read()).toEqual({ page: null });
    expect(create).not.toHaveBeenCalled();
  });

  test("readPageHtml retries opening the offscreen document after a failure", async () => {
    const create = watchDocuments().mockRejectedValueOnce(new Error("busy"));
    const { read } = await loadReader();
    await expect(read()).rejects.toThrow("busy");
    await read();
    expect(create).toHaveBeenCalledTimes(2);
  });

  test("readPageHtml rejects when reading fails, and reads the next page", async () => {
    watchDocuments();
    const { read } = await loadReader();
    answer = ({ id }) => ({ id, error: "unknown profile" });
    await expect(read()).rejects.toThrow("unknown profile");
    answer = ({ id }) => ({ id, reading: { page: null } });
    expect(await read()).toEqual({ page: null });
  });

  test("readPageHtml rejects when the document doesn't answer, and looks for it anew for the next page", async () => {
    const create = watchDocuments();
    const { read } = await loadReader();
    answer = () => undefined;
    fakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const lost = read().catch(String);
    await vi.waitFor(() => expect(requests).toHaveLength(1));
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await lost).toContain("didn't answer");
    realTimers();
    document?.close();
    answer = ({ id }) => ({ id, reading: { page: null } });
    expect(await read()).toEqual({ page: null });
    expect(create).toHaveBeenCalledTimes(2);
  });
});

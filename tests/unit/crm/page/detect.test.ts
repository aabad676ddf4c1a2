import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fakeTimers, realTimers } from "../../test-clock.ts";
import { htmlOf, parse, type SavedPage } from "../pages.ts";

const NOTICED = { planbridge: "page.noticed" };
const LONG_MS = 10_000;

describe("the detector", () => {
  const sent = vi.fn<(message: unknown) => Promise<unknown>>();
  let extension: { id?: string; sendMessage: typeof sent };

  beforeEach(() => {
    vi.resetModules();
    fakeTimers();
    sent.mockReset().mockResolvedValue({ ok: null });
    extension = { id: "planbridge", sendMessage: sent };
    vi.stubGlobal("browser", { runtime: extension });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    realTimers();
  });

  async function start(doc: Document): Promise<Document> {
    const { startDetector } = await import("../../../../lib/crm/page/detect.ts");
    startDetector(doc);
    return doc;
  }
  const add = (doc: Document, html: string) => doc.body.insertAdjacentHTML("beforeend", html);

  test.each<[SavedPage, boolean]>([
    ["client-list", true],
    ["client-profile", true],
    ["contract", true],
    ["streamline", true],
    ["create-invoice", true],
    ["edit-budget", true],
    ["sign-in", false],
    ["home", false],
    ["edit-client", false],
    ["invoice-entry", false],
  ])("on %s says that the page may be ours: %s", async (page, isNoticed) => {
    await start(parse(htmlOf(page)));
    expect(sent.mock.calls).toEqual(isNoticed ? [[NOTICED]] : []);
  });

  test.each([100, 1000, 5000, 60_000])("notices a heading that comes %i ms later", async (ms) => {
    const doc = await start(parse("<main></main>"));
    await vi.advanceTimersByTimeAsync(ms);
    add(doc, "<h1>Client List</h1>");
    await vi.advanceTimersByTimeAsync(200);
    expect(sent.mock.calls).toEqual([[NOTICED]]);
  });

  test("notices a heading whose words come later, and one in a body that was replaced", async () => {
    const doc = await start(parse("<h1>Loading</h1>"));
    const text = doc.querySelector("h1")?.firstChild as Text;
    text.data = "Service Contract";
    await vi.advanceTimersByTimeAsync(200);
    expect(sent).toHaveBeenCalledTimes(1);
    const other = await start(parse("<p></p>"));
    other.body.replaceWith(parse("<h1>Clients</h1>").body);
    await vi.advanceTimersByTimeAsync(200);
    expect(sent).toHaveBeenCalledTimes(2);
  });

  test("says it once, whatever comes afterwards", async () => {
    const doc = await start(parse("<h1>Clients</h1>"));
    for (let change = 0; change < 5; change += 1) {
      add(doc, "<h1>Clients</h1>");
      await vi.advanceTimersByTimeAsync(LONG_MS);
    }
    expect(sent).toHaveBeenCalledTimes(1);
  });

  test("says it again with a later change where nobody answered, as right after an update", async () => {
    sent.mockRejectedValueOnce(new Error("Could not establish connection"));
    const doc = await start(parse("<h1>Clients</h1>"));
    await vi.advanceTimersByTimeAsync(LONG_MS);
    expect(sent).toHaveBeenCalledTimes(1);
    add(doc, "<p></p>");
    await vi.advanceTimersByTimeAsync(LONG_MS);
    expect(sent).toHaveBeenCalledTimes(2);
  });

  test("looks more and more seldom at a page that goes on changing", async () => {
    const doc = await start(parse("<h1>Clock</h1>"));
    const look = vi.spyOn(doc, "querySelectorAll");
    for (let ms = 0; ms < LONG_MS; ms += 20) {
      add(doc, "<i></i>");
      await vi.advanceTimersByTimeAsync(20);
    }
    expect(look.mock.calls.length).toBeLessThan(12);
  });

  test("doesn't look at a quiet page", async () => {
    const doc = await start(parse("<h1>Home</h1>"));
    const look = vi.spyOn(doc, "querySelectorAll");
    await vi.advanceTimersByTimeAsync(LONG_MS);
    expect(look).not.toHaveBeenCalled();
  });

  test("brought in a second time, it leaves the page to the first, unless that one's extension is gone", async () => {
    const doc = parse(htmlOf("client-list"));
    await start(doc);
    await start(doc);
    expect(sent).toHaveBeenCalledTimes(1);
    delete extension.id;
    vi.stubGlobal("browser", { runtime: { id: "newer", sendMessage: sent } });
    (globalThis as { planbridgeDetectors?: WeakMap<Document, () => boolean> }).planbridgeDetectors?.set(
      doc,
      () => false,
    );
    await start(doc);
    expect(sent).toHaveBeenCalledTimes(2);
  });

  test("says nothing in a frame of another site", async () => {
    vi.stubGlobal("top", {
      get document(): Document {
        throw new DOMException("Blocked a frame", "SecurityError");
      },
    });
    await start(parse(htmlOf("client-list")));
    expect(sent).not.toHaveBeenCalled();
  });

  test("uses Chrome's name for the browser where there is no other", async () => {
    vi.stubGlobal("browser", undefined);
    vi.stubGlobal("chrome", { runtime: extension });
    await start(parse(htmlOf("client-list")));
    expect(sent).toHaveBeenCalledTimes(1);
  });
});

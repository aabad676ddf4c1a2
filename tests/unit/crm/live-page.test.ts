import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { careview } from "../../../lib/crm/profile/careview.ts";
import { placeUnderHeading } from "../../../lib/crm/profile/find-heading.ts";
import { keepMounted } from "../../../lib/crm/page/stay-mounted.ts";
import { htmlOf, parse, type SavedPage } from "./pages.ts";

const frame = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

const ours = () => document.querySelectorAll("b").length;

describe("something of ours in a page that redraws itself", () => {
  let ended: AbortController;
  let puts: number;

  beforeEach(() => {
    ended = new AbortController();
    puts = 0;
    document.body.innerHTML = "<main></main>";
  });
  afterEach(() => ended.abort());

  const mount = () =>
    keepMounted(
      document,
      () => {
        const place = document.querySelector("main");
        if (!place) return null;
        puts += 1;
        place.insertAdjacentHTML("beforeend", "<b>ours</b>");
        return place.querySelector("b");
      },
      ended.signal,
    );

  test("is there at once, and put once however much else changes", async () => {
    mount();
    document.querySelector("main")?.append(document.createElement("i"), document.createElement("i"));
    await frame();
    expect([ours(), puts]).toEqual([1, 1]);
  });

  test("is put back after a redraw, each time", async () => {
    mount();
    for (let redraw = 1; redraw <= 3; redraw += 1) {
      document.body.innerHTML = "<main></main>";
      document.body.append(document.createElement("p"));
      await frame();
      expect([ours(), puts]).toEqual([1, redraw + 1]);
    }
  });

  test("waits for its place where there is none yet", async () => {
    document.body.innerHTML = "";
    mount();
    expect(puts).toBe(0);
    document.body.innerHTML = "<main></main>";
    await frame();
    expect(ours()).toBe(1);
  });

  test("is gone after its end, and stays gone", async () => {
    mount();
    ended.abort();
    expect(ours()).toBe(0);
    document.body.innerHTML = "<main></main>";
    await frame();
    expect([ours(), puts]).toEqual([0, 1]);
  });

  test("isn't put back by a redraw just before its end", async () => {
    mount();
    document.body.innerHTML = "<main></main>";
    await Promise.resolve();
    ended.abort();
    await frame();
    expect(ours()).toBe(0);
  });
});

/** The place under the heading of a service contract on such a page. */
const show = (html: string) => {
  document.body.innerHTML = html;
  return placeUnderHeading(document, careview.pages["service-contract"].headings ?? []);
};

describe("the place under a heading", () => {
  test.each([
    ["is the heading", "<section><h1 id='x'>Service Contract</h1></section>", "x"],
    [
      "is the heading with a reference",
      "<section><h2 id='x'>Service Contract - NDIS-0042</h2></section>",
      "x",
    ],
    [
      "is the row that the heading stands in",
      "<div id='x' style='display:flex'><h1>Service Contract</h1></div>",
      "x",
    ],
    [
      "is the outermost of rows in rows",
      "<div id='x' style='display:grid'><div style='display:flex'><h1>Service Contract</h1></div></div>",
      "x",
    ],
    ["is never the body", "<h1 id='x'>Service Contract</h1>", "x"],
  ])("%s", (_title, html, id) => {
    document.body.style.display = "flex";
    expect(show(html)?.id).toBe(id);
  });

  test("isn't there without the heading", () => {
    expect(show("<h1>Create New Contract</h1><p>Service Contract</p>")).toBeNull();
  });
});

async function visit(page: SavedPage): Promise<Document> {
  const { startDetector } = await import("../../../lib/crm/page/detect.ts");
  const doc = parse(htmlOf(page));
  startDetector(doc);
  return doc;
}
const recognised = (page: string) => [{ planbridge: "page.recognised", body: { page } }];

describe("the detector", () => {
  const sent = vi.fn<(message: unknown) => Promise<unknown>>();
  const navigation = new EventTarget();

  beforeEach(() => {
    vi.resetModules();
    sent.mockReset().mockResolvedValue(null);
    vi.stubGlobal("browser", { runtime: { sendMessage: sent } });
    vi.stubGlobal("navigation", navigation);
  });
  afterEach(() => vi.unstubAllGlobals());

  test.each<[SavedPage, string | null]>([
    ["client-list", "client-list"],
    ["client-profile", "client-profile"],
    ["contract", "service-contract"],
    ["sign-in", "sign-in"],
    ["home", null],
    ["edit-client", null],
    ["create-contract", null],
    ["invoice-entry", null],
  ])("on %s it says %s", async (page, name) => {
    await visit(page);
    expect(sent.mock.calls).toEqual(name ? [recognised(name)] : []);
  });

  test("looks again when the page changes without loading, and says each page once", async () => {
    const doc = await visit("client-list");
    navigation.dispatchEvent(new Event("navigatesuccess"));
    doc.body.innerHTML = parse(htmlOf("home")).body.innerHTML;
    navigation.dispatchEvent(new Event("navigatesuccess"));
    doc.body.innerHTML = parse(htmlOf("contract")).body.innerHTML;
    navigation.dispatchEvent(new Event("navigatesuccess"));
    expect(sent.mock.calls).toEqual([recognised("client-list"), recognised("service-contract")]);
  });

  test("says the page again when the person comes back to it", async () => {
    const doc = await visit("client-list");
    for (const page of ["home", "client-list"] as const) {
      doc.body.innerHTML = parse(htmlOf(page)).body.innerHTML;
      navigation.dispatchEvent(new Event("navigatesuccess"));
    }
    expect(sent).toHaveBeenCalledTimes(2);
  });

  test("isn't troubled when nobody answers, as right after an update", async () => {
    sent.mockRejectedValue(new Error("Could not establish connection"));
    await visit("client-list");
    await expect(sent.mock.results[0]?.value).rejects.toThrow("connection");
  });

  test("brought in a second time, it leaves the page to the first, unless that one's extension is gone", async () => {
    const first: { id?: string; sendMessage: typeof sent } = { id: "planbridge", sendMessage: sent };
    vi.stubGlobal("browser", { runtime: first });
    const { startDetector } = await import("../../../lib/crm/page/detect.ts");
    const doc = parse(htmlOf("client-list"));
    startDetector(doc);
    startDetector(doc);
    expect(sent).toHaveBeenCalledTimes(1);
    delete first.id;
    startDetector(doc);
    expect(sent).toHaveBeenCalledTimes(2);
  });

  test("uses Chrome's name for the browser where there is no other", async () => {
    vi.stubGlobal("browser", undefined);
    vi.stubGlobal("chrome", { runtime: { sendMessage: sent } });
    await visit("client-list");
    expect(sent).toHaveBeenCalledTimes(1);
  });
});

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { world } from "../../../../lib/crm/page/page-world.ts";
import { watchPage } from "../../../../lib/crm/page/watch-page.ts";
import { fakeTimers, realTimers } from "../../test-clock.ts";
import { htmlOf, parse, type SavedPage } from "../pages.ts";

const sent = vi.fn<(message: unknown) => Promise<unknown>>();
const pages = () => sent.mock.calls.map(([message]) => (message as { body: { page: string } }).body.page);

/** A page of the CRM, as its scripts change it. */
class LivePage {
  readonly navigation = new EventTarget();
  readonly ended: string[] = [];

  constructor() {
    vi.stubGlobal("navigation", this.navigation);
  }

  /** As a framework does: new content for the body. */
  show(page: SavedPage | { html: string }): void {
    document.body.innerHTML = parse(typeof page === "string" ? htmlOf(page) : page.html).body.innerHTML;
  }

  push(path: string): void {
    history.pushState(null, "", path);
    this.navigation.dispatchEvent(new Event("navigatesuccess"));
  }

  /** As the page script that the background brings in. */
  mount(): void {
    const { name } = world.planbridgePage ?? {};
    if (world.planbridgePage) world.planbridgePage.end = () => this.ended.push(String(name));
  }

  async wait(ms = 1000): Promise<void> {
    await vi.advanceTimersByTimeAsync(ms);
  }
}

describe("what the recogniser reports of a page that changes", () => {
  let page: LivePage;

  beforeEach(() => {
    fakeTimers();
    sent.mockReset().mockResolvedValue({ ok: null });
    vi.stubGlobal("browser", { runtime: { id: "planbridge", sendMessage: sent } });
    history.replaceState(null, "", "/ServiceContracts/Details/5");
    page = new LivePage();
  });
  afterEach(() => {
    delete world.planbridgePage;
    vi.unstubAllGlobals();
    realTimers();
  });

  const startOn = (first: SavedPage) => {
    page.show(first);
    watchPage(document);
    page.mount();
  };

  test.each<[SavedPage, string[]]>([
    ["client-list", ["client-list"]],
    ["contract", ["service-contract"]],
    ["home", []],
  ])("on %s it reports %j", (saved, expected) => {
    startOn(saved);
    expect([pages(), world.planbridgePage?.name]).toEqual([expected, expected[0] ?? null]);
  });

  test.each([1000, 5000, 60_000])("content that comes %i ms later is recognised", async (ms) => {
    startOn("home");
    await page.wait(ms);
    page.show("contract");
    await page.wait(300);
    expect(pages()).toEqual(["service-contract"]);
  });

  test("a page that becomes none of ours loses what we put into it", async () => {
    startOn("contract");
    page.show("home");
    await page.wait();
    expect([page.ended, world.planbridgePage?.name]).toEqual([["service-contract"], null]);
    page.show("contract");
    await page.wait();
    expect(pages()).toEqual(["service-contract", "service-contract"]);
  });

  test.each([0, 1000, 30_000])(
    "another contract is reported when its content comes, %i ms after its address",
    async (ms) => {
      startOn("contract");
      await page.wait();
      page.push("/ServiceContracts/Details/6");
      await page.wait(ms);
      expect([page.ended, pages().length]).toEqual([[], 1]);
      page.show("contract");
      await page.wait(300);
      expect([page.ended, pages().length]).toEqual([["service-contract"], 2]);
    },
  );

  test("another contract is reported when its address comes right after its content", async () => {
    startOn("contract");
    await page.wait();
    page.show("contract");
    page.push("/ServiceContracts/Details/6");
    await page.wait(300);
    expect([page.ended, pages().length]).toEqual([["service-contract"], 2]);
  });

  test("another contract is reported where only the texts change", async () => {
    startOn("contract");
    await page.wait();
    page.push("/ServiceContracts/Details/6");
    const reference = document.querySelector("dd")?.firstChild as Text;
    reference.data = "NDIS-0043";
    await page.wait(300);
    expect(pages()).toHaveLength(2);
  });

  test("another record in the address's query is reported with its content", async () => {
    history.replaceState(null, "", "/ServiceContracts/Details?id=5");
    startOn("contract");
    await page.wait();
    page.push("/ServiceContracts/Details?id=6");
    page.show("contract");
    await page.wait();
    expect(pages()).toHaveLength(2);
  });

  test.each([
    ["a hash", "/ServiceContracts/Details/5#budgets"],
    ["a tab in the query", "/ServiceContracts/Details/5?tab=budgets"],
  ])("%s in the address leaves everything where it is", async (_title, address) => {
    startOn("contract");
    await page.wait();
    page.push(address);
    await page.wait();
    page.show("contract");
    await page.wait();
    expect([page.ended, pages().length]).toEqual([[], 1]);
  });

  test.each([
    ["something is only added, as a spinner", () => document.body.append(document.createElement("i"))],
    [
      "something goes outside of the main part",
      () => document.querySelector("header")?.firstElementChild?.remove(),
    ],
  ])("a new address alone is no other contract, nor while %s", async (_title, change) => {
    startOn("contract");
    await page.wait();
    page.push("/ServiceContracts/Details/6");
    change();
    await page.wait();
    expect([page.ended, pages().length]).toEqual([[], 1]);
  });

  test("a page that draws itself anew under the same address keeps what is open", async () => {
    startOn("contract");
    for (let redraw = 0; redraw < 3; redraw += 1) {
      page.show("contract");
      await page.wait();
    }
    expect([page.ended, pages().length]).toEqual([[], 1]);
  });

  test("the list stays the list, whatever is searched on it", async () => {
    history.replaceState(null, "", "/Clients");
    startOn("client-list");
    page.push("/Clients/Page/2?search=o");
    page.show("client-list");
    await page.wait();
    expect([page.ended, pages().length]).toEqual([[], 1]);
  });

  test("a form in a dialog is reported when it opens, and the page under it when it closes", async () => {
    startOn("contract");
    document.body.insertAdjacentHTML("beforeend", "<dialog><h2>Edit Budget Category</h2></dialog>");
    await page.wait();
    expect(pages()).toEqual(["service-contract"]);
    document.querySelector("dialog")?.setAttribute("open", "");
    await page.wait();
    document.querySelector("dialog")?.removeAttribute("open");
    await page.wait();
    expect(pages()).toEqual(["service-contract", "budget-form", "service-contract"]);
  });

  test("a body that was replaced is looked at, again and again", async () => {
    startOn("contract");
    for (const next of ["home", "client-list", "home"] as const) {
      const body = document.createElement("body");
      body.innerHTML = parse(htmlOf(next)).body.innerHTML;
      document.body.replaceWith(body);
      await page.wait();
    }
    expect([pages(), world.planbridgePage?.name]).toEqual([["service-contract", "client-list"], null]);
  });

  test("a page that comes back from the browser's cache is looked at once more", async () => {
    startOn("contract");
    page.show("home");
    dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
    expect([page.ended, world.planbridgePage?.name]).toEqual([["service-contract"], null]);
    await page.wait();
    expect(pages()).toEqual(["service-contract"]);
  });

  test("where nobody answers, the page is reported with its next change", async () => {
    sent.mockRejectedValueOnce(new Error("Could not establish connection"));
    startOn("contract");
    await page.wait();
    document.body.append(document.createElement("p"));
    await page.wait();
    expect(pages()).toHaveLength(2);
  });

  test("a second one takes over, and takes away what the first one's extension left", async () => {
    startOn("contract");
    watchPage(document);
    page.mount();
    expect([page.ended, pages().length]).toEqual([["service-contract"], 2]);
    page.show("client-list");
    await page.wait();
    expect(pages()).toEqual(["service-contract", "service-contract", "client-list"]);
  });
});

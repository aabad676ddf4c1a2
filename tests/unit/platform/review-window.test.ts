import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { openReviewWindow } from "../../../lib/platform/review-window.ts";

const QUERY = "change=5-a&site=x";
const created = vi.fn<(what: object) => Promise<object>>();
let crmTab: number;

beforeEach(async () => {
  fakeBrowser.reset();
  const window = await fakeBrowser.windows.create({ width: 1200, height: 900, left: 100, top: 50 });
  crmTab = (await fakeBrowser.tabs.create({ windowId: window?.id, url: "https://crm.example.org/" })).id ?? 0;
  created.mockReset();
  created.mockImplementation(async ({ url }: { url?: string }) => ({
    tabs: [await fakeBrowser.tabs.create({ url })],
  }));
  vi.spyOn(fakeBrowser.windows, "create").mockImplementation(created as never);
});

const tabs = async () =>
  (await fakeBrowser.tabs.query({})).flatMap(({ url }) => (url?.includes("review.html") ? url : []));

describe("openReviewWindow", () => {
  test("openReviewWindow opens the extension's page over the middle of the CRM's window", async () => {
    vi.spyOn(fakeBrowser.windows, "get").mockResolvedValue({
      left: 100,
      top: 50,
      width: 1200,
      height: 900,
    } as never);
    await openReviewWindow(QUERY, crmTab);
    expect(await tabs()).toEqual([`${fakeBrowser.runtime.getURL("/review.html")}?${QUERY}#${crmTab}`]);
    expect(created.mock.calls).toEqual([
      [expect.objectContaining({ type: "popup", left: 320, top: 90, width: 760, height: 820 })],
    ]);
  });

  test("openReviewWindow brings an open window to the front instead of opening a second one", async () => {
    await Promise.all([openReviewWindow(QUERY, crmTab), openReviewWindow(QUERY, crmTab)]);
    expect(await tabs()).toHaveLength(1);
    await openReviewWindow("change=6-b&site=x", crmTab);
    expect(await tabs()).toHaveLength(2);
  });

  test("openReviewWindow opens another once the first was closed", async () => {
    await openReviewWindow(QUERY, crmTab);
    const first = (await fakeBrowser.tabs.query({})).find(({ url }) => url?.includes("review.html"));
    vi.spyOn(fakeBrowser.tabs, "update").mockRejectedValueOnce(new Error(`No tab with id: ${first?.id}`));
    await openReviewWindow(QUERY, crmTab);
    expect(created).toHaveBeenCalledTimes(2);
  });

  test("openReviewWindow opens a tab where the browser makes no window", async () => {
    created.mockRejectedValue(new Error("no windows"));
    await openReviewWindow(QUERY, crmTab);
    expect(await tabs()).toHaveLength(1);
  });
});

import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { pageCheckHandlers } from "../../../../lib/background/handlers/page-check-handlers.ts";
import type { Sender } from "../../../../lib/background/receive.ts";
import type { PageHealth } from "../../../../lib/domain/page-health/page-health.ts";
import { freshDatabase } from "../../storage/row-fixtures.ts";

const own: Sender = { caller: "extension-page", origin: "chrome-extension://x" };
const CRM = "https://app.careview.io";

const permissions: { contains(asked: { origins?: string[] }): Promise<boolean> } = fakeBrowser.permissions;
const scripting: { executeScript(injection: object): Promise<{ result?: unknown }[]> } =
  fakeBrowser.scripting;
const tabs: { get(id: number): Promise<object>; query(filter: object): Promise<object[]> } = fakeBrowser.tabs;

const unknown: PageHealth = { page: null, title: "", items: [], known: [], markup: [] };
const contract: PageHealth = {
  page: "service-contract",
  title: "Service contract",
  items: [{ what: "Reference", state: "read" }],
  known: [],
  markup: [["tables", 1]],
};

async function check(url: string | undefined, results: unknown[] | Error, allowed = true) {
  vi.spyOn(permissions, "contains").mockResolvedValue(allowed);
  vi.spyOn(tabs, "get").mockResolvedValue({ id: 7, url });
  const execute = vi.spyOn(scripting, "executeScript");
  if (results instanceof Error) execute.mockRejectedValue(results);
  else execute.mockResolvedValue(results.map((result) => ({ result })));
  const handlers = pageCheckHandlers(await freshDatabase());
  return { execute, view: await handlers["page.check"]({ tabId: 7 }, own) };
}

beforeEach(() => {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.runtime, "getManifest").mockReturnValue({
    manifest_version: 3,
    name: "Planbridge",
    version: "1.2.3",
  });
});

describe("page.check", () => {
  test.each([
    ["of another site", "https://example.org/Clients", true],
    ["whose address isn't told", undefined, true],
    ["of the extension itself", "chrome-extension://x/options.html", true],
    ["of a CRM address that the browser doesn't allow", `${CRM}/Clients`, false],
  ])("page.check brings nothing into a tab %s", async (_case, url, allowed) => {
    const { execute, view } = await check(url, [contract], allowed);
    expect(view).toEqual({ state: "other-site" });
    expect(execute).not.toHaveBeenCalled();
  });

  test.each<[string, unknown[], PageHealth[]]>([
    ["the page that its only frame shows", [contract], [contract]],
    ["the page in a frame, where the tab itself shows none", [unknown, contract, null], [contract]],
    [
      "both of two pages",
      [contract, { ...contract, title: "Budget form" }],
      [contract, { ...contract, title: "Budget form" }],
    ],
    [
      "the tab's own page, where none is recognised",
      [unknown, { ...unknown, markup: [["tables", 2]] }],
      [unknown],
    ],
  ])("page.check reports %s", async (_case, results, pages) => {
    const { execute, view } = await check(`${CRM}/ServiceContracts/Details/42`, results);
    expect(view).toMatchObject({ state: "read", pages });
    expect(execute).toHaveBeenCalledExactlyOnceWith({
      target: { tabId: 7, allFrames: true },
      files: ["/page-health.js"],
    });
  });

  test("the diagnostic names version and profile, and no address", async () => {
    const { view } = await check(`${CRM}/ServiceContracts/Details/42`, [contract]);
    const { diagnostic } = view as { diagnostic: string };
    expect(diagnostic).toContain("Planbridge 1.2.3 in ");
    expect(diagnostic).toContain("Profile careview, checked ");
    expect(diagnostic).not.toMatch(/careview\.io|Details|42/);
  });

  test.each([
    ["refuses the script", new Error("Frame with ID 0 is showing error page")],
    ["answers nothing", []],
  ])("page.check of a tab that %s says that it can't be read", async (_case, results) => {
    expect((await check(`${CRM}/Clients`, results)).view).toEqual({ state: "unreadable" });
  });
});

test("page.tabs lists the open tabs at CRM addresses and no others", async () => {
  vi.spyOn(tabs, "query").mockResolvedValue([
    { id: 1, url: `${CRM}/Clients`, title: "Clients" },
    { id: 2, url: "https://example.org/", title: "Elsewhere" },
    { id: 3, title: "Not told" },
    { id: 4, url: `${CRM}/Invoices` },
  ]);
  const handlers = pageCheckHandlers(await freshDatabase());
  expect(await handlers["page.tabs"](null, own)).toEqual([
    { tabId: 1, title: "Clients" },
    { tabId: 4, title: "" },
  ]);
});

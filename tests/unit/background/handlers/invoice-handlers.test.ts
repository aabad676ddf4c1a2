import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { ReadCrm } from "../../../../lib/services/crm/crm-access.ts";
import { takeFileTransfer } from "../../../../lib/storage/file-transfers.ts";
import type { InvoiceContexts } from "../../../../lib/services/invoices/invoice-context.ts";
import { invoiceHandlers } from "../../../../lib/background/handlers/invoice-handlers.ts";
import type { RetrievePlan } from "../../../../lib/services/invoices/plan-retrieval.ts";
import type { Sender } from "../../../../lib/background/receive.ts";

const SITE = "https://crm.example.org";
const open = { site: SITE, path: "/Invoices/Create", tabId: 7, frameId: 2 };
const page: Sender = { caller: "crm-page", origin: SITE, path: open.path, tabId: 7, frameId: 2 };
const own: Sender = { ...page, caller: "extension-page", origin: fakeBrowser.runtime.getURL("/") };
const known = { context: { today: "2026-11-22" } };

const contextFor = vi.fn<InvoiceContexts["contextFor"]>();
const gather = vi.fn<InvoiceContexts["collect"]>();
const contextOf = vi.fn<InvoiceContexts["contextOf"]>();
const readCrm = vi.fn<ReadCrm>();
const retrievePlan = vi.fn<RetrievePlan>();
const handlers = invoiceHandlers({
  pricesFor: () => Promise.resolve({ lists: [], items: [], region: null }),
  contexts: { contextFor, collect: gather, contextOf },
  readCrm,
  retrievePlan,
});

beforeEach(() => {
  fakeBrowser.reset();
  for (const mock of [contextFor, gather, contextOf, readCrm, retrievePlan]) mock.mockReset();
  contextFor.mockResolvedValue(known);
});

test("F63: invoice.context answers for the sender's CRM and asks the NDIA only on request", async () => {
  const whose = { clientPath: "/Clients/Profile/11", ndisNumber: "430000017" };
  expect(await handlers["invoice.context"]({ ...whose, retrieve: true }, page)).toBe(known);
  expect(contextFor).toHaveBeenCalledExactlyOnceWith(open, whose, true, undefined);
  const stored = { provider: "Reef Care", number: "INV-7", lines: [], sure: true };
  await handlers["invoice.context"]({ ...whose, stored, retrieve: false }, page);
  expect(contextFor).toHaveBeenLastCalledWith(open, whose, false, stored);
});

test("F63: streamline.check reads captured invoices from the sender's CRM", async () => {
  readCrm.mockResolvedValue({ page: null });
  const verdicts = await handlers["streamline.check"](
    { paths: ["/Streamline/Review/7"], retrieve: false },
    page,
  );
  expect(verdicts).toMatchObject([{ path: "/Streamline/Review/7", problem: { code: "crm-page-unknown" } }]);
  expect(readCrm).toHaveBeenCalledExactlyOnceWith(SITE, "/Streamline/Review/7");
});

test("workspace.open opens the file check of the workspace in a new tab", async () => {
  const create = vi.spyOn(fakeBrowser.tabs, "create");
  expect(await handlers["workspace.open"](null, page)).toBeNull();
  expect(create).toHaveBeenCalledExactlyOnceWith({ url: fakeBrowser.runtime.getURL("/workspace.html#file") });
});

test.each([
  ["participants", "#participants?q="],
  ["file", "#file"],
] as const)("workspace.open opens the tab %s by its address", async (tab, hash) => {
  const create = vi.spyOn(fakeBrowser.tabs, "create");
  await handlers["workspace.open"]({ tab }, page);
  expect(create.mock.lastCall?.[0].url).toBe(`${fakeBrowser.runtime.getURL("/workspace.html")}${hash}`);
});

test("workspace.open opens the results of one batch", async () => {
  const create = vi.spyOn(fakeBrowser.tabs, "create");
  await handlers["workspace.open"]({ tab: "results", batchId: "1-a" }, page);
  expect(create.mock.lastCall?.[0].url).toBe(
    `${fakeBrowser.runtime.getURL("/workspace.html")}#results?batch=1-a`,
  );
});

test("file.retrieve-plan asks the NDIA for the plan of one participant", async () => {
  retrievePlan.mockResolvedValue({ ndiaAt: 1 });
  expect(await handlers["file.retrieve-plan"]({ ndisNumber: "430000017" }, own)).toEqual({ ndiaAt: 1 });
  expect(retrievePlan).toHaveBeenCalledExactlyOnceWith("430000017");
});

describe("file.transfer", () => {
  const transferIn = (hash: string) => new URLSearchParams(hash.split("?")[1]).get("transfer") ?? "";
  const july = { name: "july.csv", base64: "YSxi" };
  const openFile = async () => {
    const create = vi.spyOn(fakeBrowser.tabs, "create");
    await handlers["file.transfer"](july, page);
    const url = create.mock.lastCall?.[0].url;
    create.mockRestore();
    return new URL(url ?? "");
  };

  test("file.transfer stores the file for the tab that it opens, which can read it once", async () => {
    const { pathname, hash } = await openFile();
    expect(pathname).toBe("/workspace.html");
    expect(await takeFileTransfer(transferIn(hash))).toEqual(july);
    expect(await takeFileTransfer(transferIn(hash))).toBeUndefined();
  });

  test("file.transfer replaces a file that no tab has read, and nothing else", async () => {
    await fakeBrowser.storage.session.set({ "access-token": "kept" });
    const left = await openFile();
    const { hash } = await openFile();
    expect(await takeFileTransfer(transferIn(left.hash))).toBeUndefined();
    expect(await takeFileTransfer(transferIn(hash))).toEqual(july);
    expect(await fakeBrowser.storage.session.get()).toEqual({ "access-token": "kept" });
  });
});

test("streamline.next leads to the next captured invoice with errors of the list that the tab showed", async () => {
  const captured = { invoice: { lines: [] }, reasons: [], unreadable: [], readable: "all" };
  readCrm.mockResolvedValue({ page: "streamline-review", captured } as never);
  const paths = ["/Streamline/Review/7", "/Streamline/Review/8", "/Streamline/Review/9"];
  await handlers["streamline.check"]({ paths, retrieve: false }, page);
  const after = (path: string, from = page) => handlers["streamline.next"](null, { ...from, path });
  expect(await after("/Streamline/Review/7")).toEqual({ path: "/Streamline/Review/8", left: 2 });
  expect(await after("/Streamline/Review/9")).toEqual({ path: "/Streamline/Review/7", left: 2 });
  expect(await after("/Streamline/Review/1")).toEqual({ path: "/Streamline/Review/7", left: 3 });
  // Another tab showed no list, and another CRM's list is none of this one's.
  expect(await after("/Streamline/Review/7", { ...page, tabId: 8 })).toEqual({ path: null, left: 0 });
  expect(await after("/Streamline/Review/7", { ...page, origin: "https://other.example" })).toEqual({
    path: null,
    left: 0,
  });
});

test("F63: invoice.kept-fixes answers the tab that has kept them, for the same invoice", async () => {
  const invoice = { number: "INV-1", provider: "Reef Care" };
  const fixed = [{ lineId: "1", field: "lineTotal" as const, before: "1.00", after: "20.00" }];
  const fixes = { label: "Line total differs", fixed, split: [] };
  await handlers["invoice.keep-fixes"]({ invoice, fixes }, page);
  expect(await handlers["invoice.kept-fixes"](invoice, page)).toEqual(fixes);
  expect(await handlers["invoice.kept-fixes"]({ ...invoice, number: "INV-2" }, page)).toBeNull();
  expect(await handlers["invoice.kept-fixes"](invoice, { ...page, tabId: 8 })).toBeNull();
});

import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { pageHandlers } from "../../../../lib/background/handlers/page-handlers.ts";
import { panelHandlers } from "../../../../lib/background/handlers/panel-handlers.ts";
import type { Sender } from "../../../../lib/background/receive.ts";
import { saveRecognisedPage } from "../../../../lib/platform/session/recognised-pages.ts";
import type { ClientOfPage } from "../../../../lib/services/participants/client-of-page.ts";
import { addChange } from "../../../../lib/storage/change-repository.ts";
import { saveContractStatus } from "../../../../lib/storage/contract-status-repository.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { saveSnapshot } from "../../../../lib/storage/plan-repository.ts";
import { change, CLIENT, CONTRACT, NDIS_NUMBER, snapshot } from "../../storage/change-fixtures.ts";
import { freshDatabase } from "../../storage/row-fixtures.ts";
import { NOW, TODAY } from "../../test-clock.ts";

const CRM = "https://app.careview.io";
const own: Sender = { caller: "extension-page", origin: "chrome-extension://x" };
const tabs: { get(id: number): Promise<object> } = fakeBrowser.tabs;
const permissions: { contains(asked: object): Promise<boolean> } = fakeBrowser.permissions;
const scripting: { executeScript(injection: object): Promise<unknown> } = fakeBrowser.scripting;

let db: Database;
const clientOf = vi.fn<ClientOfPage["clientOf"]>();
const handlers = () => panelHandlers({ db, clientOfPage: { clientOf }, now: () => NOW, today: () => TODAY });
const ask = () => handlers()["panel.client"]({ tabId: 7 }, own);
const show = (url: string | undefined, more: object = {}) =>
  vi.spyOn(tabs, "get").mockResolvedValue({ id: 7, url, ...more });
const profile = { site: CRM, path: CLIENT.path, page: "client-profile" };

beforeEach(async () => {
  fakeBrowser.reset();
  db = await freshDatabase();
  vi.spyOn(permissions, "contains").mockResolvedValue(true);
  clientOf.mockReset();
  const identity = { surname: "Okafor", dateOfBirth: "1990-05-04", ndisNumber: NDIS_NUMBER };
  clientOf.mockResolvedValue({ ...CLIENT, contracts: [CONTRACT], verifiedIdentity: identity } as never);
});

describe("panel.client", () => {
  test("panel.client names the client of a recognised page", async () => {
    show(`${CRM}${CLIENT.path}`);
    await saveRecognisedPage(7, profile);
    expect(await ask()).toEqual({
      state: "client",
      client: { site: CRM, ...CLIENT, ndisNumber: NDIS_NUMBER, contracts: [CONTRACT] },
    });
    expect(clientOf).toHaveBeenCalledExactlyOnceWith({ ...profile, tabId: 7 });
  });

  test.each<[string, string | undefined, string]>([
    ["of another site", "https://example.org/Clients/Profile/11", "other-site"],
    ["whose address isn't told", undefined, "other-site"],
    ["that has moved on to another record", `${CRM}/Clients/Profile/12`, "no-client"],
    ["of the CRM's front page", `${CRM}/`, "no-client"],
  ])("panel.client reads nothing for a tab %s", async (_case, url, state) => {
    show(url);
    await saveRecognisedPage(7, profile);
    expect(await ask()).toEqual({ state });
    expect(clientOf).not.toHaveBeenCalled();
  });

  test("panel.client reads nothing for a page that nobody has recognised, and for one about nobody", async () => {
    show(`${CRM}${CLIENT.path}`);
    expect(await ask()).toEqual({ state: "no-client" });
    await saveRecognisedPage(7, profile);
    clientOf.mockResolvedValue(undefined);
    expect(await ask()).toEqual({ state: "no-client" });
  });

  test("panel.client refuses a tab with a sign-in of its own", async () => {
    show(`${CRM}${CLIENT.path}`, { cookieStoreId: "firefox-container-2" });
    await saveRecognisedPage(7, profile);
    await expect(ask()).rejects.toMatchObject({ problem: { code: "container-tab" } });
    expect(clientOf).not.toHaveBeenCalled();
  });

  test("page.recognised keeps what a tab's own page is, and not what stands in a frame of it", async () => {
    vi.spyOn(scripting, "executeScript").mockResolvedValue([]);
    const done = () => Promise.resolve();
    const recognise = (frameId: number, path: string) =>
      pageHandlers({
        signedIn: done,
        signInOpened: done,
        forgetPage: () => undefined,
        environment: () => Promise.resolve(null),
      })["page.recognised"](
        { page: "client-profile" },
        { caller: "crm-page", origin: CRM, path, tabId: 7, frameId },
      );
    await recognise(0, CLIENT.path);
    await recognise(3, "/Clients/Profile/12");
    show(`${CRM}${CLIENT.path}`);
    await ask();
    expect(clientOf).toHaveBeenCalledExactlyOnceWith({ ...profile, tabId: 7 });
  });
});

describe("panel.record", () => {
  test("panel.record has what is stored for that CRM, and the days of compared contracts", async () => {
    await saveSnapshot(db, { ...snapshot("s-1", NOW), site: CRM });
    const compared = [
      { field: "NDIS Plan Start Date", crm: "2026-07-01", ndia: "2026-07-01", same: true },
      { field: "NDIS Plan End Date", crm: "2027-06-30", ndia: "2027-06-30", same: true },
    ];
    const status = { checkedAt: NOW, outcome: "success" as const, compared, notes: [] };
    await saveContractStatus(db, { ...status, site: CRM, path: CONTRACT.path });
    const contracts = [CONTRACT, { reference: "SC-2", path: "/ServiceContracts/Details/43" }];
    const view = await handlers()["panel.record"]({ site: CRM, ndisNumber: NDIS_NUMBER, contracts }, own);
    expect(view).toMatchObject({
      record: { ndisNumber: NDIS_NUMBER, isPace: true },
      contracts: [{ reference: CONTRACT.reference, startDate: "2026-07-01", endDate: "2027-06-30" }],
      uncompared: ["SC-2"],
      today: TODAY,
    });
    await addChange(db, change("1", { site: CRM }));
    expect(await handlers()["panel.record-of-change"]({ id: "1" }, own)).toEqual({
      ...view,
      uncompared: [],
    });
    await expect(handlers()["panel.record-of-change"]({ id: "none" }, own)).rejects.toThrow("record-gone");
    const elsewhere = { site: "https://other.example.org", ndisNumber: NDIS_NUMBER, contracts: [] };
    expect((await handlers()["panel.record"](elsewhere, own)).record.isPace).toBeNull();
  });
});

describe("panel.plan-picture", () => {
  const page: Sender = { caller: "crm-page", origin: CRM, path: CONTRACT.path, tabId: 7 };
  const request = { page: "service-contract" as const, dates: [] };
  const other = { reference: "SC-2", path: "/ServiceContracts/Details/43" };

  beforeEach(async () => {
    await saveSnapshot(db, { ...snapshot("s-1", NOW), site: CRM });
    const identity = { surname: "Okafor", dateOfBirth: "1990-05-04", ndisNumber: NDIS_NUMBER };
    clientOf.mockResolvedValue({
      ...CLIENT,
      contracts: [CONTRACT, other],
      verifiedIdentity: identity,
    } as never);
  });

  test("panel.plan-picture draws the plan of whoever the sender's own address is about", async () => {
    const view = await handlers()["panel.plan-picture"](request, page);
    expect(clientOf).toHaveBeenCalledExactlyOnceWith(
      { site: CRM, path: CONTRACT.path, page: "service-contract", tabId: 7 },
      {},
    );
    expect(view.timeline?.rows.map(({ kind }) => kind)).toContain("plan");
    expect(view.uncompared).toEqual([CONTRACT.reference]);
    expect(JSON.stringify(view)).not.toContain(NDIS_NUMBER);
  });

  test("panel.plan-picture draws all contracts of an invoice's client, and the days of its services", async () => {
    const dates = [{ from: "2026-11-02", to: "2026-11-02" }];
    const shown = { clientPath: CLIENT.path };
    const view = await handlers()["panel.plan-picture"]({ page: "invoice-form", ...shown, dates }, page);
    expect(clientOf.mock.lastCall?.[1]).toEqual(shown);
    expect(view.timeline?.rows[0]).toMatchObject({ kind: "invoice", segments: [{}] });
    expect(view.uncompared).toEqual([CONTRACT.reference, other.reference]);
  });

  test("panel.plan-picture asks for a client where the page names none, and refuses a page without an address", async () => {
    clientOf.mockResolvedValue(undefined);
    await expect(handlers()["panel.plan-picture"](request, page)).rejects.toThrow("no-client-named");
    const nowhere = { ...page, path: null };
    await expect(handlers()["panel.plan-picture"](request, nowhere)).rejects.toThrow("other-record");
  });
});

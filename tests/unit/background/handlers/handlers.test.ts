import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { Device } from "../../../../lib/domain/connection/device.ts";
import { environments } from "../../../../lib/ndia/environments.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { addBatch } from "../../../../lib/storage/batch-repository.ts";
import { connectionSettings } from "../../../../lib/storage/settings/settings.ts";
import { createConnection } from "../../../../lib/services/connection/connection.ts";
import { connectionHandlers } from "../../../../lib/background/handlers/connection-handlers.ts";
import { contractHandlers } from "../../../../lib/background/handlers/contract-handlers.ts";
import type { CheckContract } from "../../../../lib/services/sync/check-contract.ts";
import { pageHandlers } from "../../../../lib/background/handlers/page-handlers.ts";
import { siteHandlers } from "../../../../lib/background/handlers/site-handlers.ts";
import { syncHandlers } from "../../../../lib/background/handlers/sync-handlers.ts";
import type { Sender } from "../../../../lib/background/receive.ts";
import type { ConnectionForm } from "../../../../lib/messaging/views.ts";
import { batch, freshDatabase, job, SITE } from "../../storage/row-fixtures.ts";
import { NDIA_TIME_ZONE } from "../../../../lib/core/calendar-date.ts";
import { currentTime } from "../../../../lib/platform/system-clock.ts";
import { setClock } from "../../test-clock.ts";

const page: Sender = { caller: "crm-page", origin: SITE, tabId: 7, frameId: 2 };
const own: Sender = { caller: "extension-page", origin: "chrome-extension://x" };

const permissions: { contains(asked: { origins?: string[] }): Promise<boolean> } = fakeBrowser.permissions;
const scripting: {
  executeScript(injection: { target: { tabId: number }; files: string[] }): Promise<unknown>;
  getRegisteredContentScripts(filter: object): Promise<object[]>;
  registerContentScripts(scripts: { id: string }[]): Promise<void>;
} = fakeBrowser.scripting;
const tabs: { create(tab: { url?: string }): Promise<unknown>; query(filter: object): Promise<object[]> } =
  fakeBrowser.tabs;

let db: Database;
beforeEach(async () => {
  fakeBrowser.reset();
  db = await freshDatabase();
  vi.spyOn(permissions, "contains").mockResolvedValue(true);
});

describe("syncHandlers", () => {
  const wake = vi.fn<() => void>();
  const badge = { refresh: vi.fn<() => Promise<void>>().mockResolvedValue() };
  const handlers = () => syncHandlers(db, wake, badge);
  const clients = [{ name: "Ngozi Okafor", path: "/Clients/Profile/11" }];

  beforeEach(() => wake.mockClear());

  test("F10: sync.start creates a batch for the sender's CRM and wakes the worker", async () => {
    const started = await handlers()["sync.start"]({ clients }, page);
    expect(started).toMatchObject({ started: true, notIncluded: 0 });
    expect(await db.get("batches", started.batchId)).toMatchObject({ site: SITE, totalClients: 1 });
    expect(wake).toHaveBeenCalledTimes(1);
  });

  test("a failure is told as unread until the results desk has shown it, whatever else was synced since", async () => {
    const { batchId } = await handlers()["sync.start"]({ clients }, page);
    await db.put("jobs", job(`${batchId}/00001/001`, { state: "failed", settledAt: 5 }));
    await addBatch(db, batch("9-z"), []);
    const unread = () => handlers()["sync.unread-failures"](null, own);
    expect(await unread()).toEqual({ count: 1, batchId });
    expect(await handlers()["sync.mark-failures-read"]({ batchId, until: 5 }, own)).toBeNull();
    expect(badge.refresh).toHaveBeenCalledOnce();
    expect(await unread()).toEqual({ count: 0 });
    await expect(
      handlers()["sync.mark-failures-read"]({ batchId: "1-a", until: 5 }, own),
    ).rejects.toMatchObject({ problem: { code: "record-gone" } });
  });

  test("sync.add refuses a batch of another CRM and an unknown batch", async () => {
    const { batchId } = await handlers()["sync.start"]({ clients }, page);
    const other = { ...page, origin: "https://other.example.org" };
    await expect(handlers()["sync.add"]({ batchId, clients }, other)).rejects.toMatchObject({
      problem: { code: "record-gone" },
    });
    await expect(handlers()["sync.add"]({ batchId: "1-a", clients }, page)).rejects.toMatchObject({
      problem: { code: "record-gone" },
    });
  });

  test("F149: sync.add adds nobody to a synchronisation of participants, whose consent nobody would have confirmed", async () => {
    await addBatch(db, batch("1-a", { kind: "participants" }), []);
    await expect(handlers()["sync.add"]({ batchId: "1-a", clients }, page)).rejects.toMatchObject({
      problem: { code: "record-gone" },
    });
    expect(await db.count("jobs")).toBe(0);
  });

  test("sync.add adds clients to a batch of the sender's CRM", async () => {
    const { batchId } = await handlers()["sync.start"]({ clients }, page);
    await handlers()["sync.add"]({ batchId, clients: [{ name: "Ben", path: "/Clients/Profile/12" }] }, page);
    expect(await db.get("batches", batchId)).toMatchObject({ totalClients: 2 });
    expect(wake).toHaveBeenCalledTimes(2);
  });

  test("sync.retry, sync.stop and sync.resume accept an extension page", async () => {
    const problem = { code: "crm-signed-out", what: "x", remedy: "x" };
    await addBatch(db, batch("1-a", { blocked: problem }), [
      job("1-a/00001", { state: "uncompleted", settledAt: 5 }),
    ]);
    const { "sync.retry": retry, "sync.stop": stop, "sync.resume": goOn } = handlers();
    expect(await retry({ batchId: "1-a" }, own)).toEqual({ retried: 1 });
    expect(await stop({ batchId: "1-a" }, own)).toEqual({ stopped: 1 });
    expect(await goOn({ batchId: "1-a" }, own)).toBeNull();
    expect(await db.get("batches", "1-a")).not.toHaveProperty("blocked");
    expect(wake).toHaveBeenCalledTimes(3);
  });

  test("result.open opens the job's client on its own CRM and refuses an unknown job", async () => {
    const create = vi.spyOn(tabs, "create").mockResolvedValue({});
    await addBatch(db, batch("1-a"), [job("1-a/00001")]);
    await handlers()["result.open"]({ jobId: "1-a/00001" }, own);
    expect(create.mock.calls).toEqual([[{ url: `${SITE}/Clients/Profile/00001` }]]);
    await expect(handlers()["result.open"]({ jobId: "1-a/00009" }, own)).rejects.toMatchObject({
      problem: { code: "record-gone" },
    });
    expect(create).toHaveBeenCalledTimes(1);
  });

  test("result.open opens the contract where its own problem is, and the client where the client's is", async () => {
    const create = vi.spyOn(tabs, "create").mockResolvedValue({});
    const problem = { code: "plan-end-differs", what: "x", remedy: "y", field: "NDIS Plan End Date" };
    await addBatch(db, batch("1-a"), [
      job("1-a/00001/001", { problem }),
      job("1-a/00001/002", { problem: { ...problem, code: "surname-mismatch", field: "Surname" } }),
    ]);
    for (const jobId of ["1-a/00001/001", "1-a/00001/002"]) await handlers()["result.open"]({ jobId }, own);
    expect(create.mock.calls.map(([{ url }]) => url)).toEqual([
      `${SITE}/ServiceContracts/00001/001`,
      `${SITE}/Clients/Profile/00001`,
    ]);
  });

  test("result.open opens the form of the contract or client where the pages have told its address", async () => {
    const create = vi.spyOn(tabs, "create").mockResolvedValue({});
    const problem = { code: "plan-end-differs", what: "x", remedy: "y", field: "NDIS Plan End Date" };
    const forms = { client: "/Clients/Edit/1", contract: "/ServiceContracts/Edit/1" };
    await addBatch(db, batch("1-a"), [
      job("1-a/00001/001", { problem, forms }),
      job("1-a/00001/002", { problem: { ...problem, field: "Surname" }, forms }),
    ]);
    for (const jobId of ["1-a/00001/001", "1-a/00001/002"]) await handlers()["result.open"]({ jobId }, own);
    expect(create.mock.calls.map(([{ url }]) => url)).toEqual([
      `${SITE}/ServiceContracts/Edit/1`,
      `${SITE}/Clients/Edit/1`,
    ]);
  });

  test("sync.check-again starts a batch of those results alone, and none for results that there aren't", async () => {
    await addBatch(db, batch("1-a"), [job("1-a/00001/001"), job("1-a/00002/001")]);
    const again = handlers()["sync.check-again"];
    const { batchId } = await again({ batchId: "1-a", results: ["1-a/00002/001"] }, own);
    expect(await db.get("batches", batchId)).toMatchObject({ kind: "active-plans", totalClients: 1 });
    expect(wake).toHaveBeenCalledTimes(1);
    await expect(again({ batchId: "1-a", results: ["1-a/00009"] }, own)).rejects.toMatchObject({
      problem: { code: "record-gone" },
    });
  });

  test("F149: sync.check-again asks nothing of participants, whose consent is confirmed in its own window", async () => {
    await addBatch(db, batch("1-a", { kind: "participants" }), [job("1-a/00001", { kind: "participant" })]);
    await expect(
      handlers()["sync.check-again"]({ batchId: "1-a", results: ["1-a/00001"] }, own),
    ).rejects.toMatchObject({ problem: { code: "record-gone" } });
  });

  test("F13: contract.status returns the status of the sender's own contract only", async () => {
    const path = "/ServiceContracts/Details/42";
    const status = { site: SITE, path, checkedAt: 5, outcome: "success" as const, compared: [], notes: [] };
    await db.put("contracts", status);
    const ask = contractHandlers(db, vi.fn<CheckContract>(), vi.fn(), () => undefined)["contract.status"];
    expect(await ask({ path }, page)).toEqual(status);
    expect(await ask({ path: "/ServiceContracts/Details/43" }, page)).toBeNull();
    expect(await ask({ path }, { ...page, origin: "https://other.example.org" })).toBeNull();
  });
});

test("contract.status tells what stops all work, with the stored status and without one", async () => {
  const path = "/ServiceContracts/Details/42";
  const halted = { code: "database-closed", what: "x", remedy: "y" };
  const ask = contractHandlers(db, vi.fn<CheckContract>(), vi.fn(), () => halted)["contract.status"];
  await expect(ask({ path }, page)).rejects.toMatchObject({ problem: halted });
  const status = { site: SITE, path, checkedAt: 5, outcome: "success" as const, compared: [], notes: [] };
  await db.put("contracts", status);
  expect(await ask({ path }, page)).toEqual({ ...status, halted });
});

describe("pageHandlers", () => {
  const signInOpened = vi.fn<(site: string) => Promise<void>>().mockResolvedValue();
  const forgetPage = vi.fn<(frame: { tabId: number; frameId: number }) => void>();

  test("page.noticed injects the script that looks closely into the frame that asked", async () => {
    const execute = vi.spyOn(scripting, "executeScript").mockResolvedValue([]);
    await pageHandlers({
      signedIn: vi.fn<() => Promise<void>>(),
      signInOpened,
      forgetPage,
      environment: () => Promise.resolve(null),
    })["page.noticed"](null, page);
    expect(execute.mock.calls).toEqual([
      [{ target: { tabId: 7, frameIds: [2] }, files: ["/recogniser.js"] }],
    ]);
  });

  test.each([
    ["client-list", 1, 1],
    ["service-contract", 1, 1],
    ["client-profile", 1, 1],
    ["budget-form", 1, 1],
    ["sign-in", 0, 0],
    ["something else", 0, 1],
  ])(
    "page.recognised for %s injects its script %i times and reports signed in %i times",
    async (name, injected, signedIn) => {
      const execute = vi.spyOn(scripting, "executeScript").mockResolvedValue([]);
      const known = vi.fn<(site: string) => Promise<void>>().mockResolvedValue();
      await pageHandlers({
        signedIn: known,
        signInOpened,
        forgetPage,
        environment: () => Promise.resolve(null),
      })["page.recognised"]({ page: name }, page);
      expect(execute.mock.calls).toEqual(
        Array.from({ length: injected }, () => [
          { target: { tabId: 7, frameIds: [2] }, files: [`/content-scripts/${name}.js`] },
        ]),
      );
      expect(known.mock.calls).toEqual(Array.from({ length: signedIn }, () => [SITE]));
    },
  );

  test.each(["invoice-form", "streamline-review"])(
    "page.recognised for %s injects what runs in the page's own world before the page's script",
    async (name) => {
      const execute = vi.spyOn(scripting, "executeScript").mockResolvedValue([]);
      await pageHandlers({
        signedIn: vi.fn<() => Promise<void>>().mockResolvedValue(),
        signInOpened,
        forgetPage,
        environment: () => Promise.resolve(null),
      })["page.recognised"]({ page: name }, page);
      const target = { tabId: 7, frameIds: [2] };
      expect(execute.mock.calls).toEqual([
        [{ target, world: "MAIN", files: ["/save-guard.js"] }],
        [{ target, files: ["/content-scripts/invoice.js"] }],
      ]);
    },
  );

  test.each(["pace", "sync", "plan"] as const)(
    "page.dialog injects the script of the %s dialog into the frame that asked",
    async (name) => {
      const execute = vi.spyOn(scripting, "executeScript").mockResolvedValue([]);
      const { "page.dialog": load } = pageHandlers({
        signedIn: vi.fn<() => Promise<void>>(),
        signInOpened,
        forgetPage,
        environment: () => Promise.resolve(null),
      });
      await load({ name }, page);
      expect(execute.mock.calls).toEqual([
        [{ target: { tabId: 7, frameIds: [2] }, files: [`/${name}-dialog.js`] }],
      ]);
    },
  );

  test("page.dialog names the browser's permission where it was withdrawn, and injects nothing", async () => {
    vi.spyOn(permissions, "contains").mockResolvedValue(false);
    const execute = vi.spyOn(scripting, "executeScript").mockResolvedValue([]);
    const { "page.dialog": load } = pageHandlers({
      signedIn: vi.fn<() => Promise<void>>(),
      signInOpened,
      forgetPage,
      environment: () => Promise.resolve(null),
    });
    await expect(load({ name: "sync" }, page)).rejects.toMatchObject({
      problem: { code: "host-permission", at: "options" },
    });
    expect(execute).not.toHaveBeenCalled();
  });

  test("palette.shortcut tells the palette's key, and palette.change-key opens the browser's page of keys", async () => {
    const getAll = () => Promise.resolve([{ name: "open-palette", shortcut: "Alt+Shift+K" }]);
    Object.assign(fakeBrowser, { commands: { getAll } });
    const create = vi.spyOn(fakeBrowser.tabs, "create");
    const { "palette.shortcut": tell, "palette.change-key": change } = pageHandlers({
      signedIn: vi.fn<() => Promise<void>>(),
      signInOpened,
      forgetPage,
      environment: () => Promise.resolve(null),
    });
    expect(await tell(null, page)).toEqual({ shortcut: "Alt+Shift+K" });
    await change(null, page);
    expect(create.mock.lastCall?.[0].url).toBe("chrome://extensions/shortcuts");
  });

  test("page.recognised in a Firefox container doesn't report the background as signed in", async () => {
    vi.spyOn(scripting, "executeScript").mockResolvedValue([]);
    const known = vi.fn<(site: string) => Promise<void>>().mockResolvedValue();
    await pageHandlers({
      signedIn: known,
      signInOpened,
      forgetPage,
      environment: () => Promise.resolve(null),
    })["page.recognised"]({ page: "client-list" }, { ...page, session: "container-tab" });
    expect(known).not.toHaveBeenCalled();
  });
});

const form: ConnectionForm = {
  environment: "other",
  deviceHost: "https://device.humanservices.gov.au",
  tokenHost: "https://proda.humanservices.gov.au",
  ndiaHost: "https://api.ndis.gov.au",
  tokenAudience: "https://proda.humanservices.gov.au",
  serviceAudience: "https://service.example.org/",
  clientId: "client-1",
  apiKey: "key-1",
  orgId: "4400112233",
  deviceName: "front-desk",
};

const device = (change: Partial<Device>): Device => ({
  id: "device",
  orgId: form.orgId,
  deviceName: form.deviceName,
  ...change,
});
/** The same time of day so many calendar days on: where daylight saving ends, that isn't so many times 24 hours. */
const inDays = (days: number) =>
  Temporal.Instant.fromEpochMilliseconds(currentTime())
    .toZonedDateTimeISO(NDIA_TIME_ZONE)
    .add({ days })
    .toInstant()
    .toString();

describe("connectionHandlers", () => {
  const usable = vi.fn<() => Promise<void>>();
  const handlers = () => connectionHandlers(db, createConnection(db), usable);
  const view = () => handlers()["connection.view"](null, own);
  const save = (change: Partial<ConnectionForm> = {}) =>
    handlers()["connection.save"]({ settings: { ...form, ...change } }, own);

  beforeEach(() => usable.mockReset().mockResolvedValue());

  test("connection.view reports that nothing is saved at first", async () => {
    expect(await view()).toMatchObject({
      state: "none",
      apiKeySaved: false,
      managed: [],
      missingOrigins: [],
    });
    expect(await view()).not.toHaveProperty("settings");
  });

  test("connection.save stores the settings and never returns the API key", async () => {
    const saved = await save();
    expect(saved).toMatchObject({ state: "saved", settings: { ...form, apiKey: "" }, apiKeySaved: true });
    expect(JSON.stringify(saved)).not.toContain("key-1");
    expect(await connectionSettings(db)).toMatchObject({ apiKey: "key-1" });
    expect(usable).toHaveBeenCalledTimes(1);
  });

  test.each(["", " ", "Ledger Desk 4.2"])(
    "connection.save accepts %j as product name and version",
    async (productId) => {
      expect((await save({ productId })).settings?.productId).toBe(productId.trim());
    },
  );

  test("connection.view counts eleven days from when the key was sent if the stored expiry is unreadable", async () => {
    await save();
    const key = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, [
      "sign",
      "verify",
    ]);
    const keySentAt = Date.parse(inDays(-2));
    await db.put("devices", device({ key, keySentAt, keyExpiry: "as agreed", deviceExpiry: "as agreed" }));
    const { state, keyDaysLeft, deviceDaysLeft } = await view();
    expect({ state, keyDaysLeft, deviceDaysLeft }).toEqual({
      state: "active",
      keyDaysLeft: 9,
      deviceDaysLeft: undefined,
    });
  });

  test("connection.save keeps the API key when the field is left empty", async () => {
    await save();
    await save({ apiKey: "", deviceName: "back-desk" });
    expect(await connectionSettings(db)).toMatchObject({ apiKey: "key-1", deviceName: "back-desk" });
  });

  test.each<[Partial<ConnectionForm>, string]>([
    [{ orgId: "123" }, "RA number"],
    [{ deviceName: "front desk" }, "Device name"],
    [{ ndiaHost: "api.ndis.gov.au" }, "NDIA address"],
    [{ deviceHost: "http://device.humanservices.gov.au" }, "Device activation address"],
    [{ clientId: " " }, "Client id"],
    [{ productId: "Plänbridge 1" }, "Product name and version"],
    [{ productId: "x".repeat(65) }, "Product name and version"],
    [{ productId: "a\r\nb" }, "Product name and version"],
    [{ apiKey: "" }, "API key"],
  ])("connection.save refuses %j, names the field and saves nothing", async (change, field) => {
    await expect(save(change)).rejects.toMatchObject({
      kind: "permanent",
      problem: { code: "connection-field", field, what: expect.stringContaining(field) },
    });
    expect(await db.count("settings")).toBe(0);
    expect(usable).not.toHaveBeenCalled();
  });

  test.each<Partial<ConnectionForm>>([
    { deviceHost: "https://vnd.humanservices.gov.au" },
    { tokenHost: "https://vnd.proda.humanservices.gov.au" },
    { ndiaHost: "https://test.api.ndis.gov.au/other" },
  ])(
    "connection.save asks for the API key anew with the changed address %j, and drops the token",
    async (change) => {
      await save();
      await fakeBrowser.storage.session.set({ "access-token": "of before" });
      await expect(save({ ...change, apiKey: "" })).rejects.toMatchObject({ problem: { field: "API key" } });
      expect(await connectionSettings(db)).toMatchObject({ ...form, apiKey: "key-1" });
      await save({ ...change, apiKey: "key-2" });
      expect(await connectionSettings(db)).toMatchObject({ ...change, apiKey: "key-2" });
      expect(await fakeBrowser.storage.session.get("access-token")).toEqual({});
    },
  );

  test("connection.save refuses an address that is neither PRODA's nor the NDIA's, unless policy has set it", async () => {
    const ndiaHost = "https://ndia.example.org";
    await expect(save({ ndiaHost })).rejects.toMatchObject({ problem: { field: "NDIA address" } });
    await fakeBrowser.storage.managed.set({ connection: { ndiaHost } });
    expect((await save()).settings?.ndiaHost).toBe(ndiaHost);
  });

  test("connection.view names the entries of a policy that can't be read", async () => {
    await fakeBrowser.storage.managed.set({ connection: { orgId: "12" }, sites: [7] });
    const { policyProblem } = await view();
    expect(policyProblem?.what).toContain("connection.orgId, sites[0]");
  });

  test("connection.save reports every invalid field in the form's order", async () => {
    await expect(save({ apiKey: "", deviceName: "a b", orgId: "1" })).rejects.toMatchObject({
      problem: {
        field: "API key, RA number, Device name",
        fields: [
          { field: "API key", what: "API key is needed." },
          { field: "RA number", what: "RA number must be ten digits, as PRODA shows it." },
          { field: "Device name" },
        ],
      },
    });
    expect(await db.count("settings")).toBe(0);
  });

  test("connection.activate requires the activation code before it saves or sends anything", async () => {
    const activate = handlers()["connection.activate"];
    await expect(activate({ settings: form, activationCode: "  " }, own)).rejects.toMatchObject({
      problem: { code: "connection-field", field: "Activation code" },
    });
    expect(await db.count("settings")).toBe(0);
  });

  test("connection.view names the fields that policy sets, and connection.save lets them win", async () => {
    await fakeBrowser.storage.managed.set({ connection: { apiKey: "policy-key", orgId: "4400999999" } });
    const saved = await save({ apiKey: "", orgId: "" });
    expect(saved.managed.toSorted()).toEqual(["apiKey", "orgId"]);
    expect(saved.settings?.orgId).toBe("4400999999");
    expect(JSON.stringify(saved)).not.toContain("policy-key");
  });

  test("connection.view lists the hosts that the browser doesn't allow", async () => {
    vi.spyOn(permissions, "contains").mockImplementation(({ origins = [] }) =>
      Promise.resolve(!origins[0]?.includes("api.ndis")),
    );
    expect((await save()).missingOrigins).toEqual(["https://api.ndis.gov.au"]);
  });

  test.each<[string, string, number, number]>([
    ["active", "active", 10, 180],
    ["with an expired key", "key-expired", -1, 180],
    ["that has expired", "device-expired", -1, -1],
  ])("connection.view shows a device %s", async (_title, state, key, ends) => {
    await save();
    const pair = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, [
      "sign",
      "verify",
    ]);
    await db.put("devices", device({ key: pair, keyExpiry: inDays(key), deviceExpiry: inDays(ends) }));
    expect(await view()).toMatchObject({ state, keyDaysLeft: key, deviceDaysLeft: ends });
    expect(JSON.stringify(await view())).not.toMatch(/privateKey|sentKey/);
  });

  test.each<[string, string, number, number]>([
    ["just before midnight in Sydney", "2026-11-22T12:59:59Z", 10, 180],
    ["just after midnight in Sydney, a day earlier in Perth", "2026-11-22T13:00:00Z", 10, 180],
    ["just before midnight, with daylight saving ending meanwhile", "2026-10-28T12:30:00Z", 11, 180],
    ["in the hour that daylight saving repeats", "2027-04-03T16:30:00Z", 0, 180],
    ["before daylight saving begins", "2026-10-03T15:59:00Z", 1, 181],
    ["on the leap day", "2028-02-29T02:00:00Z", 1, 366],
    ["in the first hour of a year in Sydney", "2026-12-31T13:30:00Z", 9, 365],
  ])(
    "connection.view counts the days left of key and device by Sydney's calendar %s",
    async (_title, at, key, ends) => {
      setClock(at);
      await save();
      await db.put("devices", device({ keyExpiry: inDays(key), deviceExpiry: inDays(ends) }));
      expect(await view()).toMatchObject({ keyDaysLeft: key, deviceDaysLeft: ends });
    },
  );

  test("connection.view ignores the device of another organisation", async () => {
    await save();
    await db.put("devices", device({ orgId: "4400000000", keyExpiry: inDays(5), deviceExpiry: inDays(90) }));
    const shown = await view();
    expect(shown.state).toBe("saved");
    expect(shown).not.toHaveProperty("deviceExpiry");
  });

  test("the environments have public PRODA addresses, and an NDIA address only where one is public", () => {
    expect(environments.production.ndiaHost).toBe("");
    for (const { deviceHost, tokenHost } of Object.values(environments)) {
      expect(new URL(deviceHost).protocol + new URL(tokenHost).protocol).toBe("https:https:");
    }
  });
});

const origins = async () => (await siteHandlers(db)["sites.view"](null, own)).map(({ origin }) => origin);

describe("siteHandlers", () => {
  beforeEach(() => {
    vi.spyOn(scripting, "getRegisteredContentScripts").mockResolvedValue([]);
    vi.spyOn(scripting, "registerContentScripts").mockResolvedValue();
    vi.spyOn(scripting, "executeScript").mockResolvedValue([]);
    vi.spyOn(tabs, "query").mockResolvedValue([]);
  });

  test("sites.add adds an address once, and sites.remove removes it", async () => {
    const mine = { origin: "https://mine.example.org", profileId: "careview" };
    await siteHandlers(db)["sites.add"](mine, own);
    const shown = await siteHandlers(db)["sites.add"](mine, own);
    expect(shown.filter(({ origin }) => origin === mine.origin)).toEqual([
      { ...mine, fixed: false, managed: false, profileName: "CareView", allowed: true },
    ]);
    await siteHandlers(db)["sites.remove"]({ origin: mine.origin }, own);
    expect(await origins()).not.toContain(mine.origin);
  });

  test("sites.remove keeps CareView's own addresses", async () => {
    await siteHandlers(db)["sites.remove"]({ origin: "https://app.careview.io" }, own);
    expect(await origins()).toContain("https://app.careview.io");
  });

  test.each([
    ["https://mine.example.org/login", "careview"],
    ["mine.example.org", "careview"],
    ["https://mine.example.org", "nobody-knows"],
  ])("sites.add refuses %s with the profile %s and quotes the address", async (origin, profileId) => {
    await expect(siteHandlers(db)["sites.add"]({ origin, profileId }, own)).rejects.toMatchObject({
      kind: "permanent",
      problem: { code: "site-address", field: "CRM address", what: expect.stringContaining(origin) },
    });
    expect(await origins()).toHaveLength(1);
  });
});

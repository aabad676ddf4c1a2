import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { ConnectionSettings } from "../../../../lib/domain/connection/connection-settings.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { saveAddedSites, saveConnection } from "../../../../lib/storage/settings/settings.ts";
import { createConnection, missingOrigins } from "../../../../lib/services/connection/connection.ts";
import {
  ensureMaintenanceAlarm,
  onAlarms,
  setWakeAlarm,
  withKeepAlive,
} from "../../../../lib/platform/keep-alive.ts";
import { profileOf, registerDetector, listSites } from "../../../../lib/services/crm/sites.ts";
import { freshDatabase } from "../../storage/row-fixtures.ts";
import { fakeTimers, NOW, realTimers, setClock } from "../../test-clock.ts";

const settings: ConnectionSettings = {
  environment: "test",
  deviceHost: "https://device.humanservices.gov.au",
  tokenHost: "https://proda.humanservices.gov.au",
  ndiaHost: "https://proda.humanservices.gov.au/ndis",
  tokenAudience: "https://proda.humanservices.gov.au",
  serviceAudience: "https://service.example.org/",
  clientId: "client-1",
  apiKey: "key-1",
  orgId: "4400112233",
  deviceName: "front-desk",
};

interface Script {
  id: string;
  matches?: string[] | undefined;
}
/** The browser's functions that the stand-in lacks, in the one form that Planbridge uses. */
const permissions: { contains(asked: { origins?: string[] }): Promise<boolean> } = fakeBrowser.permissions;
const scripting: {
  getRegisteredContentScripts(filter: { ids?: string[] }): Promise<Script[]>;
  registerContentScripts(scripts: Script[]): Promise<void>;
  updateContentScripts(scripts: Script[]): Promise<void>;
  unregisterContentScripts(filter: { ids?: string[] }): Promise<void>;
} = fakeBrowser.scripting;

let db: Database;
let allowed: (pattern: string) => boolean;
let registered: Script[];

beforeEach(async () => {
  fakeBrowser.reset();
  db = await freshDatabase();
  allowed = () => true;
  registered = [];
  vi.spyOn(permissions, "contains").mockImplementation(({ origins = [] }) =>
    Promise.resolve(origins.every(allowed)),
  );
  vi.spyOn(scripting, "getRegisteredContentScripts").mockImplementation(() => Promise.resolve(registered));
  for (const name of ["registerContentScripts", "updateContentScripts"] as const) {
    vi.spyOn(scripting, name).mockImplementation((scripts) => {
      registered = scripts;
      return Promise.resolve();
    });
  }
  vi.spyOn(scripting, "unregisterContentScripts").mockImplementation(() => {
    registered = [];
    return Promise.resolve();
  });
});

describe("the connection to PRODA and the NDIA", () => {
  test("the connection is blocked with a link to Options before anything was saved", async () => {
    const { ndia, proda } = createConnection(db);
    const refusal = {
      kind: "blocked",
      problem: { code: "not-connected", remedy: expect.stringContaining("Options > Connection") },
    };
    await expect(ndia()).rejects.toMatchObject(refusal);
    await expect(proda()).rejects.toMatchObject(refusal);
  });

  test("the connection is blocked while the browser doesn't allow a host, which the problem names", async () => {
    await saveConnection(db, settings);
    allowed = (pattern) => !pattern.includes("//proda");
    await expect(createConnection(db).ndia()).rejects.toMatchObject({
      kind: "blocked",
      problem: { code: "host-permission", what: expect.stringMatching(/proda\.humanservices\.gov\.au(?!,)/) },
    });
    expect(await missingOrigins(settings)).toEqual(["https://proda.humanservices.gov.au"]);
  });

  test("the connection checks its permissions at every call, so a withdrawn one counts at once", async () => {
    await saveConnection(db, settings);
    const { ndia } = createConnection(db);
    await ndia();
    allowed = () => false;
    await expect(ndia()).rejects.toMatchObject({ problem: { code: "host-permission" } });
  });

  test("a batch's connection is looked up again after a second, and at once after the settings changed", async () => {
    setClock(NOW);
    await saveConnection(db, settings);
    const { ndiaOfBatch, forget } = createConnection(db);
    const first = await ndiaOfBatch();
    await saveConnection(db, { ...settings, apiKey: "key-2" });
    expect(await ndiaOfBatch()).toBe(first);
    setClock(NOW + 1000);
    const second = await ndiaOfBatch();
    expect(second).not.toBe(first);
    await saveConnection(db, { ...settings, apiKey: "key-3" });
    await forget();
    expect(await ndiaOfBatch()).not.toBe(second);
    allowed = () => false;
    await forget();
    await expect(ndiaOfBatch()).rejects.toMatchObject({ problem: { code: "host-permission" } });
  });

  test.each([
    "https://proda.example.org",
    "https://humanservices.gov.au.example.org",
    "https://xhumanservices.gov.au",
  ])(
    "no key or token goes to %s, which isn't known to be PRODA's, unless policy sets it",
    async (tokenHost) => {
      await saveConnection(db, { ...settings, tokenHost });
      await expect(createConnection(db).proda()).rejects.toMatchObject({
        kind: "blocked",
        problem: { code: "address-unknown", what: expect.stringContaining(new URL(tokenHost).hostname) },
      });
      await fakeBrowser.storage.managed.set({ connection: { tokenHost } });
      await expect(createConnection(db).proda()).resolves.toBeDefined();
    },
  );

  test("the connection is reused for the same settings and rebuilt for changed ones", async () => {
    await saveConnection(db, settings);
    const { ndia } = createConnection(db);
    const first = await ndia();
    expect(await ndia()).toBe(first);
    await saveConnection(db, { ...settings, apiKey: "key-2" });
    expect(await ndia()).not.toBe(first);
  });

  test.each([
    [{}, "Planbridge 1.2.3"],
    [{ productId: "" }, "Planbridge 1.2.3"],
    [{ productId: "Ledger Desk 4.2" }, "Ledger Desk 4.2"],
  ])(
    "the connection sends PRODA the product's name and version, with %j saved: %s",
    async (change, product) => {
      await saveConnection(db, { ...settings, ...change });
      const sent = vi.fn<typeof fetch>(() => Promise.resolve(Response.json({})));
      vi.stubGlobal("fetch", sent);
      vi.stubGlobal("navigator", { locks: { request: (_name: string, work: () => unknown) => work() } });
      await (await createConnection(db, "Planbridge 1.2.3").proda()).activate("CODE");
      vi.unstubAllGlobals();
      expect(new Headers(sent.mock.calls[0]?.[1]?.headers).get("dhs-productId")).toBe(product);
    },
  );

  test("the connection forgets the token of its former settings", async () => {
    await fakeBrowser.storage.session.set({ "access-token": { token: "old", expiresAt: Infinity } });
    await createConnection(db).forget();
    expect(await fakeBrowser.storage.session.get()).toEqual({});
  });
});

describe("CRM addresses", () => {
  test("listSites lists built-in, policy and added addresses, and only added ones can be removed", async () => {
    await fakeBrowser.storage.managed.set({
      sites: [{ origin: "https://policy.example.org", profileId: "careview" }],
    });
    await saveAddedSites(db, [{ origin: "https://hand.example.org", profileId: "careview" }]);
    expect((await listSites(db)).map(({ origin, fixed }) => [origin, fixed])).toEqual([
      ["https://app.careview.io", true],
      ["https://policy.example.org", true],
      ["https://hand.example.org", false],
    ]);
  });

  test("listSites lists an address once, as fixed, when it is both built in and added by hand", async () => {
    await saveAddedSites(db, [{ origin: "https://app.careview.io", profileId: "careview" }]);
    expect((await listSites(db)).filter(({ origin }) => origin === "https://app.careview.io")).toMatchObject([
      { fixed: true },
    ]);
  });

  test.each([
    ["https://app.careview.io", "careview"],
    ["https://hand.example.org", "careview"],
    ["https://app.careview.io.example.org", undefined],
    ["http://app.careview.io", undefined],
    ["https://example.org", undefined],
  ])("profileOf %s is %s", async (origin, id) => {
    await saveAddedSites(db, [{ origin: "https://hand.example.org", profileId: "careview" }]);
    expect((await profileOf(db, origin))?.id).toBe(id);
  });

  test("registerDetector registers the detector for the allowed addresses and follows their changes", async () => {
    allowed = (pattern) => !pattern.includes("barred");
    await saveAddedSites(db, [
      { origin: "https://hand.example.org:8443", profileId: "careview" },
      { origin: "https://barred.example.org", profileId: "careview" },
    ]);
    await registerDetector(db, false);
    expect(registered).toMatchObject([
      { matches: ["https://app.careview.io/*", "https://hand.example.org/*"] },
    ]);
    await saveAddedSites(db, []);
    await registerDetector(db, false);
    expect(registered).toMatchObject([{ matches: ["https://app.careview.io/*"] }]);
    allowed = () => false;
    await registerDetector(db, false);
    expect(registered).toEqual([]);
  });
});

describe("keeping the worker awake", () => {
  test("setWakeAlarm calls the worker back while work is open, and not otherwise", async () => {
    await setWakeAlarm(true);
    expect(await fakeBrowser.alarms.get("planbridge-wake")).toMatchObject({ periodInMinutes: 0.5 });
    await setWakeAlarm(false);
    expect(await fakeBrowser.alarms.getAll()).toEqual([]);
  });

  test("ensureMaintenanceAlarm creates the alarm for the device's key once", async () => {
    await ensureMaintenanceAlarm();
    const first = await fakeBrowser.alarms.get("planbridge-upkeep");
    await ensureMaintenanceAlarm();
    expect(await fakeBrowser.alarms.getAll()).toEqual([first]);
  });

  test("onAlarms starts the work of the alarm that went off, and no other", async () => {
    const called: string[] = [];
    onAlarms({ wake: () => called.push("wake"), upkeep: () => called.push("upkeep") });
    for (const name of ["planbridge-upkeep", "planbridge-wake", "somebody else's"]) {
      await fakeBrowser.alarms.onAlarm.trigger({ name, scheduledTime: 0, persistAcrossSessions: true });
    }
    expect(called).toEqual(["upkeep", "wake"]);
  });

  test("withKeepAlive calls the browser every twenty seconds during the work, and not afterwards", async () => {
    fakeTimers();
    try {
      const beat = vi.spyOn(fakeBrowser.runtime, "getPlatformInfo").mockImplementation(vi.fn());
      const done = Promise.withResolvers<void>();
      const awake = withKeepAlive(() => done.promise);
      vi.advanceTimersByTime(65_000);
      expect(beat).toHaveBeenCalledTimes(3);
      done.reject(new Error("failed"));
      await expect(awake).rejects.toThrow("failed");
      vi.advanceTimersByTime(65_000);
      expect(beat).toHaveBeenCalledTimes(3);
    } finally {
      realTimers();
    }
  });
});

import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { ConnectionSettings } from "../../../lib/domain/connection/connection-settings.ts";
import type { Database } from "../../../lib/storage/database.ts";
import { originPattern } from "../../../lib/platform/host-permission.ts";
import {
  addedSites,
  updateHolidays,
  connectionSettings,
  saveAddedSites,
  saveConnection,
  savedConnection,
  savedHolidays,
  savedHomeState,
  saveHomeState,
} from "../../../lib/storage/settings/settings.ts";
import { managedSettings, unreadablePolicy } from "../../../lib/storage/settings/policy.ts";
import { Site } from "../../../lib/storage/settings/stored-site.ts";
import { connectionSchema } from "../../../lib/storage/settings/connection-schema.ts";
import { createTokenCache } from "../../../lib/storage/token-cache.ts";
import { freshDatabase } from "./row-fixtures.ts";

const connection: ConnectionSettings = {
  environment: "test",
  deviceHost: "https://device.example.org",
  tokenHost: "https://token.example.org",
  ndiaHost: "https://ndia.example.org/ndis",
  tokenAudience: "https://token.example.org",
  serviceAudience: "https://service.example.org/",
  clientId: "client-1",
  apiKey: "key-1",
  orgId: "4400112233",
  deviceName: "front-desk",
};

let db: Database;
/** What an administrator has set for this computer. */
const policy = (values: Record<string, unknown>) => fakeBrowser.storage.managed.set(values);

beforeEach(async () => {
  fakeBrowser.reset();
  db = await freshDatabase();
});

describe("the connection", () => {
  test("connectionSettings returns the connection that was saved by hand", async () => {
    await policy({});
    await saveConnection(db, connection);
    expect(await connectionSettings(db)).toEqual(connection);
  });

  test("connectionSettings returns nothing while a required field is missing", async () => {
    await policy({});
    await db.put("settings", { ...connection, orgId: undefined }, "connection");
    expect(await connectionSettings(db)).toBeUndefined();
    expect(await savedConnection(db)).toMatchObject({ clientId: "client-1" });
  });

  test("connectionSettings prefers what policy sets to what was saved by hand", async () => {
    await policy({ connection: { orgId: "4400999999", apiKey: "key-2" } });
    await saveConnection(db, connection);
    expect(await connectionSettings(db)).toEqual({ ...connection, orgId: "4400999999", apiKey: "key-2" });
  });

  test("connectionSettings returns a connection that policy alone provides", async () => {
    await policy({ connection });
    expect(await connectionSettings(db)).toEqual(connection);
  });

  test.each<[string, Record<string, unknown>, string[], Record<string, unknown>]>([
    [
      "an RA number that isn't ten digits",
      { connection: { orgId: "12", apiKey: "key-2" } },
      ["connection.orgId"],
      { apiKey: "key-2" },
    ],
    [
      "an address without https",
      { connection: { ndiaHost: "http://ndia.example.org", apiKey: "key-2" } },
      ["connection.ndiaHost"],
      { apiKey: "key-2" },
    ],
    [
      "a pattern of hosts",
      { connection: { tokenHost: "https://*.example.org" } },
      ["connection.tokenHost"],
      {},
    ],
    [
      "a field of another name",
      { connection: { ndiaHots: "https://ndia.example.org", apiKey: "key-2" } },
      ["connection.ndiaHots"],
      { apiKey: "key-2" },
    ],
    ["something that isn't a connection", { connection: "yes" }, ["connection"], {}],
    ["a list in place of a connection", { connection: [] }, ["connection"], {}],
  ])(
    "a policy with %s blocks the connection, and its other entries are read",
    async (_what, values, unreadable, read) => {
      await policy(values);
      await saveConnection(db, connection);
      expect(await managedSettings()).toMatchObject({ connection: read, unreadable });
      await expect(connectionSettings(db)).rejects.toMatchObject({
        kind: "blocked",
        problem: { code: "policy-unreadable", what: expect.stringContaining(unreadable[0] ?? "") },
      });
    },
  );

  test("managedSettings reads entry by entry, and names each that can't be read without its value", async () => {
    const good = { origin: "https://crm.example.org", profileId: "careview" };
    await policy({
      sites: [
        good,
        { origin: "http://crm.example.org", profileId: "careview" },
        { origin: "https://*.example.org", profileId: "careview" },
      ],
      holidays: {
        extra: [
          { date: "2026-12-24", name: "Closed" },
          { date: "24/12/2026", name: "secret" },
        ],
        removed: 7,
        other: 1,
      },
      homeState: "Tasmania",
      surprise: "secret",
    });
    const { unreadable, sites, holidays } = await managedSettings();
    expect(unreadable).toEqual([
      "sites[1]",
      "sites[2]",
      "holidays.extra[1]",
      "holidays.removed",
      "holidays.other",
      "homeState",
      "surprise",
    ]);
    expect(sites).toEqual([good]);
    expect(holidays.extra).toHaveLength(1);
    const problem = unreadablePolicy(unreadable);
    for (const entry of unreadable) expect(problem.what).toContain(entry);
    expect(JSON.stringify(problem)).not.toContain("secret");
    // None of these is about the connection.
    await saveConnection(db, connection);
    expect(await connectionSettings(db)).toEqual(connection);
  });

  test.each(["Managed storage manifest not found", "No policy set", "storage.managed is not available"])(
    "managedSettings returns empty settings when the browser reports no policy as “%s”",
    async (message) => {
      vi.spyOn(fakeBrowser.storage.managed, "get").mockRejectedValue(new Error(message));
      expect(await managedSettings()).toEqual({
        connection: {},
        sites: [],
        holidays: { extra: [], removed: [] },
        access: { role: "may-accept", acceptUpTo: null },
        entries: [],
        unreadable: [],
      });
    },
  );

  test("managedSettings throws any error but the one that means there is no policy", async () => {
    vi.spyOn(fakeBrowser.storage.managed, "get").mockRejectedValue(new Error("disk failure"));
    await expect(managedSettings()).rejects.toThrow("disk failure");
  });
});

describe("CRM addresses", () => {
  test("addedSites returns the CRM addresses that were saved by hand", async () => {
    const sites = [{ origin: "https://crm.example.org", profileId: "careview" }];
    await saveAddedSites(db, sites);
    expect(await addedSites(db)).toEqual(sites);
  });

  test("addedSites returns an empty list in a new browser and for unreadable data", async () => {
    expect(await addedSites(db)).toEqual([]);
    await db.put("settings", [{ origin: 7 }], "sites");
    expect(await addedSites(db)).toEqual([]);
  });

  test.each([
    ["https://crm.example.org", true],
    ["https://crm.example.org:8443", true],
    ["http://crm.localhost:4400", true],
    ["https://crm.example.org/", false],
    ["https://crm.example.org/login", false],
    ["crm.example.org", false],
    ["ftp://crm.example.org", false],
    ["javascript:alert(1)", false],
    ["https://user@crm.example.org", false],
    ["http://crm.example.org", false],
    ["https://*.example.org", false],
    ["https://*", false],
    ["", false],
  ])("Site accepts %j as a CRM address: %s", (origin, fits) => {
    expect(Site.safeParse({ origin, profileId: "careview" }).success).toBe(fits);
  });
});

describe("public holidays", () => {
  const ekka = { date: "2026-08-12", name: "Ekka", state: "QLD" } as const;
  const mourning = { date: "2026-09-22", name: "Day of Mourning" };
  const kings = { date: "2026-06-08", state: "NSW" } as const;

  test("updateHolidays stores added and removed holidays, and both of two updates in a row", async () => {
    await Promise.all([
      updateHolidays(db, ({ extra, removed }) => ({ extra: [...extra, ekka], removed })),
      updateHolidays(db, ({ extra, removed }) => ({ extra, removed: [...removed, kings] })),
    ]);
    expect(await savedHolidays(db)).toEqual({ extra: [ekka], removed: [kings] });
  });

  test.each<[string, unknown]>([
    ["nothing", undefined],
    ["a text", "yes"],
    ["lists of the wrong type", { extra: 7, removed: {} }],
  ])("savedHolidays returns no edits when %s is stored", async (_what, stored) => {
    await db.put("settings", stored, "holidays");
    expect(await savedHolidays(db)).toEqual({ extra: [], removed: [] });
  });

  test.each<[string, object]>([
    ["a day that doesn't exist", { ...ekka, date: "2026-02-30" }],
    ["a day as people write it", { ...ekka, date: "12/08/2026" }],
    ["no name", { ...ekka, name: " " }],
    ["a state that isn't one", { ...ekka, state: "NZ" }],
  ])("savedHolidays and managedSettings drop a holiday with %s and keep the others", async (_what, entry) => {
    const list = { extra: [entry, mourning], removed: [entry, kings] };
    await db.put("settings", list, "holidays");
    await policy({ holidays: list });
    const managed = (await managedSettings()).holidays;
    for (const { extra, removed } of [await savedHolidays(db), managed]) {
      expect(extra).toEqual([mourning]);
      expect(removed.at(-1)).toEqual(kings);
    }
  });

  test("savedHomeState returns one of the eight states, or nothing", async () => {
    expect(await savedHomeState(db)).toBeUndefined();
    await saveHomeState(db, "TAS");
    expect(await savedHomeState(db)).toBe("TAS");
    await saveHomeState(db, null);
    expect(await savedHomeState(db)).toBeUndefined();
    await policy({ homeState: "Tasmania" });
    expect(await managedSettings()).not.toHaveProperty("homeState");
    await policy({ homeState: "TAS" });
    expect((await managedSettings()).homeState).toBe("TAS");
  });
});

test.each([
  ["https://app.careview.io", "https://app.careview.io/*"],
  ["https://crm.example.org:8443", "https://crm.example.org/*"],
  ["http://crm.localhost:4400", "http://crm.localhost/*"],
])("originPattern turns %s into %s", (origin, asked) => {
  expect(originPattern(origin)).toBe(asked);
});

test("a build for users takes no address of this computer", () => {
  const local = { origin: "http://crm.localhost:4400", profileId: "careview" };
  expect(Site.safeParse(local).success).toBe(true);
  vi.stubEnv("MODE", "production");
  try {
    expect(Site.safeParse(local).success).toBe(false);
    expect(connectionSchema.safeParse({ ...connection, ndiaHost: "http://127.0.0.1/ndis" }).success).toBe(
      false,
    );
    expect(connectionSchema.safeParse(connection).success).toBe(true);
  } finally {
    vi.unstubAllEnvs();
  }
});

test("createTokenCache keeps a token in the browser's memory, for its addresses only, and never on disk", async () => {
  const token = { token: "secret", expiresAt: 5 };
  const tokenCache = createTokenCache();
  await tokenCache.tokensFor("a b c").put(token);
  expect(await tokenCache.tokensFor("a b c").get()).toEqual(token);
  // The next worker finds it as well.
  expect(await createTokenCache().tokensFor("a b c").get()).toEqual(token);
  expect(await createTokenCache().tokensFor("a b d").get()).toBeUndefined();
  expect(await fakeBrowser.storage.local.get()).toEqual({});
  expect(await fakeBrowser.storage.sync.get()).toEqual({});
  await tokenCache.forget();
  expect(await tokenCache.tokensFor("a b c").get()).toBeUndefined();
  expect(await createTokenCache().tokensFor("a b c").get()).toBeUndefined();
});

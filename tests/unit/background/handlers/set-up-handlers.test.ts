import { beforeEach, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { setUpHandlers } from "../../../../lib/background/handlers/set-up-handlers.ts";
import type { Sender } from "../../../../lib/background/receive.ts";
import { environments } from "../../../../lib/ndia/environments.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { saveAddedSites, saveConnection, saveHomeState } from "../../../../lib/storage/settings/settings.ts";
import { readSetUpFile } from "../../../../lib/storage/settings/set-up-file.ts";
import { freshDatabase } from "../../storage/row-fixtures.ts";

const own: Sender = { caller: "extension-page", origin: "chrome-extension://planbridge" };
const SITE = { origin: "https://crm.example.org", profileId: "careview" };
const settings = {
  environment: "production" as const,
  ...environments.production,
  ndiaHost: "https://api.ndis.gov.au",
  clientId: "client-1",
  apiKey: "key-1",
  orgId: "4400112233",
  deviceName: "desk-7",
};

let db: Database;
beforeEach(async () => {
  fakeBrowser.reset();
  db = await freshDatabase();
});
const exported = (withApiKey: boolean) => setUpHandlers(db)["set-up.export"]({ withApiKey }, own);
async function saveAll() {
  await saveConnection(db, settings);
  await saveAddedSites(db, [SITE]);
  await saveHomeState(db, "VIC");
}
const trail = async () => (await db.getAll("audit")).map((entry) => JSON.stringify(entry));

test("set-up.export writes what colleagues need, without this computer's device and without the API key", async () => {
  await saveAll();
  const { text } = await exported(false);
  const { apiKey, deviceName, ...shared } = settings;
  expect(readSetUpFile(text)).toEqual({
    connection: shared,
    sites: [SITE],
    homeState: "VIC",
    unusable: [],
  });
  for (const secret of [apiKey, deviceName]) expect(text).not.toContain(secret);
});

test("set-up.export includes the API key where it is asked to, and enters that in the trail without it", async () => {
  await saveAll();
  expect(readSetUpFile((await exported(true)).text).connection.apiKey).toBe("key-1");
  const entries = await trail();
  expect(entries.at(-1)).toContain("set-up file with API key");
  expect(entries.join("")).not.toContain("key-1");
});

test("set-up.export never passes on an API key that the organisation's policy has set", async () => {
  await saveAll();
  await fakeBrowser.storage.managed.set({ connection: { apiKey: "policy-key", orgId: "5500112233" } });
  const { text } = await exported(true);
  expect(text).not.toMatch(/policy-key|key-1/);
  expect(readSetUpFile(text).connection.orgId).toBe("5500112233");
});

test("set-up.export says that there is nothing to pass on before a connection was saved", async () => {
  await expect(exported(false)).rejects.toMatchObject({ problem: { code: "nothing-to-export" } });
  expect(await trail()).toEqual([]);
});

test("set-up.read stores nothing", async () => {
  await setUpHandlers(db)["set-up.read"](
    { text: '{"planbridge":"set-up","version":1,"homeState":"NSW"}' },
    own,
  );
  expect(await db.getAll("settings")).toEqual([]);
  await expect(setUpHandlers(db)["set-up.read"]({ text: "no file" }, own)).rejects.toMatchObject({
    problem: { code: "not-a-set-up-file" },
  });
});

import { beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { diagnosticHandlers } from "../../../../lib/background/handlers/diagnostic-handlers.ts";
import type { Sender } from "../../../../lib/background/receive.ts";
import { type Problem, ProblemError } from "../../../../lib/core/problem.ts";
import type { ConnectionView } from "../../../../lib/messaging/views.ts";
import { saveRecognisedPage } from "../../../../lib/platform/session/recognised-pages.ts";
import { noteServerTime } from "../../../../lib/platform/server-clock.ts";
import { addBatch } from "../../../../lib/storage/batch-repository.ts";
import { addChange } from "../../../../lib/storage/change-repository.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { databaseProblem } from "../../../../lib/storage/database-problems.ts";
import { saveSnapshot } from "../../../../lib/storage/plan-repository.ts";
import { saveSetting } from "../../../../lib/storage/settings/setting-repository.ts";
import { change, CLIENT, CONTRACT, NDIS_NUMBER, snapshot } from "../../storage/change-fixtures.ts";
import { batch, freshDatabase, SITE } from "../../storage/row-fixtures.ts";
import { NOW, TODAY } from "../../test-clock.ts";

const own: Sender = { caller: "extension-page", origin: "chrome-extension://planbridge" };
const blocked: Problem = { code: "signed-out", what: "Ngozi Okafor is signed out.", remedy: "x" };
const KEY = btoa("k".repeat(32));
const settings = {
  environment: "test",
  deviceHost: "https://device.tenant-one.example",
  tokenHost: "https://token.tenant-one.example",
  ndiaHost: "https://ndia.tenant-one.example",
  tokenAudience: "audience-of-token",
  serviceAudience: "audience-of-service",
  clientId: "client-id-of-ours",
  apiKey: "api-key-of-ours",
  orgId: "4400112233",
  deviceName: "front-desk",
};
const connection: ConnectionView = {
  state: "active",
  settings: { ...settings, environment: "test" },
  apiKeySaved: true,
  managed: [],
  keyExpiry: "2026-12-01",
  deviceExpiry: "2027-05-19",
  missingOrigins: ["https://ndia.tenant-one.example"],
  today: TODAY,
};

/** What else is planted. */
const PLANTED = [
  "Ngozi",
  "Okafor",
  "1990",
  NDIS_NUMBER,
  CLIENT.path,
  CONTRACT.reference,
  CONTRACT.path,
  SITE,
  KEY,
  "tenant-one",
  "Consumables",
  "1,000",
  "1,005",
  "1000",
  "1005",
  "s-1",
  "5-a",
  "7-b",
  "signed out",
];

let db: Database;
const view = async (open = () => Promise.resolve(), halted?: Problem) => {
  const handlers = diagnosticHandlers({
    database: { db, open },
    connection: () => Promise.resolve(connection),
    environment: () => Promise.resolve("test"),
    halted: () => halted,
  });
  return (await handlers["diagnostic.view"](null, own)).text;
};

beforeEach(async () => {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.runtime, "getPlatformInfo").mockResolvedValue({ os: "win", arch: "x86-64" } as never);
  vi.spyOn(fakeBrowser.runtime, "getManifest").mockReturnValue({
    name: "Planbridge",
    version: "1.2.3",
  } as never);
  vi.spyOn(fakeBrowser.permissions, "contains").mockResolvedValue(true as never);
  db = await freshDatabase();
});

/** Everything that tells of a person, a record, a secret or an organisation. */
async function plant(): Promise<void> {
  await saveSetting(db, "connection", settings);
  await saveSetting(db, "sites", [{ origin: "https://crm.tenant-one.example", profileId: "careview" }]);
  await addBatch(db, batch("1-f", { blocked }), []);
  await addChange(db, change("5-a", { state: "applying", blocked: { ...blocked, code: "crm-fault" } }));
  await saveSnapshot(db, snapshot("s-1", NOW));
  // A row that can't be read.
  await db.put("changes", { id: "7-b", state: "applying", client: CLIENT.name } as never);
  await db.put("devices", {
    id: "device",
    orgId: settings.orgId,
    deviceName: settings.deviceName,
  } as never);
  await saveRecognisedPage(7, { site: SITE, path: CLIENT.path, page: "client-profile" });
  await saveRecognisedPage(8, { site: SITE, path: CONTRACT.path, page: "client-profile" });
  await saveRecognisedPage(9, { site: SITE, path: null, page: CLIENT.name });
  await fakeBrowser.storage.managed.set({ protection: { key: KEY }, role: "may-propose", acceptUpTo: "no" });
}

test("the diagnostic tells versions, counts, days and codes", async () => {
  await plant();
  noteServerTime(new Date(NOW - 95_000).toUTCString(), NOW);
  const lines = (await view(undefined, { code: "storage-full", what: "x", remedy: "x" })).split("\n");
  expect(lines).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^Planbridge diagnostic, \d\d\/\d\d\/\d{4}$/),
      expect.stringMatching(/^Planbridge 1\.2\.3 in .+ on win x86-64$/),
      "Connection: active",
      "Environment: test",
      "Device expires: 19/05/2027",
      "Key expires: 01/12/2026",
      "Clock: 95 s ahead of the NDIA's",
      "Allowed: NDIA 1 of 1",
      "Allowed: CRM, added 1 of 1",
      "Pages recognised: another page 1, client-profile 2",
      `Database version ${db.version}`,
      "- batches: 1",
      "- changes: 2",
      expect.stringMatching(/^Set aside: changes 1/),
      "Problems: storage-full, host-permission, signed-out, crm-fault",
      "Role: may-propose, with a limit",
      "Policy: protection, role",
      "Policy, not readable: acceptUpTo",
    ]),
  );
});

test("the diagnostic holds nothing that was planted in the database, the settings, the policy and the tabs", async () => {
  await plant();
  const text = await view();
  const secrets = [
    ...Object.entries(settings).flatMap(([name, value]) => (name === "environment" ? [] : [value])),
    ...PLANTED,
  ];
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  // The search finds what is there.
  expect(text).toContain("may-propose");
});

test("while the database is locked the diagnostic names that, and tells the rest", async () => {
  await plant();
  const locked = () => Promise.reject(new ProblemError("blocked", databaseProblem("database-locked")));
  const text = await view(locked);
  expect(text).toContain("Problems: database-locked");
  expect(text).toContain("Database: can't be opened");
  expect(text).toContain("Connection: not told");
  expect(text).toContain("Pages recognised: another page 1, client-profile 2");
});

test("nothing is said of a clock that wasn't compared, nor of a policy that isn't there", async () => {
  const text = await view();
  expect(text).toContain("Clock: not compared since the browser started");
  expect(text).toContain("Policy: none\nPolicy, not readable: none");
  expect(text).toContain("Pages recognised: none");
});

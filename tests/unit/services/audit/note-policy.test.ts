import { beforeEach, expect, test, vi } from "vitest";
import { notePolicy } from "../../../../lib/services/audit/note-policy.ts";
import { rotateAuditKey } from "../../../../lib/storage/audit/append-audit.ts";
import { readNewestFirst } from "../../../../lib/storage/reading/newest-first.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { addedSites, saveAddedSites, saveConnection } from "../../../../lib/storage/settings/settings.ts";
import { freshDatabase } from "../../storage/row-fixtures.ts";

const managed = vi.hoisted(() => ({ policy: {} as Record<string, unknown> }));
vi.mock("wxt/browser", () => ({
  browser: { storage: { managed: { get: () => Promise.resolve(managed.policy) } } },
}));

let db: Database;
beforeEach(async () => {
  managed.policy = {};
  db = await freshDatabase();
});

async function entered() {
  const pages = await Array.fromAsync(readNewestFirst(db, "audit"));
  return pages.flatMap(({ rows }) => rows).toReversed();
}

test("notePolicy enters the names of a new policy's entries once, and no value of any", async () => {
  await notePolicy(db);
  expect(await entered()).toEqual([]);
  managed.policy = { connection: { apiKey: "not-a-real-key", orgId: "4400000000" }, homeState: "VIC" };
  await notePolicy(db);
  await notePolicy(db);
  const entries = await entered();
  expect(entries).toMatchObject([
    {
      kind: "policy-changed",
      personal: { details: { entries: ["connection.apiKey", "connection.orgId", "homeState"] } },
    },
  ]);
  expect(JSON.stringify(entries)).not.toMatch(/not-a-real-key|4400000000|VIC/);
});

test("notePolicy enters another value and the policy's end, and takes a new key of the trail for neither", async () => {
  managed.policy = { homeState: "VIC" };
  await notePolicy(db);
  await rotateAuditKey(db);
  await notePolicy(db);
  managed.policy = { homeState: "NSW" };
  await notePolicy(db);
  managed.policy = {};
  await notePolicy(db);
  const changes = (await entered()).filter(({ kind }) => kind === "policy-changed");
  expect(changes.map(({ personal }) => personal?.details["entries"])).toEqual([
    ["homeState"],
    ["homeState"],
    [],
  ]);
});

test("a saved connection is entered by the fields that are others, without a value", async () => {
  const connection = {
    environment: "test",
    deviceHost: "https://proda.example",
    tokenHost: "https://proda.example",
    ndiaHost: "https://ndia.example",
    tokenAudience: "a",
    serviceAudience: "b",
    clientId: "c",
    apiKey: "not-a-real-key",
    orgId: "4400000000",
    deviceName: "desk-1",
  } as const;
  await saveConnection(db, connection);
  await saveConnection(db, connection);
  await saveConnection(db, { ...connection, apiKey: "another-key" });
  const entries = await entered();
  expect(entries.map(({ kind, personal }) => [kind, personal?.details["changed"]])).toEqual([
    ["connection-saved", Object.keys(connection)],
    ["connection-saved", ["apiKey"]],
  ]);
  expect(JSON.stringify(entries)).not.toMatch(/not-a-real-key|another-key/);
});

test("CRM addresses are entered as they are added and removed", async () => {
  const site = (name: string) => ({ origin: `https://${name}.example.org`, profileId: "careview" });
  await saveAddedSites(db, [site("one")]);
  await saveAddedSites(db, [site("one"), site("two")]);
  await saveAddedSites(db, [site("two")]);
  expect((await entered()).map(({ kind, personal }) => [kind, personal?.site])).toEqual([
    ["site-added", "https://one.example.org"],
    ["site-added", "https://two.example.org"],
    ["site-removed", "https://one.example.org"],
  ]);
  expect(await addedSites(db)).toEqual([site("two")]);
});

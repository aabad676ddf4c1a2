import { fakeBrowser } from "wxt/testing/fake-browser";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { PRACTICE_CLIENTS, PRACTICE_SITE } from "../../../../lib/domain/practice/practice-clients.ts";
import type { Operation } from "../../../../lib/messaging/operations.ts";
import { type Database, openDatabase } from "../../../../lib/storage/database.ts";
import { PRACTICE_PLACE } from "../../../../lib/storage/practice/practice-database.ts";
import { addBatch } from "../../../../lib/storage/batch-repository.ts";
import { batch, job } from "../../storage/row-fixtures.ts";
import { NOW } from "../../test-clock.ts";
import { type LiveBackground, startBackground } from "../secrets/live-background.ts";

// A document parses the CRM's pages in a browser; here the stand-in's own reader does.
vi.mock(import("../../../../lib/crm/read/request/offscreen-reader.ts"), async () => {
  const { readPageHtml } = await import("../../services/sandbox-office.ts");
  return { readPageHtml, readPageHtmlBriefly: readPageHtml };
});

const CRM = "https://crm.example.org";

let background: LiveBackground;
const requests = vi.fn<typeof fetch>(() => Promise.reject(new TypeError("no network")));

async function readPractice<Result>(work: (db: Database) => Promise<Result>): Promise<Result> {
  const db = await openDatabase(PRACTICE_PLACE);
  try {
    return await work(db);
  } finally {
    db.close();
  }
}

const rowsOf = async (db: Database) =>
  Object.fromEntries(
    await Promise.all(
      Array.from(db.objectStoreNames, async (store) => [store, await db.getAll(store)] as const),
    ),
  );
/** The background notes its own runs among the settings. */
const realRows = () => background.read(rowsOf).then(({ settings: _own, ...rows }) => rows);
const ask = async (name: Operation, body: unknown, from?: string) => background.ask(name, body, from);
const isOn = async () => (await fakeBrowser.storage.local.get("practice"))["practice"] === true;
const databases = async () => (await indexedDB.databases()).map(({ name }) => name);

describe("practice", () => {
  let before: unknown;

  beforeAll(async () => {
    vi.stubGlobal("fetch", requests);
    background = await startBackground({ sites: [{ origin: CRM, profileId: "careview" }] });
    await ask("holidays.default-state", { state: "VIC" });
    before = await realRows();
    await ask("practice.enter", null);
  }, 60_000);
  beforeEach(() => vi.stubGlobal("fetch", requests));

  test("practice is filled by a sync, retrievals and a verified change, and nothing is sent to any host", async () => {
    expect(await isOn()).toBe(true);
    expect(requests).not.toHaveBeenCalled();
    const { jobs, changes, overviews, spending, notices, priceLists } = await readPractice(rowsOf);
    expect(jobs?.length).toBeGreaterThan(PRACTICE_CLIENTS.length);
    expect(changes).toMatchObject([{ state: "done", site: PRACTICE_SITE }]);
    expect(overviews?.length).toBeGreaterThan(8);
    expect(spending?.length).toBeGreaterThan(5);
    expect(notices?.length).toBeGreaterThan(0);
    expect(priceLists).toHaveLength(1);
  });

  test("every answer is about invented rows, and keys, addresses and protection are out of reach", async () => {
    expect(await ask("sites.view", null)).toMatchObject({ ok: [{ origin: PRACTICE_SITE, allowed: true }] });
    expect(await ask("connection.view", null)).toMatchObject({ ok: { state: "active" } });
    expect(await ask("practice.clients", null)).toMatchObject({ ok: { length: PRACTICE_CLIENTS.length } });
    expect(await ask("practice.page", { path: "/ServiceContracts/Edit/101" })).toMatchObject({
      ok: { heading: "Edit contract" },
    });
    const refused = { problem: { code: "practice-refuses" } };
    expect(await ask("sites.remove", { origin: CRM })).toMatchObject(refused);
    expect(await ask("set-up.export", { withApiKey: false })).toMatchObject(refused);
    expect(await ask("vault.protect", { passphrase: "four planted words here" })).toMatchObject(refused);
    expect(await ask("vault.purge", { ndisNumber: "430000001" })).toMatchObject(refused);
    expect(await ask("connection.check", null)).toMatchObject(refused);
  });

  test("a real CRM's page is told that practice is on, and gets nothing else", async () => {
    const page = `${CRM}/Clients/Profile/1`;
    const refused = { problem: { code: "practice-on" } };
    expect(await ask("page.noticed", null, page)).toMatchObject(refused);
    expect(
      await ask("sync.start", { clients: [{ name: "A", path: "/Clients/Profile/1" }] }, page),
    ).toMatchObject(refused);
    expect(await ask("panel.open", null, page)).toMatchObject(refused);
  });

  test("practice ends with its database deleted, and the real rows are what they were", async () => {
    expect(await ask("practice.leave", null)).toEqual({ ok: null });
    expect(await isOn()).toBe(false);
    await vi.waitFor(async () => expect(await databases()).not.toContain("practice"));
    // Nothing of it waits on: work on real data finds every lock free.
    await vi.waitFor(async () => expect((await navigator.locks.query()).held).toEqual([]));
    expect(await realRows()).toEqual(before);
    expect(await ask("practice.clients", null)).toEqual({ ok: [] });
    expect(await ask("practice.page", { path: "/Clients/Profile/1" })).toMatchObject({
      problem: { code: "practice-off" },
    });
    expect(await ask("holidays.view", null)).toMatchObject({ ok: { homeState: "VIC" } });
    expect(requests).not.toHaveBeenCalled();
  });

  test("practice doesn't begin while work of a person is under way", async () => {
    await background.read((db) =>
      addBatch(db, batch("1-a"), [job("1-a/00001", { state: "uncompleted", retryAt: NOW + 3_600_000 })]),
    );
    expect(await ask("practice.enter", null)).toMatchObject({ problem: { code: "work-under-way" } });
    expect(await isOn()).toBe(false);
    expect(await databases()).not.toContain("practice");
  });
});

import "fake-indexeddb/auto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { ProblemError } from "../../../../lib/core/problem.ts";
import { forgetSession } from "../../../../lib/platform/session/forget-session.ts";
import { createKeyEnd } from "../../../../lib/services/vault/key-end.ts";
import { createSealing } from "../../../../lib/services/vault/sealing.ts";
import { createVault } from "../../../../lib/services/vault/vault.ts";
import { appendAudit, rotateAuditKey } from "../../../../lib/storage/audit/append-audit.ts";
import { connectDatabase, type DatabaseConnection } from "../../../../lib/storage/database.ts";
import { readSetting, saveSetting } from "../../../../lib/storage/settings/setting-repository.ts";
import { VAULT_DATABASE } from "../../../../lib/storage/vault/vault-record.ts";
import * as copying from "../../../../lib/storage/vault/copy-rows.ts";
import { STORED_ROWS } from "../../storage/stored-rows.ts";

const FIRST = "four invented words here";
const NEXT = "and another four of them";
const DAY_MS = 24 * 60 * 60 * 1000;

let isBusy = false;
let database: DatabaseConnection;
let vault: ReturnType<typeof createVault>;
let now = 0;

/** A background that has just been started on what is stored. */
function start() {
  const sealing = createSealing(() => database);
  database = connectDatabase(sealing.place);
  vault = createVault({
    database,
    sealing,
    keyEnd: createKeyEnd(() => now),
    isBusy: () => Promise.resolve(isBusy),
    prepare: () => Promise.resolve(),
    enter: appendAudit,
    rotateAuditKey,
    forget: forgetSession,
    changed: () => undefined,
    renewKeys: () => Promise.resolve(),
  });
  return sealing;
}

/** The browser ends: what was in its memory is gone. */
async function restartBrowser() {
  database.close({ code: "x", what: "", remedy: "" });
  await fakeBrowser.storage.session.clear();
  start();
}

beforeEach(async () => {
  database?.close({ code: "x", what: "", remedy: "" });
  for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name ?? "");
  fakeBrowser.reset();
  vi.restoreAllMocks();
  isBusy = false;
  now = 0;
  start();
  await database.open();
  for (const row of STORED_ROWS.participants) await database.db.put("participants", row as never);
  await saveSetting(database.db, "probe", "kept");
});

const names = async () =>
  (await indexedDB.databases()).map(({ name }) => name ?? "").filter((name) => name !== VAULT_DATABASE);

const codeOf = (error: unknown) => (error instanceof ProblemError ? error.problem.code : error);
const refused = (work: Promise<unknown>) => work.then(() => "done", codeOf);

async function expectWhole() {
  await database.open();
  expect(await database.db.count("participants")).toBe(STORED_ROWS.participants.length);
  expect(await readSetting(database.db, "probe")).toBe("kept");
}

describe("vault", () => {
  test("nothing is sealed until a passphrase is set, and the view says so", async () => {
    expect(await vault.view()).toMatchObject({ openedBy: [], isLocked: false, sealing: null });
    expect(await names()).toEqual(["planbridge"]);
    expect(await refused(vault.lock())).toBe("passphrase-missing");
  });

  test("protect seals everything in a new database and deletes the one from before", async () => {
    expect(await vault.protect(FIRST)).toMatchObject({ openedBy: ["passphrase"], isLocked: false });
    expect(await names()).toEqual([expect.stringMatching(/^planbridge-[0-9a-f]{8}$/)]);
    await expectWhole();
  });

  test("after a restart of the browser it is locked, and only the passphrase opens it", async () => {
    await vault.protect(FIRST);
    await restartBrowser();
    expect(await refused(database.open())).toBe("database-locked");
    expect(await vault.view()).toMatchObject({ isLocked: true });
    expect(await refused(vault.unlock("something else here"))).toBe("passphrase-wrong");
    expect(await refused(database.open())).toBe("database-locked");
    expect(await vault.unlock(FIRST)).toMatchObject({ isLocked: false });
    await expectWhole();
  });

  test("what is done to the protection is entered in the audit trail, and so are wrong passphrases", async () => {
    await vault.protect(FIRST);
    await vault.lock();
    for (let tries = 0; tries < 2; tries += 1) await refused(vault.unlock("something else here"));
    await vault.unlock(FIRST);
    await vault.changePassphrase(FIRST, NEXT);
    const entries = await database.db.getAll("audit");
    expect(entries.map(({ kind, personal }) => [kind, personal?.details])).toEqual([
      ["key-changed", expect.anything()],
      ["protected", {}],
      ["locked", {}],
      ["wrong-passphrase", { tries: 2 }],
      ["unlocked", {}],
      ["key-changed", expect.anything()],
      ["passphrase-changed", {}],
    ]);
  });

  test("lock forgets the key and what the session holds, and stops whoever reads", async () => {
    await vault.protect(FIRST);
    await fakeBrowser.storage.session.set({ "draft:sync": { date: "2026-07-01" }, "access-token": "x" });
    expect(await vault.lock()).toMatchObject({ isLocked: true });
    expect(await fakeBrowser.storage.session.get()).toEqual({});
    expect(database.problem()?.code).toBe("database-locked");
    expect(() => database.db.get("settings", "probe")).toThrow("isn't open");
    expect(await refused(database.open())).toBe("database-locked");
  });

  test("a changed passphrase seals everything anew: the one from before opens nothing any more", async () => {
    await vault.protect(FIRST);
    const [before] = await names();
    expect(await refused(vault.changePassphrase("not this one at all", NEXT))).toBe("passphrase-wrong");
    expect(await refused(vault.changePassphrase(FIRST, "short"))).toBe("passphrase-short");
    await vault.changePassphrase(FIRST, NEXT);
    expect(await names()).not.toContain(before);
    await expectWhole();
    await restartBrowser();
    expect(await refused(vault.unlock(FIRST))).toBe("passphrase-wrong");
    await vault.unlock(NEXT);
    await expectWhole();
  });

  test("wipe deletes everything, locked or not, and Planbridge begins anew", async () => {
    await vault.protect(FIRST);
    await restartBrowser();
    expect(await vault.wipe()).toMatchObject({ openedBy: [], isLocked: false });
    expect(await names()).toEqual(["planbridge"]);
    expect(await database.db.count("participants")).toBe(0);
    await vault.protect(NEXT);
    await restartBrowser();
    expect(await refused(vault.unlock(FIRST))).toBe("passphrase-wrong");
  });

  test("a passphrase that is too short, and work of a person that goes on, are refused before anything is done", async () => {
    expect(await refused(vault.protect("eleven char"))).toBe("passphrase-short");
    isBusy = true;
    expect(await refused(vault.protect(FIRST))).toBe("vault-busy");
    expect(await names()).toEqual(["planbridge"]);
    expect(database.isOpen()).toBe(true);
  });

  test("nobody opens the database while it is sealed, and the view tells how far it is", async () => {
    const seen: unknown[] = [];
    const { copyRows } = await vi.importActual<typeof copying>("../../../../lib/storage/vault/copy-rows.ts");
    vi.spyOn(copying, "copyRows").mockImplementation(async (...args) => {
      seen.push(await refused(database.open()));
      await copyRows(...args);
      seen.push((await vault.view()).sealing);
    });
    await vault.protect(FIRST);
    expect(seen).toEqual(["database-sealing", { done: expect.any(Number), total: expect.any(Number) }]);
    await expectWhole();
  });

  test.each(["a full disk", "rows that are missing"])(
    "%s while sealing leaves everything as it was",
    async (how) => {
      vi.spyOn(copying, "copyRows").mockImplementation(() =>
        how === "a full disk"
          ? Promise.reject(new DOMException("", "QuotaExceededError"))
          : Promise.resolve(),
      );
      expect(await refused(vault.protect(FIRST))).not.toBe("done");
      expect(await names()).toEqual(["planbridge"]);
      expect(await vault.view()).toMatchObject({ openedBy: [], isLocked: false });
      await expectWhole();
    },
  );

  test("a browser that died while sealing goes on with what was there, and the half is deleted", async () => {
    vi.spyOn(copying, "copyRows").mockImplementation(() => new Promise(() => undefined));
    // The browser that dies takes the lock with it.
    vault.protect(FIRST).catch(() => undefined);
    await vi.waitFor(async () => expect(await names()).toHaveLength(2), 10_000);
    const held = (await navigator.locks.query()).held ?? [];
    for (const { name } of held) await navigator.locks.request(name ?? "", { steal: true }, () => undefined);
    await restartBrowser();
    await vault.start();
    expect(await vault.view()).toMatchObject({ openedBy: [], isLocked: false });
    await expectWhole();
    await vi.waitFor(async () => expect(await names()).toEqual(["planbridge"]), 10_000);
  });

  test("a damaged key record opens nothing, is said, and can be wiped", async () => {
    await vault.protect(FIRST);
    await restartBrowser();
    const request = indexedDB.open(VAULT_DATABASE);
    await new Promise<void>((resolve) => {
      request.addEventListener("success", () => {
        const put = request.result
          .transaction("record", "readwrite")
          .objectStore("record")
          .put({ x: 1 }, "record");
        put.addEventListener("success", () => {
          request.result.close();
          resolve();
        });
      });
    });
    expect(await refused(database.open())).toBe("vault-damaged");
    expect(await vault.view()).toMatchObject({ isLocked: true });
    await vault.wipe();
    expect(await vault.view()).toMatchObject({ openedBy: [], isLocked: false });
  });

  test("while it is locked, a PRODA key that ends within days is warned about", async () => {
    const keyEnd = createKeyEnd(() => now);
    await vault.protect(FIRST);
    await keyEnd.keep(11 * DAY_MS);
    await vault.lock();
    expect((await vault.view()).keyWarning).toBeNull();
    now = 7 * DAY_MS + 1;
    expect((await vault.view()).keyWarning?.code).toBe("key-ends-locked");
    await vault.unlock(FIRST);
    expect((await vault.view()).keyWarning).toBeNull();
  });

  test("the key of an organisation's policy seals and opens without a person, beside a passphrase", async () => {
    const key = crypto.getRandomValues(new Uint8Array(32)).toBase64();
    fakeBrowser.storage.managed.get = () => Promise.resolve({ protection: { key } }) as never;
    await vault.start();
    expect(await vault.view()).toMatchObject({ openedBy: ["organisation"], isLocked: false });
    await restartBrowser();
    await expectWhole();
    await vault.protect(FIRST);
    expect(await vault.view()).toMatchObject({ openedBy: ["passphrase", "organisation"] });
    await restartBrowser();
    await expectWhole();
    fakeBrowser.storage.managed.get = () => Promise.resolve({}) as never;
    await restartBrowser();
    expect(await refused(database.open())).toBe("database-locked");
    await vault.unlock(FIRST);
    await expectWhole();
  });
});

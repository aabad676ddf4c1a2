import "fake-indexeddb/auto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { createVaultWork } from "../../../lib/background/vault-work.ts";
import { forgetSession } from "../../../lib/platform/session/forget-session.ts";
import type { Connection } from "../../../lib/services/connection/connection.ts";
import { createSealing } from "../../../lib/services/vault/sealing.ts";
import { connectDatabase, type DatabaseConnection } from "../../../lib/storage/database.ts";

const PASSPHRASE = "four invented words here";

let database: DatabaseConnection;
let isBusy: boolean;
let work: ReturnType<typeof createVaultWork>;
/** What the browser says of whoever sits at the computer. */
let tell: (state: "active" | "idle" | "locked") => void;
let press: (command: string) => void;
let idleSeconds: number | undefined;

beforeEach(async () => {
  database?.close({ code: "x", what: "", remedy: "" });
  for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name ?? "");
  fakeBrowser.reset();
  fakeBrowser.storage.managed.get = () => Promise.resolve({}) as never;
  isBusy = false;
  idleSeconds = undefined;
  Object.assign(fakeBrowser, {
    idle: {
      onStateChanged: { addListener: (listener: typeof tell) => (tell = listener) },
      setDetectionInterval: (seconds: number) => (idleSeconds = seconds),
    },
    commands: { onCommand: { addListener: (listener: typeof press) => (press = listener) } },
  });
  const sealing = createSealing(() => database);
  database = connectDatabase(sealing.place);
  work = createVaultWork({
    database,
    sealing,
    connection: { forget: () => Promise.resolve() } as unknown as Connection,
    isBusy: () => Promise.resolve(isBusy),
    upkeep: () => Promise.resolve(),
    forgetSession,
    changed: () => undefined,
  });
  await work.start();
  await work.vault.protect(PASSPHRASE);
});

const isLocked = async () => (await work.vault.view()).isLocked;

test("a start while work of a person goes on leaves what the policy asks for to the next one", async () => {
  await work.vault.wipe();
  const key = crypto.getRandomValues(new Uint8Array(32)).toBase64();
  fakeBrowser.storage.managed.get = () => Promise.resolve({ protection: { key } }) as never;
  isBusy = true;
  await work.start();
  expect((await work.vault.view()).openedBy).toEqual([]);
  isBusy = false;
  await work.start();
  expect((await work.vault.view()).openedBy).toEqual(["organisation"]);
});

describe("locking by itself", () => {
  test.each(["idle", "locked"] as const)("it locks when the browser says %s", async (state) => {
    tell(state);
    await vi.waitFor(async () => expect(await isLocked()).toBe(true), 10_000);
  });

  test("the browser is asked to tell after the minutes that Options has", async () => {
    await work.vault.setAutoLock(5);
    await vi.waitFor(() => expect(idleSeconds).toBe(300));
  });

  test("work that is going on is finished first, and then it locks", async () => {
    isBusy = true;
    tell("idle");
    await work.lockIfDue();
    expect(await isLocked()).toBe(false);
    isBusy = false;
    await vi.waitFor(async () => {
      await work.lockIfDue();
      expect(await isLocked()).toBe(true);
    }, 10_000);
  });

  test("whoever is back before that isn't locked out", async () => {
    isBusy = true;
    tell("idle");
    await new Promise((resolve) => setTimeout(resolve, 50));
    tell("active");
    isBusy = false;
    await work.lockIfDue();
    expect(await isLocked()).toBe(false);
  });

  test("where Options says never, only a person locks it", async () => {
    await work.vault.setAutoLock(0);
    tell("idle");
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await isLocked()).toBe(false);
    press("lock");
    await vi.waitFor(async () => expect(await isLocked()).toBe(true), 10_000);
  });

  test("another key of the browser locks nothing", async () => {
    press("open-palette");
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await isLocked()).toBe(false);
  });
});

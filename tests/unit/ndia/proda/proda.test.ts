import { beforeEach, describe, expect, test } from "vitest";
import type { ConnectionSettings } from "../../../../lib/domain/connection/connection-settings.ts";
import type { AccessToken } from "../../../../lib/domain/connection/access-token.ts";
import type { Device } from "../../../../lib/domain/connection/device.ts";
import { expiryOf, isKeyRefreshDue } from "../../../../lib/ndia/proda/device-key.ts";
import { createProda } from "../../../../lib/ndia/proda/proda.ts";
import { sandboxSettings } from "./sandbox-settings.ts";
import { runSandbox } from "../../sandbox/running.ts";
import { currentTime } from "../../../../lib/platform/system-clock.ts";

const DAY = 24 * 3_600_000;
const sandbox = runSandbox(1);

const NOBODY: Device = { id: "device", orgId: "1", deviceName: "d" };

let stored: Device | undefined;
/** Every device that was stored, in order. */
let history: Device[];
let token: AccessToken | undefined;
/** How far this computer's clock is from the real time. */
let offset: number;

beforeEach(() => {
  stored = undefined;
  history = [];
  token = undefined;
  offset = 0;
});

const settings = () => sandboxSettings(sandbox());

let holdsUnsealedKey = false;

/** A new worker over what is stored. */
function worker(change: Partial<ConnectionSettings> = {}) {
  return createProda({
    settings: { ...settings(), ...change },
    devices: {
      get: () => Promise.resolve(stored),
      put: (device) => {
        stored = device;
        history.push(device);
        return Promise.resolve();
      },
      sealsKeys: () => false,
      holdsUnsealedKey: () => holdsUnsealedKey,
    },
    tokens: {
      get: () => Promise.resolve(token),
      put: (next) => {
        token = next;
        return Promise.resolve();
      },
    },
    now: () => currentTime() + offset,
  });
}

const control = () => sandbox().control;
const code = () => control().issueActivationCode();
const counted = () => {
  const { activations, refreshes, tokens } = control().counters();
  return { activations, refreshes, tokens };
};
/** Time goes by for this computer and for PRODA alike. */
function pass(ms: number) {
  offset += ms;
  control().setClock(offset / 1000);
}
/** Whether PRODA gives a token to what is stored now. */
async function works(): Promise<boolean> {
  token = undefined;
  return (await worker().accessToken()).length > 0;
}

describe("createProda: activation", () => {
  test("activate publishes a non-extractable key and stores when key and device expire", async () => {
    const device = await worker().activate(code());
    expect(device).toEqual(stored);
    expect(device).not.toHaveProperty("sentKey");
    expect(device.key?.privateKey.extractable).toBe(false);
    for (const format of ["pkcs8", "jwk"] as const) {
      if (!device.key) throw new Error("no key");
      await expect(crypto.subtle.exportKey(format, device.key.privateKey)).rejects.toThrow(/extractable/);
    }
    expect(Date.parse(device.keyExpiry ?? "") - currentTime()).toBeGreaterThan(10 * DAY);
    expect(Date.parse(device.deviceExpiry ?? "") - currentTime()).toBeGreaterThan(150 * DAY);
    expect(await works()).toBe(true);
  });

  test("activate stores the key before it is sent, so that a dying worker doesn't lose it", async () => {
    await worker().activate(code());
    expect(history[0]?.sentKey).toBeDefined();
    expect(history.at(-1)?.key).toBe(history[0]?.sentKey);
  });

  test("activate with a wrong code stores nothing, names the field, and then accepts the right code", async () => {
    await expect(worker().activate("WRONGCODE1")).rejects.toMatchObject({
      kind: "permanent",
      problem: { code: "proda-DE.7", field: "Activation code" },
    });
    expect(stored).not.toHaveProperty("key");
    expect(stored).not.toHaveProperty("sentKey");
    await worker().activate(code());
    expect(await works()).toBe(true);
  });

  test("activate with a wrong code keeps a working device", async () => {
    await worker().activate(code());
    await expect(worker().activate("WRONGCODE1")).rejects.toMatchObject({ problem: { code: "proda-DE.7" } });
    expect(await works()).toBe(true);
  });

  test("activate of another device doesn't reuse the old key", async () => {
    await worker().activate(code());
    await expect(worker({ deviceName: "another-desk" }).activate(code())).rejects.toMatchObject({
      problem: { code: "proda-DE.4", field: "Device name" },
    });
    expect(stored).toEqual({ id: "device", orgId: settings().orgId, deviceName: "another-desk" });
  });

  test("activate whose answer is lost detects that PRODA accepted the key and doesn't spend the code twice", async () => {
    await control().setFaults({ proda: { dropAfterCommit: 1, only: "/jwk" } });
    const device = await worker().activate(code());
    expect(device.key).toBe(history[0]?.sentKey);
    expect(device).not.toHaveProperty("sentKey");
    expect(counted()).toEqual({ activations: 1, refreshes: 0, tokens: 1 });
    expect(await works()).toBe(true);
  });

  test("activate whose answer is lost reports that PRODA didn't accept the key, and the code still works", async () => {
    const otac = code();
    await control().setFaults({ proda: { errorRate: 1, only: "/jwk" } });
    await expect(worker().activate(otac)).rejects.toMatchObject({
      kind: "permanent",
      problem: { code: "activation-lost" },
    });
    expect(stored).not.toHaveProperty("sentKey");
    await control().setFaults({});
    await worker().activate(otac);
    expect(counted().activations).toBe(1);
    expect(await works()).toBe(true);
  });

  test("activate that PRODA didn't accept keeps a working device", async () => {
    await worker().activate(code());
    await control().setFaults({ proda: { errorRate: 1, only: "/jwk" } });
    await expect(worker().activate(code())).rejects.toMatchObject({ problem: { code: "activation-lost" } });
    await control().setFaults({});
    expect(await works()).toBe(true);
  });

  test("activate with an unknown outcome is resolved by the next token, in a new worker too", async () => {
    await control().setFaults({ proda: { dropAfterCommit: 2 } });
    await expect(worker().activate(code())).rejects.toMatchObject({
      kind: "permanent",
      problem: { code: "activation-unknown", remedy: expect.stringContaining("Don't make a new code") },
    });
    expect(stored?.sentKey).toBeDefined();
    await control().setFaults({});
    expect(await works()).toBe(true);
    expect(stored?.key).toBe(history[0]?.sentKey);
    expect(counted().activations).toBe(1);
  });
});

describe("createProda: tokens", () => {
  beforeEach(async () => {
    await worker().activate(code());
    control().resetCounters();
  });

  test("accessToken fetches one token for concurrent callers and caches it across workers", async () => {
    const one = worker();
    const tokens = await Promise.all([one.accessToken(), one.accessToken(), one.accessToken()]);
    expect(new Set([...tokens, await one.accessToken(), await worker().accessToken()]).size).toBe(1);
    expect(counted().tokens).toBe(1);
  });

  test.each([
    ["58 minutes", 58 * 60_000, 1],
    ["59 minutes and a second", 59 * 60_000 + 1000, 2],
  ])("accessToken with a cached token that is %s old (case %#)", async (_title, age, fetched) => {
    await worker().accessToken();
    pass(age);
    await worker().accessToken();
    expect(counted().tokens).toBe(fetched);
  });

  test("forgetToken makes accessToken fetch another", async () => {
    const { accessToken, forgetToken } = worker();
    await accessToken();
    await forgetToken();
    await accessToken();
    expect(counted().tokens).toBe(2);
  });

  test("forgetToken keeps a token that came after the one that was refused", async () => {
    const { accessToken, forgetToken } = worker();
    const refused = await accessToken();
    await Promise.all([forgetToken(refused), forgetToken(refused)]);
    const next = await accessToken();
    await forgetToken(refused);
    expect([await accessToken(), counted().tokens]).toEqual([next, 2]);
  });

  test("accessToken doesn't cache an error", async () => {
    await control().setFaults({ proda: { errorRate: 1 } });
    const { accessToken } = worker();
    await expect(accessToken()).rejects.toMatchObject({
      kind: "transient",
      problem: { code: "proda-fault" },
    });
    await control().setFaults({});
    expect(await accessToken()).not.toBe("");
  });

  test("accessToken stores the expiries of key and device", async () => {
    if (stored) stored = { ...stored, keyExpiry: "2020-01-01T00:00:00Z" };
    await worker().accessToken();
    expect(Date.parse(stored?.keyExpiry ?? "") - currentTime()).toBeGreaterThan(10 * DAY);
  });

  test("accessToken blocks without an activated device", async () => {
    stored = undefined;
    await expect(worker().accessToken()).rejects.toMatchObject({
      kind: "blocked",
      problem: { code: "not-activated", field: "Activation code" },
    });
  });

  test("accessToken asks for a new activation when the device was ended in PRODA", async () => {
    control().endDevice();
    await expect(worker().accessToken()).rejects.toMatchObject({
      kind: "blocked",
      problem: { code: "device-expired" },
    });
    await worker().activate(code());
    expect(await works()).toBe(true);
  });

  test("accessToken names a clock ten minutes ahead as the cause and keeps the key", async () => {
    offset = 10 * 60_000;
    const before = stored;
    await expect(worker().accessToken()).rejects.toMatchObject({
      kind: "blocked",
      problem: { code: "clock-skew", what: expect.stringContaining("10 minutes ahead") },
    });
    expect(stored).toEqual(before);
  });

  test("activate with a clock ten minutes ahead keeps the key that PRODA may have accepted", async () => {
    await control().setFaults({ proda: { dropAfterCommit: 1, only: "/jwk" } });
    offset = 10 * 60_000;
    await expect(worker().activate(code())).rejects.toMatchObject({
      problem: { code: "activation-unknown" },
    });
    offset = 0;
    expect(await works()).toBe(true);
  });
});

describe("createProda: expiries", () => {
  const FORMS = ["local", "iso", "offset", "day-first", "seconds", "milliseconds", "remaining"] as const;

  test.each(FORMS)(
    "createProda reads expiries written as “%s” with an activation and with a token",
    async (expiryForm) => {
      control().setSwitches({ expiryForm });
      const device = await worker().activate(code());
      const told = { key: device.keyExpiry, device: device.deviceExpiry };
      for (const expiry of Object.values(told)) expect(expiry).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
      const left = Date.parse(told.key ?? "") - currentTime();
      expect(left).toBeGreaterThan(11 * DAY - 120_000);
      expect(left).toBeLessThan(11 * DAY + 120_000);
      await worker().accessToken();
      expect(Math.abs(Date.parse(stored?.keyExpiry ?? "") - Date.parse(told.key ?? ""))).toBeLessThan(
        120_000,
      );
    },
  );

  test("createProda assumes 11 days for a key whose expiry is unreadable", async () => {
    control().setSwitches({ expiryForm: "unreadable" });
    const device = await worker().activate(code());
    expect(device).not.toHaveProperty("keyExpiry");
    expect(await worker().accessToken()).not.toBe("");
    const end = expiryOf(device, "keyExpiry", currentTime()) ?? 0;
    expect(end - currentTime()).toBeGreaterThan(11 * DAY - 60_000);
    expect(end - currentTime()).toBeLessThanOrEqual(11 * DAY);
    expect(isKeyRefreshDue(device, currentTime())).toBe(false);
    expect(isKeyRefreshDue(device, currentTime() + 8 * DAY + 60_000)).toBe(true);
    expect(expiryOf(device, "deviceExpiry", currentTime())).toBeUndefined();
  });

  test("createProda keeps the known expiries when new ones are unreadable", async () => {
    const { keyExpiry, deviceExpiry } = await worker().activate(code());
    control().setSwitches({ expiryForm: "unreadable" });
    await worker().accessToken();
    expect(stored).toMatchObject({ keyExpiry, deviceExpiry });
  });

  test("createProda doesn't give a refreshed key the old key's expiry when the new one is unreadable", async () => {
    await worker().activate(code());
    control().setSwitches({ expiryForm: "unreadable" });
    control().resetCounters();
    pass(9 * DAY);
    await worker().refreshKeyIfDue();
    await worker().refreshKeyIfDue();
    expect(counted().refreshes).toBe(1);
    expect(stored).not.toHaveProperty("keyExpiry");
    expect(
      (expiryOf(stored ?? NOBODY, "keyExpiry", currentTime()) ?? 0) - (currentTime() + offset),
    ).toBeGreaterThan(10 * DAY);
  });

  test("expiryOf reads expiries that were stored as PRODA's own text", () => {
    const device = { ...NOBODY, keyExpiry: "2026-12-03 10:00:00" };
    expect(expiryOf(device, "keyExpiry", Date.parse("2026-11-22T00:00:00Z"))).toBe(
      Date.parse("2026-12-02T23:00:00Z"),
    );
  });

  test("isKeyRefreshDue is true when no expiry is known", async () => {
    const { key } = await worker().activate(code());
    if (!key) throw new Error("no key");
    expect(isKeyRefreshDue({ ...NOBODY, key, keyExpiry: "as agreed" }, currentTime())).toBe(true);
    expect(isKeyRefreshDue({ ...NOBODY, key }, currentTime())).toBe(true);
  });
});

describe("createProda: key refresh", () => {
  beforeEach(async () => {
    await worker().activate(code());
    control().resetCounters();
  });
  /** The key has a day left, and a token is at hand. */
  async function nearTheEnd() {
    await worker().accessToken();
    if (stored) stored = { ...stored, keyExpiry: new Date(currentTime() + DAY).toISOString() };
  }

  test.each([
    [undefined, false],
    [4 * DAY, false],
    [3 * DAY + 1, false],
    [3 * DAY - 1, true],
    [-DAY, true],
  ])("isKeyRefreshDue with %s ms left is %s", (left, due) => {
    const now = currentTime();
    const expiry = left === undefined ? {} : { keyExpiry: new Date(now + left).toISOString() };
    expect(isKeyRefreshDue({ id: "device", orgId: "1", deviceName: "d", ...expiry }, now)).toBe(due);
  });

  test("refreshKeyIfDue does nothing before the refresh is due", async () => {
    pass(7 * DAY);
    const before = stored?.key;
    await worker().refreshKeyIfDue();
    expect(counted().refreshes).toBe(0);
    expect(stored?.key).toBe(before);
  });

  test("refreshKeyIfDue does nothing when PRODA reports a later expiry", async () => {
    if (stored) stored = { ...stored, keyExpiry: new Date(currentTime()).toISOString() };
    await worker().refreshKeyIfDue();
    expect(counted()).toMatchObject({ refreshes: 0, tokens: 1 });
  });

  test("refreshKeyIfDue replaces the key before it expires, and the new key works", async () => {
    pass(9 * DAY);
    const before = stored?.key;
    await worker().refreshKeyIfDue();
    expect(counted().refreshes).toBe(1);
    expect(stored?.key).not.toBe(before);
    expect(stored).not.toHaveProperty("sentKey");
    expect(stored?.key?.privateKey.extractable).toBe(false);
    expect(
      isKeyRefreshDue(stored ?? { id: "device", orgId: "", deviceName: "" }, currentTime() + offset),
    ).toBe(false);
    pass(3 * DAY);
    expect(await works()).toBe(true);
  });

  test("refreshKeyIfDue refreshes once for concurrent callers", async () => {
    await nearTheEnd();
    const one = worker();
    await Promise.all([one.refreshKeyIfDue(), one.refreshKeyIfDue(), one.refreshKeyIfDue()]);
    expect(counted().refreshes).toBe(1);
    expect(await works()).toBe(true);
  });

  test("refreshKeyIfDue whose answer is lost: the next token confirms the new key", async () => {
    await nearTheEnd();
    await control().setFaults({ proda: { dropAfterCommit: 1, only: "/jwk" } });
    await expect(worker().refreshKeyIfDue()).rejects.toMatchObject({ kind: "transient" });
    const sent = stored?.sentKey;
    await control().setFaults({});
    expect(await works()).toBe(true);
    expect(sent).toBeDefined();
    expect(stored?.key).toBe(sent);
    expect(stored).not.toHaveProperty("sentKey");
  });

  test("refreshKeyIfDue whose answer is lost: the next token confirms the old key if it is still valid", async () => {
    await nearTheEnd();
    const before = stored?.key;
    await control().setFaults({ proda: { errorRate: 1, only: "/jwk" } });
    await expect(worker().refreshKeyIfDue()).rejects.toMatchObject({ kind: "transient" });
    await control().setFaults({});
    expect(await works()).toBe(true);
    expect(stored?.key).toBe(before);
    expect(stored).not.toHaveProperty("sentKey");
    await nearTheEnd();
    await worker().refreshKeyIfDue();
    expect(counted().refreshes).toBe(1);
  });

  test("refreshKeyIfDue does nothing for a device that was never activated", async () => {
    stored = undefined;
    await worker().refreshKeyIfDue();
    expect(counted()).toEqual({ activations: 0, refreshes: 0, tokens: 0 });
  });
});

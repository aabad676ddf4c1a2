import { setTimeout as later } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { type Connection, createConnection } from "../../../lib/services/connection/connection.ts";
import { generateKey } from "../../../lib/ndia/proda/device-key.ts";
import { createDeviceStore, findDevice } from "../../../lib/storage/device-repository.ts";
import type { Database } from "../../../lib/storage/database.ts";
import { connectionSettings, saveConnection } from "../../../lib/storage/settings/settings.ts";
import type { FaultSettings } from "../../sandbox/control/faults.ts";
import { runSandbox } from "../sandbox/running.ts";
import { sandboxSettings } from "../ndia/proda/sandbox-settings.ts";
import { plainDatabase } from "../storage/row-fixtures.ts";
import { currentTime } from "../../../lib/platform/system-clock.ts";
import { setClock } from "../test-clock.ts";
import { strikeAtAwaits } from "./strike.ts";
import type { FaultKind } from "../../chaos/fault-kinds.ts";
import { tally } from "./fault-tally.ts";
import { dieAtEveryAwait, live, uncoveredAwaits } from "./life.ts";

const DAY_MS = 24 * 3_600_000;
const sandbox = runSandbox(1);
const control = () => sandbox().control;

/** Making a key takes longer than all else in a run, so a few are made once. */
const keys: CryptoKeyPair[] = [];
let db: Database;
/** The requests that were ever begun: a dead worker's too come to their end. */
let requests: Promise<unknown>[] = [];

beforeAll(async () => {
  for (let count = 0; count < 6; count += 1) keys.push(await generateKey(false));
  const { fetch } = globalThis;
  vi.stubGlobal("fetch", (...args: Parameters<typeof fetch>) => {
    const answer = fetch(...args);
    requests.push(answer.catch(() => undefined));
    return answer;
  });
});
afterAll(() => vi.unstubAllGlobals());

beforeEach(() => {
  const permissions: { contains(asked: object): Promise<boolean> } = fakeBrowser.permissions;
  vi.spyOn(permissions, "contains").mockResolvedValue(true);
  let made = 0;
  const subtle = crypto.subtle as { generateKey: (...asked: never[]) => Promise<unknown> };
  vi.spyOn(subtle, "generateKey").mockImplementation(() => Promise.resolve(keys[(made += 1) % keys.length]));
});

/** A profile with a connection and no device. */
async function freshProfile(): Promise<void> {
  control().reset();
  fakeBrowser.reset();
  requests = [];
  db = await plainDatabase();
  await saveConnection(db, sandboxSettings(sandbox()));
}

async function activatedProfile(): Promise<void> {
  await freshProfile();
  await activate(createConnection(db), control().issueActivationCode());
  await forgetToken();
  control().resetCounters();
}

async function activate(connection: Connection, code: string): Promise<void> {
  await (await connection.proda()).activate(code);
}

async function forgetToken(): Promise<void> {
  await fakeBrowser.storage.session.clear();
}

interface Scenario {
  prepare: () => Promise<void>;
  /** What the worker is about; an error that it ends with is its end all the same. */
  work: (connection: Connection, code: string) => Promise<unknown>;
  faults?: FaultSettings["proda"];
  /** PRODA doesn't take the code, so whoever dies meanwhile is told so at the next attempt. */
  code?: string;
  /** What a death in the middle of it counts as. */
  fault?: FaultKind;
}

/** Each run begins anew: a worker dies, and a new one goes on with what is stored. */
async function dieEverywhere(
  { prepare, work, faults, code: fixed, fault = "worker-killed" }: Scenario,
  check: (code: string, at: string) => Promise<void>,
): Promise<number> {
  return dieAtEveryAwait(async (isLast) => {
    await prepare();
    const code = fixed ?? control().issueActivationCode();
    await control().setFaults(faults ? { proda: faults } : {});
    const life = await live(isLast, () => work(createConnection(db), code).catch(() => undefined));
    await Promise.all(requests);
    await later(1);
    await control().setFaults({});
    // The browser frees the locks of a worker that is gone.
    await navigator.locks.request("planbridge-proda", { steal: true }, () => undefined);
    await tally({ fault, subject: "proda" }, life.diedAt, () => check(code, life.diedAt ?? "nowhere"));
    return life;
  });
}

/** What PRODA and the extension hold agree, and no code was spent but one. */
async function expectActivatedOnce(code: string, at: string): Promise<void> {
  const connection = createConnection(db);
  const spent = control().counters().activations;
  const token = await (await connection.proda()).accessToken().catch(() => "none");
  // PRODA took the key: then the extension has it. It didn't: then the code is good still.
  expect([at, spent, token === "none"]).toEqual([at, spent, spent === 0]);
  if (token === "none") await activate(connection, code);
  await expectWorks(at);
  expect([at, control().counters().activations]).toEqual([at, 1]);
}

async function expectWorks(at: string): Promise<void> {
  await forgetToken();
  const token = await (await createConnection(db).proda()).accessToken();
  const device = await findDevice(db);
  expect([at, token.length > 0, device?.key !== undefined, device?.sentKey]).toEqual([
    at,
    true,
    true,
    undefined,
  ]);
}

const activation = { prepare: freshProfile, work: activate };

test.each<[string, Scenario]>([
  ["", activation],
  [" whose answer is lost", { ...activation, faults: { dropAfterCommit: 1, only: "/jwk" } }],
  [" that PRODA's own fault ended", { ...activation, faults: { errorRate: 1, only: "/jwk" } }],
  [" after which PRODA can't be asked", { ...activation, faults: { dropAfterCommit: 2 } }],
])(
  "an activation%s survives a death at any await: no key is lost and no code spent twice",
  async (_title, scenario) => {
    expect(await dieEverywhere(scenario, expectActivatedOnce)).toBeGreaterThan(20);
  },
);

test("an activation with a wrong code, dying at any await, keeps the device that works", async () => {
  const scenario = { prepare: activatedProfile, work: activate, code: "WRONGCODE1" };
  const steps = await dieEverywhere(scenario, async (_code, at) => {
    await expectWorks(at);
    expect([at, control().counters().activations]).toEqual([at, 0]);
  });
  expect(steps).toBeGreaterThan(20);
});

test("an activation under another name that PRODA refuses, dying at any await, keeps no key of it", async () => {
  const prepare = async () => {
    await activatedProfile();
    const settings = await connectionSettings(db);
    if (settings) await saveConnection(db, { ...settings, deviceName: "another-desk" });
  };
  const steps = await dieEverywhere({ prepare, work: activate }, async (_code, at) => {
    // It isn't known until it was asked whether PRODA holds the key that was sent.
    await expect(fetchToken(createConnection(db)), at).rejects.toMatchObject({ kind: "blocked" });
    const device = await findDevice(db);
    expect([at, device?.sentKey]).toEqual([at, undefined]);
  });
  expect(steps).toBeGreaterThan(10);
});

const fetchToken = async (connection: Connection) => (await connection.proda()).accessToken();

test.each<[string, Scenario]>([
  ["", { prepare: activatedProfile, work: fetchToken }],
  [" while a key that PRODA doesn't hold counts as sent", { prepare: withUnknownKey, work: fetchToken }],
  [" that PRODA's own fault ends", { prepare: activatedProfile, work: fetchToken, faults: { errorRate: 1 } }],
])("a token%s survives a death at any await, and the device keeps its key", async (_title, scenario) => {
  expect(await dieEverywhere(scenario, (_code, at) => expectWorks(at))).toBeGreaterThan(5);
});

async function withUnknownKey(): Promise<void> {
  await activatedProfile();
  const device = await findDevice(db);
  if (!device) throw new Error("no device");
  await createDeviceStore(db).put({ ...device, sentKey: keys[5] as CryptoKeyPair, sentKeyAt: currentTime() });
}

test("a token of a device that PRODA has ended, dying at any await, leads to a new activation", async () => {
  const prepare = async () => {
    await activatedProfile();
    control().endDevice();
  };
  const steps = await dieEverywhere({ prepare, work: fetchToken }, async (code, at) => {
    await expect(fetchToken(createConnection(db)), at).rejects.toMatchObject({
      problem: { code: "device-expired" },
    });
    await activate(createConnection(db), code);
    await expectWorks(at);
  });
  expect(steps).toBeGreaterThan(5);
});

/** The key ends in a day. PRODA's next token says that it lives longer, so nothing but the renewal may ask for one. */
async function nearTheEnd(): Promise<void> {
  await activatedProfile();
  await fetchToken(createConnection(db));
  const device = await findDevice(db);
  if (!device) throw new Error("no device");
  await createDeviceStore(db).put({ ...device, keyExpiry: new Date(currentTime() + DAY_MS).toISOString() });
  control().resetCounters();
}

const renewal = {
  fault: "key-refresh-interrupted" as const,
  prepare: nearTheEnd,
  work: async (connection: Connection) => (await connection.proda()).refreshKeyIfDue(),
};

test.each<[string, Scenario]>([
  ["", renewal],
  [" whose answer is lost", { ...renewal, faults: { dropAfterCommit: 1, only: "/jwk" } }],
  [" that PRODA's own fault ended", { ...renewal, faults: { errorRate: 1, only: "/jwk" } }],
  [" without a token at hand", { ...renewal, prepare: () => nearTheEnd().then(forgetToken) }],
])(
  "a renewal%s survives a death at any await: the key that PRODA holds is the one that is kept",
  async (_title, scenario) => {
    const steps = await dieEverywhere(scenario, async (_code, at) => {
      await renewal.work(createConnection(db));
      await expectWorks(at);
      expect([at, control().counters().refreshes <= 1]).toEqual([at, true]);
    });
    expect(steps).toBeGreaterThan(8);
  },
);

test("a renewal that PRODA refuses, dying at any await, keeps the key of before", async () => {
  const prepare = async () => {
    await nearTheEnd();
    control().endDevice();
  };
  const steps = await dieEverywhere({ ...renewal, prepare }, async (_code, at) => {
    await fetchToken(createConnection(db)).catch(() => undefined);
    const device = await findDevice(db);
    expect([at, device?.key !== undefined]).toEqual([at, true]);
  });
  expect(steps).toBeGreaterThan(5);
});

test("changed settings forget the token of before, dying at any await", async () => {
  const work = async (connection: Connection) => {
    await connection.ndia();
    await connection.ndiaCalls();
    const proda = await connection.proda();
    await proda.forgetToken(await proda.accessToken());
    await connection.forget();
  };
  const steps = await dieEverywhere({ prepare: activatedProfile, work }, (_code, at) => expectWorks(at));
  expect(steps).toBeGreaterThan(3);
});

/** What happens to it at one await; it lives on, and the next one finds all well. */
const MISHAPS: [FaultKind, string, strike: () => unknown][] = [
  ["proda-down", "PRODA is down", () => control().setFaults({ proda: { errorRate: 1 } })],
  ["network-gone", "no answer arrives", () => control().setFaults({ proda: { dropAfterCommit: 99 } })],
  ["clock-forward", "the clock jumps an hour ahead", () => setClock(currentTime() + 3_600_000)],
  ["clock-back", "the clock is set back by an hour", () => setClock(currentTime() - 3_600_000)],
  ["clock-back", "the clock is set back by two days", () => setClock(currentTime() - 2 * DAY_MS)],
];

const WAYS: [string, Scenario, (code: string, at: string) => Promise<void>][] = [
  // An hour on, the code of before is no good any more.
  ["an activation", activation, (_code, at) => expectActivatedOnce(control().issueActivationCode(), at)],
  ["a token", { prepare: activatedProfile, work: fetchToken }, (_code, at) => expectWorks(at)],
  ["a renewal", renewal, (_code, at) => expectWorks(at)],
];

test.each(
  WAYS.flatMap(([way, ...how]) =>
    MISHAPS.map(([fault, title, strike]) => [way, title, fault, strike, ...how] as const),
  ),
)(
  "%s during which %s loses no key and spends no code twice",
  async (_way, _title, fault, strike, { prepare, work }, check) => {
    const played = await strikeAtAwaits(async (strikes) => {
      setClock();
      await prepare();
      const code = control().issueActivationCode();
      let struckAt: string | undefined;
      const { times } = await live(
        (site, count) => {
          if (struckAt === undefined && strikes(site, count)) {
            struckAt = site;
            void strike();
          }
          return false;
        },
        () => work(createConnection(db), code).catch(() => undefined),
      );
      await Promise.all(requests);
      await control().setFaults({});
      await tally({ fault, subject: "proda" }, struckAt, () => check(code, struckAt ?? "nowhere"));
      return { diedAt: struckAt, times };
    });
    expect(played).toBeGreaterThan(1);
  },
);

test("every await of PRODA's client had its death", () => {
  const { all, uncovered } = uncoveredAwaits("proda");
  expect([all > 30, uncovered]).toEqual([true, []]);
});

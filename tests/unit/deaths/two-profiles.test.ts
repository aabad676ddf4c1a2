import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as later } from "node:timers/promises";
import { beforeAll, expect, test, vi } from "vitest";
import type { Change } from "../../../lib/domain/change/change.ts";
import type { Database } from "../../../lib/storage/database.ts";
import { createChangeWorker, createSleeper, pumpToEnd } from "../services/changes/change-worker.ts";
import { SandboxServices } from "../services/sandbox-office.ts";
import { plainDatabase } from "../storage/row-fixtures.ts";
import { setClock } from "../test-clock.ts";
import { newBookings } from "./booking-run.ts";
import {
  type Client,
  type Desk,
  existingClient,
  isVerified,
  newClient,
  proposeAndAccept,
  tellsWhatStands,
} from "./change-run.ts";
import { ENUMERATES_ALL, type Judgement, tally } from "./fault-tally.ts";
import { live, outsideOfLives, type Run } from "./life.ts";
import { strikeAtAwaits } from "./strike.ts";

let office: SandboxServices;
const profiles = new AsyncLocalStorage<string>();

beforeAll(async () => {
  office = await SandboxServices.open();
  const { locks } = navigator;
  const request = locks.request.bind(locks) as (name: string, ...rest: unknown[]) => Promise<unknown>;
  // Each profile has locks of its own.
  const own = (name: string, ...rest: unknown[]) => request(`${profiles.getStore() ?? ""}${name}`, ...rest);
  Object.defineProperty(locks, "request", { value: own, configurable: true });
  return () => Reflect.deleteProperty(locks, "request");
});

/** What a second person's profile does at one await of the first's: all of the same change, or only the proposal. */
const runTwoProfiles =
  (createClient: (office: SandboxServices) => Client): Run =>
  async (strikes) => {
    setClock();
    await office.reset();
    const client = createClient(office);
    const clock = createSleeper();
    const [first, second] = [await openProfile(client, clock), await openProfile(client, clock)];
    let struckAt: string | undefined;
    const work = (desk: Desk) => async () => {
      const accepted = await proposeAndAccept(desk).catch(() => undefined);
      if (accepted) await pumpToEnd(desk.worker, desk.db, accepted.id);
    };
    const { times } = await profiles.run("first ", () =>
      live(
        () => false,
        work(first),
        (site, count) => {
          // A transaction that is under way can't be held open, and nobody else sees into it.
          if (site.startsWith("storage/") || struckAt !== undefined || !strikes(site, count))
            return undefined;
          struckAt = site;
          return outsideOfLives(() => profiles.run("second ", work(second)));
        },
      ),
    );
    await later(1);
    await tally({ fault: "two-profiles", subject: "changes" }, struckAt, async (): Promise<Judgement> => {
      const stored = [await readAccepted(first.db), await readAccepted(second.db)].flat();
      const at = `the second's at ${struckAt}`;
      for (const change of stored)
        expect([at, isVerified(change) || change.blocked !== undefined || tellsWhatStands(change)]).toEqual([
          at,
          true,
        ]);
      client.expectDone();
      return { told: !stored.every(isVerified) };
    });
    vi.restoreAllMocks();
    return { diedAt: struckAt, times };
  };

async function openProfile(client: Client, clock: ReturnType<typeof createSleeper>): Promise<Desk> {
  const db = await plainDatabase();
  return { office, db, client, worker: createChangeWorker(office, db, { clock }) };
}

async function readAccepted(db: Database): Promise<Change[]> {
  return (await db.getAll("changes")).filter(({ acceptedAt }) => acceptedAt !== undefined);
}

test.each([
  ["F61: a contract that two profiles sync at once", existingClient],
  ...(ENUMERATES_ALL
    ? ([
        ["F40: a contract that two profiles create at once", newClient],
        ["F125: bookings that two profiles make at once", newBookings],
      ] as const)
    : []),
] as const)("%s is written once, and whoever came second is told", async (_title, createClient) => {
  expect(
    await strikeAtAwaits(runTwoProfiles(createClient), (site) => !site.startsWith("storage/")),
  ).toBeGreaterThan(1);
});

import { setTimeout as later } from "node:timers/promises";
import { beforeAll, describe, expect, test } from "vitest";
import type { Change } from "../../../lib/domain/change/change.ts";
import { startBatch } from "../../../lib/services/sync/batches.ts";
import { latestBatch } from "../../../lib/storage/batch-repository.ts";
import { listJobs } from "../../../lib/storage/job-repository.ts";
import { currentTime } from "../../../lib/platform/system-clock.ts";
import {
  acceptProposal,
  createChangeWorker,
  createSleeper,
  pumpToEnd,
} from "../services/changes/change-worker.ts";
import { CRM, type RequestInterceptor, SandboxServices } from "../services/sandbox-office.ts";
import { plainDatabase } from "../storage/row-fixtures.ts";
import { existingClient, newClient } from "./change-run.ts";
import { keepLog, restoreAfterCut } from "./database-log.ts";
import { live } from "./life.ts";

let office: SandboxServices;

beforeAll(async () => {
  office = await SandboxServices.open();
});

/** Longer than until a lost answer is looked for first. */
const FIRST_LOOK_MS = 10_000;

/** From the cut on the CRM keeps what it gets, and saves it when it is told to. */
function holdForms() {
  const held: (() => Promise<unknown>)[] = [];
  let forms = 0;
  let isCut = false;
  let isBack = false;
  const meddle: RequestInterceptor = async ({ method }, goOn) => {
    if (method !== "POST") return goOn();
    if (!isBack) forms += 1;
    // Whoever dies with the power does so while the form is on its way.
    await later(1);
    if (!isCut) return goOn();
    const saved = Promise.withResolvers<Response>();
    held.push(() => goOn().then(saved.resolve));
    return saved.promise;
  };
  return {
    meddle,
    /** How many were sent before the power came back. */
    forms: () => forms,
    cut: () => (isCut = true),
    /** What is sent from now on arrives as ever. */
    powerReturns: () => {
      isCut = false;
      isBack = true;
    },
    release: async () => {
      for (const save of held.splice(0)) await save();
    },
  };
}

/**
 * The power goes as soon as `isDue`, with so many records in the log and so many forms sent; then it comes back.
 * @returns whether it went before all was done
 */
async function cutPower(
  createClient: typeof newClient,
  isDue: (records: number, forms: number) => boolean,
): Promise<boolean> {
  await office.reset();
  const client = createClient(office);
  const log = keepLog();
  const before = await plainDatabase();
  const { meddle, forms, cut, powerReturns, release } = holdForms();
  office.meddle = meddle;
  // What the CRM has got it saves once the next worker has looked for it.
  const clock = createSleeper(() => (clock.slept() > FIRST_LOOK_MS ? release() : Promise.resolve()));
  const told: { accepted?: Change } = {};
  const { diedAt } = await live(
    () => isDue(log.records.length, forms()) && cut(),
    async () => {
      const worker = createChangeWorker(office, before, { clock });
      told.accepted = await acceptProposal(before, await client.propose(worker));
      await worker.pump();
    },
  );
  await later(3);
  powerReturns();
  const after = await restoreAfterCut(log);
  for (const lock of ["planbridge-changes", "planbridge-accept"])
    await navigator.locks.request(lock, { steal: true }, () => undefined);
  const stored = (await after.getAll("changes")).find(({ acceptedAt }) => acceptedAt !== undefined);
  const at = `${log.records.length} records, ${forms()} forms`;
  // Whatever a person was told is accepted, and whatever was sent, is known still.
  const isNew = told.accepted === undefined && forms() === 0;
  expect([at, stored !== undefined || isNew]).toEqual([at, true]);
  if (stored) {
    const end = await pumpToEnd(createChangeWorker(office, after, { clock }), after, stored.id);
    await release();
    expectNothingTwice(end, at);
    if (Object.values(end.progress).every(({ state }) => state === "verified")) client.expectDone();
  }
  return diedAt !== undefined;
}

describe.each([
  ["F40: a contract that is created", newClient],
  ["F61: a contract that is synced", existingClient],
])("%s", (_title, createClient) => {
  test("isn't sent twice nor lost when the power is cut after any record of the log", async () => {
    let cuts = 0;
    while (await cutPower(createClient, (records) => records > cuts)) cuts += 1;
    expect(cuts).toBeGreaterThan(20);
  });

  test("isn't sent twice nor lost when the power is cut while any form is on its way", async () => {
    let cuts = 0;
    while (await cutPower(createClient, (_records, forms) => forms > cuts)) cuts += 1;
    expect(cuts).toBe(4);
  });
});

/** Every form that the CRM saved is known as one that was sent, each record once; what isn't verified is told. */
function expectNothingTwice({ state: ended, progress }: Change, at: string): void {
  expect([at, ended]).toEqual([at, "done"]);
  for (const [id, { state, sent, problem }] of Object.entries(progress)) {
    expect([at, id, sent <= 1]).toEqual([at, id, true]);
    expect([at, id, state === "verified" || problem !== undefined]).toEqual([at, id, true]);
  }
  const writes = Object.values(office.control.counters().writes).reduce((sum, times) => sum + times, 0);
  expect([at, writes <= Object.keys(progress).length]).toEqual([at, true]);
}

test("F15: a batch that a person was told of is there after a power cut at any record, with all its clients", async () => {
  let cuts = 0;
  for (let isCut = true; isCut && cuts < 50; cuts += 1) {
    const log = keepLog();
    const before = await plainDatabase();
    const ticked = [1, 2, 3].map((id) => ({ name: `Client ${id}`, path: `/Clients/Profile/${id}` }));
    let told: string | undefined;
    const { diedAt } = await live(
      () => log.records.length > cuts,
      async () => {
        told = (await startBatch(before, CRM, ticked, currentTime())).batchId;
      },
    );
    isCut = diedAt !== undefined;
    const after = await restoreAfterCut(log);
    await navigator.locks.request("planbridge-batches", { steal: true }, () => undefined);
    const batch = await latestBatch(after, CRM);
    expect([cuts, batch?.id]).toEqual([cuts, told ?? batch?.id]);
    expect(await listJobs(after, batch?.id ?? "none")).toHaveLength(batch ? 3 : 0);
  }
  expect(cuts).toBeGreaterThan(0);
});

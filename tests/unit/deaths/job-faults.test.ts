import "fake-indexeddb/auto";
import { setTimeout as later } from "node:timers/promises";
import { beforeAll, expect, test, vi } from "vitest";
import { currentTime } from "../../../lib/platform/system-clock.ts";
import { retryUncompleted, startBatch, unblockBatches } from "../../../lib/services/sync/batches.ts";
import { findBatch } from "../../../lib/storage/batch-repository.ts";
import { connectDatabase, type Database } from "../../../lib/storage/database.ts";
import { isDatabaseFault } from "../../../lib/storage/database-problems.ts";
import { hasOpenJobs, listJobs } from "../../../lib/storage/job-repository.ts";
import { CRM, type RequestInterceptor, SandboxServices } from "../services/sandbox-office.ts";
import { setClock } from "../test-clock.ts";
import { type Judgement, tally } from "./fault-tally.ts";
import { FAULTS_OF_ALL, FAULTS_OF_CRM, FAULTS_OF_NDIA, type InjectedFault } from "./injected-faults.ts";
import { live, type Run } from "./life.ts";
import { strikeAtAwaits } from "./strike.ts";
import { createSyncWorker } from "./sync-worker.ts";
import { plainPlace } from "../storage/row-fixtures.ts";

// What a worker waits for passes on the clock.
vi.mock(import("../../../lib/platform/sleep.ts"), () => ({
  sleep: (ms) => {
    setClock(currentTime() + Math.max(0, ms));
    return Promise.resolve();
  },
}));

let office: SandboxServices;

beforeAll(async () => {
  office = await SandboxServices.open();
});

/** Their contracts agree with the NDIA, all but the last one's. */
function chooseClients(): { name: string; path: string }[] {
  const expected = office.control.expected();
  const agreeing = expected.filter((each) => each.expected === "success").slice(0, 3);
  const differing = expected.filter((each) => each.expected === "failed:plan-end").slice(0, 1);
  return [...agreeing, ...differing].map(({ clientId }) => ({
    name: `Client ${clientId}`,
    path: `/Clients/Profile/${clientId}`,
  }));
}

/** A batch meets a fault; then that is over, and a person presses what there is to press. */
const run =
  (fault: InjectedFault): Run =>
  async (strikes) => {
    setClock();
    await office.reset();
    const connection = connectDatabase(plainPlace(`planbridge-${crypto.randomUUID()}`));
    await connection.open();
    const { db } = connection;
    const clients = chooseClients();
    const worker = createSyncWorker(office, db);
    let meddle: RequestInterceptor = (_request, goOn) => goOn();
    office.meddle = (request, goOn) => meddle(request, goOn);
    const scene = {
      office,
      db,
      meddleBy: (how?: RequestInterceptor) => void (meddle = how ?? ((_request, goOn) => goOn())),
    };
    let struckAt: string | undefined;
    const { times } = await live(
      (site, count) => {
        if (struckAt === undefined && strikes(site, count)) {
          struckAt = site;
          fault.strike(scene);
        }
        return false;
      },
      async () => {
        await startBatch(db, CRM, clients, currentTime()).catch(expectDatabaseFault);
        await worker.pump();
      },
    );
    if (struckAt !== undefined) fault.heal(scene);
    await office.signIn();
    // The browser closes a database, and the connection opens it again, in tasks of their own.
    await later(1);
    await tally({ fault: fault.kind, subject: "jobs" }, struckAt, async () => {
      await connection.open();
      return expectSettled(db, clients, worker, `${fault.title} at ${struckAt}`);
    });
    return { diedAt: struckAt, times };
  };

function expectDatabaseFault(error: unknown): void {
  if (!isDatabaseFault(error)) throw error;
}

async function expectSettled(
  db: Database,
  clients: { name: string; path: string }[],
  { pump }: ReturnType<typeof createSyncWorker>,
  at: string,
): Promise<Judgement> {
  const { batchId } = await startBatch(db, CRM, clients, currentTime());
  await pump();
  let presses = 0;
  for (; presses < 6 && (await isUnfinished(db, batchId)); presses += 1) {
    const batch = await findBatch(db, batchId);
    const jobs = await listJobs(db, batchId);
    // A person is told why, of the batch or of each job that waits for them.
    const told = batch?.blocked ?? jobs.find(({ state }) => state === "uncompleted")?.problem;
    expect([at, told?.code]).toEqual([at, expect.any(String)]);
    await unblockBatches(db, () => true);
    await retryUncompleted(db, batchId);
    await pump();
  }
  const jobs = await listJobs(db, batchId);
  expect([at, await isUnfinished(db, batchId)]).toEqual([at, false]);
  expect([at, jobs.filter(({ kind }) => kind === "client").map(({ client }) => client.path)]).toEqual([
    at,
    clients.map(({ path }) => path),
  ]);
  const paths = jobs.map(({ contract, client }) => contract?.path ?? client.path);
  expect([at, new Set(paths).size]).toEqual([at, paths.length]);
  for (const { state, problem } of jobs)
    expect([at, state !== "failed" || problem !== undefined]).toEqual([at, true]);
  const right = jobs.filter(({ kind, state }) => kind === "contract" && state === "success").length;
  return { told: presses > 0 || right < 3 };
}

async function isUnfinished(db: Database, batchId: string): Promise<boolean> {
  const jobs = await listJobs(db, batchId);
  const isOpen = (await hasOpenJobs(db)) || (await findBatch(db, batchId))?.blocked !== undefined;
  return isOpen || jobs.some(({ state }) => state === "uncompleted");
}

test.each(
  [...FAULTS_OF_ALL, ...FAULTS_OF_CRM, ...FAULTS_OF_NDIA].map((fault) => [fault.title, fault] as const),
)("a sync, while %s, settles each contract once or tells what stands", async (_title, fault) => {
  expect(await strikeAtAwaits(run(fault))).toBeGreaterThan(1);
});

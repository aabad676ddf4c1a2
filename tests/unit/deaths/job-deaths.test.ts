import { setTimeout as later } from "node:timers/promises";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { BatchKind, Job } from "../../../lib/domain/sync/batch.ts";
import {
  addClients,
  retryUncompleted,
  startBatch,
  stopBatch,
  unblockBatches,
} from "../../../lib/services/sync/batches.ts";
import { startAgain } from "../../../lib/services/sync/check-again.ts";
import { postponeJob, startJob } from "../../../lib/services/sync/job-states.ts";
import { findBatch, latestBatch } from "../../../lib/storage/batch-repository.ts";
import { findJob, hasOpenJobs, listJobs } from "../../../lib/storage/job-repository.ts";
import { listChangesByState } from "../../../lib/storage/change-repository.ts";
import type { Database } from "../../../lib/storage/database.ts";
import { currentTime } from "../../../lib/platform/system-clock.ts";
import { CRM, recordRequests, type RequestInterceptor, SandboxServices } from "../services/sandbox-office.ts";
import { claimJob, settleJob } from "../storage/one-job.ts";
import { plainDatabase } from "../storage/row-fixtures.ts";
import { setClock } from "../test-clock.ts";
import { createExistingPaceClient } from "../services/changes/existing-pace-client.ts";
import { problemError } from "../services/sync/runner-stubs.ts";
import { participantRun } from "./participant-run.ts";
import { tally } from "./fault-tally.ts";
import { dieAtEveryAwait, dieAtEveryPlace, live, uncoveredAwaits } from "./life.ts";
import { createSyncWorker } from "./sync-worker.ts";

// What a worker waits for passes on the clock.
vi.mock(import("../../../lib/platform/sleep.ts"), () => ({
  sleep: (ms) => {
    setClock(currentTime() + Math.max(0, ms));
    return Promise.resolve();
  },
}));

let office: SandboxServices;
let db: Database;

beforeAll(async () => {
  office = await SandboxServices.open();
});
// A sync only reads, so the servers are as they were after any number of runs.
beforeEach(() => office.reset());

const ticked = (ids: readonly number[]) =>
  ids.map((id) => ({ name: `Client ${id}`, path: `/Clients/Profile/${id}` }));

/** One client whose contract agrees with the NDIA, one whose doesn't. */
function chooseClients(): number[] {
  const expected = office.control.expected();
  const fits = (wanted: string) => expected.find((each) => each.expected === wanted)?.clientId ?? 0;
  return [fits("success"), fits("failed:plan-end")];
}

interface Scenario {
  kind?: BatchKind;
  /** The clients. */
  ids?: readonly number[];
  /** Stands between the worker that dies and the servers; the one after it finds all well. */
  trouble?: () => RequestInterceptor;
  /** What a person does, and the work; it is done again by whoever finds no batch. */
  work?: (kind: BatchKind, ids: readonly number[]) => Promise<unknown>;
  /** How the contracts may end, in alphabetical order. */
  ends?: string[][];
}

const AS_THEY_ARE = [["failed", "success"]];

/** Twice in the same moment, since people do. */
async function press(kind: BatchKind, ids: readonly number[]): Promise<string> {
  await startBatch(db, CRM, ticked(ids), currentTime(), kind);
  return (await startBatch(db, CRM, ticked(ids), currentTime(), kind)).batchId;
}

async function syncAll(kind: BatchKind, ids: readonly number[]): Promise<void> {
  await press(kind, ids);
  const { pump } = createSyncWorker(office, db);
  await pump();
  if ((await unblockBatches(db, () => true)) || (await hasOpenJobs(db))) await pump();
}

/** A worker dies. The one after it, and a person who presses what is there to press, get to the end. */
const run =
  ({ kind = "active-plans", ids = chooseClients(), trouble, work = syncAll, ends = AS_THEY_ARE }: Scenario) =>
  async (isLast: Parameters<typeof live>[0]) => {
    setClock();
    db = await plainDatabase();
    if (trouble) office.meddle = trouble();
    const life = await live(isLast, () => work(kind, ids));
    office.meddle = (_request, goOn) => goOn();
    // What it had sent off before it died still arrives.
    await later(2);
    for (const lock of ["planbridge-runner", "planbridge-batches"])
      await navigator.locks.request(lock, { steal: true }, () => undefined);
    await tally({ fault: "worker-killed", subject: "jobs" }, life.diedAt, () =>
      expectEnd(kind, ids, ends, life.diedAt ?? "nowhere"),
    );
    return life;
  };

async function expectEnd(
  kind: BatchKind,
  ids: readonly number[],
  ends: readonly string[][],
  at: string,
): Promise<void> {
  // Nothing was stored, or nothing is left to do: then the person presses once more.
  const latest = await latestBatch(db, CRM, kind);
  const batchId = latest?.id ?? (await press(kind, ids));
  await addClients(db, batchId, ticked(ids));
  for (let presses = 0; presses < 8 && (await isUnfinished(batchId)); presses += 1) {
    await unblockBatches(db, () => true);
    await retryUncompleted(db, batchId);
    await createSyncWorker(office, db).pump();
  }
  expect([at, await isUnfinished(batchId)]).toEqual([at, false]);
  const jobs = await listJobs(db, batchId);
  const clients = jobs.filter((job) => job.kind === "client");
  expect([at, clients.map(({ client }) => client.path)]).toEqual([at, ticked(ids).map(({ path }) => path)]);
  const contracts = jobs.filter((job) => job.kind === "contract" && job.state !== "not-counted");
  expect(ends, at).toContainEqual(contracts.map(stateOf).toSorted());
  expect(new Set(jobs.map(({ contract, client }) => contract?.path ?? client.path)).size, at).toBe(
    jobs.length,
  );
}

async function isUnfinished(batchId: string): Promise<boolean> {
  const jobs = await listJobs(db, batchId);
  const batch = await findBatch(db, batchId);
  const isOpen = (await hasOpenJobs(db)) || batch?.blocked !== undefined;
  return isOpen || jobs.some(({ state }) => state === "uncompleted");
}

function stateOf({ state }: Job): string {
  return state;
}

/** So many requests of the worker fail in this way, from the nth on. */
function failing(count: number, how: RequestInterceptor, after = 0): () => RequestInterceptor {
  return () => {
    let seen = 0;
    return (request, goOn) => {
      seen += 1;
      return seen > after && seen <= after + count ? how(request, goOn) : goOn();
    };
  };
}
const status =
  (code: number, headers: Record<string, string> = {}): RequestInterceptor =>
  ({ path }) =>
    Promise.resolve(
      Object.defineProperty(new Response("busy", { status: code, headers }), "url", { value: CRM + path }),
    );

/** The first requests of the worker fail in these ways, one each. */
const inTurn =
  (...ways: RequestInterceptor[]) =>
  (): RequestInterceptor => {
    const left = ways.values();
    return (request, goOn) => (left.next().value ?? goOn)(request, goOn);
  };

const isOfNdia = (path: string) => path.includes("/ndis-api/");
const isContract = (path: string) => path.includes("/ServiceContracts/");
const only =
  (fits: (path: string) => boolean, trouble: () => RequestInterceptor) => (): RequestInterceptor => {
    const meddle = trouble();
    return (request, goOn) => (fits(request.path) ? meddle(request, goOn) : goOn());
  };
/** The first answer comes once both clients are at work: so the second waits for what becomes of the first's page. */
const slow = (): RequestInterceptor => {
  let looks = 0;
  return async (_request, goOn) => {
    while (looks < 50 && !(await bothAtWork())) {
      looks += 1;
      await later(2);
    }
    looks = 50;
    await later(3);
    return goOn();
  };
};

/** Asks the database itself: what the worker asks has its awaits numbered. */
async function bothAtWork(): Promise<boolean> {
  return (await db.getAll("jobs")).filter(({ state }) => state === "running").length > 1;
}

test("a sync, dying at any await, settles each contract once and as it is", async () => {
  const ids = chooseClients().slice(0, 1);
  expect(await dieAtEveryAwait(run({ ids, ends: [["success"]] }))).toBeGreaterThan(60);
});

test.each<[string, Scenario]>([
  [" over a slow network", { trouble: slow }],
  [" in which the CRM fails", { trouble: failing(3, status(503)) }],
  [
    " in which the NDIA wants everybody to slow down",
    { trouble: only(isOfNdia, failing(2, status(429, { "retry-after": "3" }))) },
  ],
  [
    " in which the CRM fails for one client, and the person is signed out at the next",
    { trouble: inTurn(status(503), status(401)) },
  ],
  [" during which the person is signed out", { trouble: failing(2, status(401), 2) }],
  [
    " whose first page is another",
    {
      trouble: failing(1, ({ path }) => Promise.resolve(recordRequests(path))),
      ends: [["failed"], ["success"], ...AS_THEY_ARE],
    },
  ],
  [
    " during which a contract is deleted",
    {
      trouble: only(isContract, failing(1, status(404))),
      ends: [["failed", "failed"], ...AS_THEY_ARE],
    },
  ],
  [" that goes on where another worker died", { work: resumeSync }],
  [" that a person stops, adds to and retries", { work: stopAndRetry }],
  [" and a later check of one contract", { work: syncAndCheck }],
  [" whose results are checked again", { work: checkAgain }],
  [
    " of which one result can't be stored",
    { work: syncSpoilt, ends: [["failed", "failed"], ...AS_THEY_ARE] },
  ],
])("a sync%s, dying at any place, settles each contract once and as it is", async (_title, scenario) => {
  expect(await dieAtEveryPlace(run(scenario))).toBeGreaterThan(20);
});

/** One job was being run, and another waits for a time that lies ahead since the clock was set back. */
async function resumeSync(kind: BatchKind, ids: readonly number[]): Promise<void> {
  const batchId = await press(kind, ids);
  const claim = () => claimJob(db, { now: currentTime(), skip: new Set(), start: startJob });
  const first = await claim();
  const hourAhead = currentTime() + 3_600_000;
  const failed = problemError("transient", "ndia-timeout");
  if (first) await settleJob(db, { job: postponeJob(first, failed, hourAhead, () => 0.5) });
  await claim();
  await createSyncWorker(office, db).pump();
  // It was settled by the one who ran it.
  const [done] = await listJobs(db, batchId);
  const stored = done && (await findJob(db, done.id));
  if (stored) await settleJob(db, { job: stored });
}

/** One result can't be stored; the worker after it has it right. */
async function syncSpoilt(kind: BatchKind, ids: readonly number[]): Promise<void> {
  await press(kind, ids);
  await createSyncWorker(office, db, { isSpoilt: true }).pump();
}

async function stopAndRetry(kind: BatchKind, ids: readonly number[]): Promise<void> {
  const { batchId } = await startBatch(db, CRM, ticked(ids.slice(0, 1)), currentTime(), kind);
  if (await findBatch(db, batchId)) await stopBatch(db, batchId, currentTime());
  await addClients(db, batchId, ticked(ids));
  await retryUncompleted(db, batchId);
  await createSyncWorker(office, db).pump();
}

/** All results of a batch, as a batch of their own; a second press finds it. */
async function checkAgain(kind: BatchKind, ids: readonly number[]): Promise<void> {
  await syncAll(kind, ids);
  const batch = await latestBatch(db, CRM, kind);
  if (!batch) return;
  const results = (await listJobs(db, batch.id)).map(({ id }) => id);
  await startAgain(db, batch, results, "active-plans", currentTime());
  await startAgain(db, batch, results, "active-plans", currentTime());
  await createSyncWorker(office, db).pump();
}

async function syncAndCheck(kind: BatchKind, ids: readonly number[]): Promise<void> {
  await syncAll(kind, ids);
  const [contract] = office.control.contractsOf(ids[0] ?? 0);
  await createSyncWorker(office, db).checkContract(CRM, `/ServiceContracts/Details/${contract?.id}`);
}

test("proposals, dying at any place, leave one for each contract to be reviewed", async () => {
  const ids = [createExistingPaceClient(office).id];
  const propose = run({ kind: "pace-proposals", ids, ends: [["proposed"]] });
  const steps = await dieAtEveryPlace(async (isLast) => {
    const life = await propose(isLast);
    expect(await listChangesByState(db, "proposed"), life.diedAt ?? "nowhere").toHaveLength(1);
    return life;
  });
  expect(steps).toBeGreaterThan(10);
});

test.each<[string, () => RequestInterceptor]>([
  ["", failing(0, status(503))],
  [" in which the NDIA fails", only(isOfNdia, failing(5, status(503)))],
  [" in which one part's answers are lost", only((path) => path.includes("goals"), failing(9, status(503)))],
  [
    " in which PACE's answers are lost",
    only((path) => /pace\/(?:budget|historical)/.test(path), failing(7, status(503))),
  ],
  [" during which the person is signed out", failing(2, status(401), 1)],
])("participants%s, dying at any place, are each synchronised once and whole", async (_title, trouble) => {
  expect(await dieAtEveryPlace(participantRun(office, trouble))).toBeGreaterThan(10);
});

test("every await of the jobs' machine had its death", () => {
  const { all, uncovered } = uncoveredAwaits("jobs");
  expect([all > 30, uncovered]).toEqual([true, []]);
});

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ProblemError } from "../../../../lib/core/problem.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { hasOpenJobs, listJobs } from "../../../../lib/storage/job-repository.ts";
import { listSetAside } from "../../../../lib/storage/quarantine.ts";
import type { Job } from "../../../../lib/domain/sync/batch.ts";
import { batch, plainDatabase, job } from "../../storage/row-fixtures.ts";
import { AGREES, createTestRunner, startTestBatch } from "./runner-stubs.ts";
import { fakeTimers, NOW, realTimers, setClock } from "../../test-clock.ts";

let db: Database;
beforeEach(async () => {
  fakeTimers({ toFake: ["setTimeout", "clearTimeout"] }).setTimerTickMode("nextTimerAsync");
  db = await plainDatabase();
});
afterEach(async () => {
  vi.restoreAllMocks();
  realTimers();
  await navigator.locks.request("planbridge-runner", { steal: true }, () => undefined);
});

const RETRY = { state: "uncompleted", retryAt: NOW - 5, settledAt: NOW - 9, attempts: 1 } as const;

/** Rows of an earlier sync that can't be worked on. Their ids sort before those of the sync that goes on. */
const DAMAGED: [string, object[]][] = [
  ["a queued job whose batch is missing", [job("1-a/00001")]],
  ["a running job whose batch is missing", [job("1-a/00001", { state: "running" })]],
  ["a retry whose batch is missing", [job("1-a/00001", RETRY)]],
  [
    "a thousandth job whose batch is missing",
    Array.from({ length: 20 }, (_, at) => job(`1-a/000${at + 10}`)),
  ],
  ["a queued job without its client", [{ ...job("1-a/00001"), client: undefined }]],
  ["a queued job of an unknown kind", [{ ...job("1-a/00001"), kind: "booking" }]],
  ["a contract's job without its contract", [{ ...job("1-a/00001/001"), contract: undefined }]],
  ["a running job without its attempts", [{ ...job("1-a/00001"), state: "running", attempts: undefined }]],
  ["a retry without its client", [{ ...job("1-a/00001", RETRY), client: null }]],
  ["a job of another batch than its id's", [{ ...job("1-a/00001"), batchId: "2-b" }]],
];

test.each(DAMAGED)("%s is set aside untouched, and another sync is done", async (_title, rows) => {
  for (const row of rows) await db.put("jobs", row as Job);
  const batchId = await startTestBatch(db, 3);
  const { pump, problems } = createTestRunner(db);
  await pump();
  const states = (await listJobs(db, batchId)).map(({ state }) => state);
  expect(states).toEqual(Array.from({ length: 9 }, () => "success"));
  expect(problems.filter(Boolean)).toEqual([]);
  for (const row of rows) expect(await db.get("jobs", (row as Job).id)).toEqual(row);
  expect(await listSetAside(db, { scan: true })).toHaveLength(rows.length);
  expect(await hasOpenJobs(db)).toBe(false);
});

test("the jobs of a batch that can't be read are set aside, and another sync is done", async () => {
  await db.put("batches", { ...batch("1-a"), site: undefined } as never);
  await db.put("jobs", job("1-a/00001"));
  const batchId = await startTestBatch(db, 1);
  await createTestRunner(db, { contracts: 1 }).pump();
  expect((await listJobs(db, batchId)).map(({ state }) => state)).toEqual(["success", "success"]);
  expect(await db.get("jobs", "1-a/00001")).toEqual(job("1-a/00001"));
  const listed = await listSetAside(db, { scan: true });
  expect(listed.map(({ store, path }) => `${store} ${path}`).toSorted()).toEqual([
    "batches site",
    "jobs batchId",
  ]);
});

test("an error of Planbridge itself in one job is that job's, and the others go on", async () => {
  const batchId = await startTestBatch(db, 3);
  const { pump, problems } = createTestRunner(db, {
    contracts: 1,
    compareContract: ({ client }) => {
      if (client.path === "/c/2") throw new RangeError("no such day");
      return Promise.resolve(AGREES);
    },
  });
  await pump();
  const states = (await listJobs(db, batchId)).map(({ id, state }) => `${id.slice(-9)} ${state}`);
  expect(states.filter((each) => each.endsWith("success"))).toHaveLength(5);
  expect(problems.filter(Boolean)).toEqual([]);
});

test("a result that can't be stored is a failure of its own job, and those settled with it are stored", async () => {
  const batchId = await startTestBatch(db, 3);
  const { pump } = createTestRunner(db, {
    contracts: 1,
    compareContract: ({ client }) =>
      Promise.resolve(client.path === "/c/2" ? { ...AGREES, compared: [(() => 0) as never] } : AGREES),
  });
  await pump();
  const contracts = (await listJobs(db, batchId)).filter(({ kind }) => kind === "contract");
  expect(contracts.map(({ state, problem }) => [state, problem?.code])).toEqual([
    ["success", undefined],
    ["failed", "planbridge-fault"],
    ["success", undefined],
  ]);
});

test("a retry that was planned before the clock was set back is made now", async () => {
  const batchId = await startTestBatch(db, 1);
  const [client] = await listJobs(db, batchId);
  if (!client) throw new Error("no job");
  const year = 365 * 24 * 3_600_000;
  await db.put("jobs", { ...client, ...RETRY, settledAt: NOW + year, retryAt: NOW + year + 5000 });
  await createTestRunner(db, { contracts: 0 }).pump();
  expect((await listJobs(db, batchId)).map(({ state }) => state)).toEqual(["success"]);
});

test("a retry that the server asked for within the hour isn't made earlier", async () => {
  const batchId = await startTestBatch(db, 1);
  const [client] = await listJobs(db, batchId);
  if (!client) throw new Error("no job");
  const later = { ...client, ...RETRY, settledAt: NOW, retryAt: NOW + 3_500_000 };
  await db.put("jobs", later);
  await createTestRunner(db, { contracts: 0 }).pump();
  expect(await listJobs(db, batchId)).toEqual([later]);
});

test("a “slow down” of all calls ends in time although the clock is set back meanwhile", async () => {
  const problem = { code: "busy", what: "x", remedy: "x" };
  const batchId = await startTestBatch(db, 12);
  let calls = 0;
  const { pump } = createTestRunner(db, {
    readClient: async () => {
      calls += 1;
      if (calls > 1) return [{ state: "success" }, []];
      setTimeout(() => setClock(NOW - 24 * 3_600_000), 10);
      throw new ProblemError("transient", problem, { retryAt: NOW + 60_000 });
    },
  });
  await pump();
  expect((await listJobs(db, batchId)).filter(({ state }) => state === "queued")).toEqual([]);
}, 15_000);

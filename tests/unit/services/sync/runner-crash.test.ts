// @vitest-environment node
import { setTimeout as later } from "node:timers/promises";
import { afterEach, expect, test, vi } from "vitest";
import type { Database } from "../../../../lib/storage/database.ts";
import { listJobs } from "../../../../lib/storage/job-repository.ts";
import type { RunnerDeps } from "../../../../lib/services/sync/runner.ts";
import { countResults } from "../../../../lib/services/sync/sync-counts.ts";
import { freshDatabase } from "../../storage/row-fixtures.ts";
import { AGREES, startTestBatch, contractJobs, createTestRunner } from "./runner-stubs.ts";

afterEach(() => vi.restoreAllMocks());

/** What a dead worker gets from everything: whatever is read, called or awaited of it, it never answers. */
const silence: () => never = new Proxy(
  (): never => {
    throw new Error("the dead don't answer");
  },
  { get: (_, name) => (name === "then" ? () => undefined : silence), apply: () => silence },
);

/** A worker's own way to the database and the network, which falls silent at its nth use. */
function crashingDatabase(db: Database, dies: number) {
  const died = Promise.withResolvers<void>();
  let uses = 0;
  const use = <Answer>(answer: () => Answer): Answer => {
    uses += 1;
    if (uses <= dies) return answer();
    died.resolve();
    return silence();
  };
  const mortalDb = new Proxy(db, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function"
        ? (...args: unknown[]) => use<unknown>(() => Reflect.apply(value, target, args))
        : value;
    },
  });
  return { db: mortalDb, use, died: died.promise };
}

const REFUSED = { state: "failed" as const, problem: { code: "no-authority", what: "x", remedy: "x" } };

/** The work, with a step to die at before and after each answer of the CRM and the NDIA. */
function work(
  use: <Answer>(answer: () => Answer) => Answer,
): Pick<RunnerDeps, "readClient" | "compareContract"> {
  return {
    readClient: async (client) => {
      await use(() => Promise.resolve());
      return use(() => Promise.resolve([{ state: "success" as const }, contractJobs(client, 2)]));
    },
    compareContract: async ({ contract }) => {
      await use(() => Promise.resolve());
      return use(() => Promise.resolve(contract?.path.endsWith("/2") ? REFUSED : AGREES));
    },
  };
}

/** Runs a batch of two clients with two contracts each by a worker that dies at its nth step, then by one that lives. */
async function runWithDeath(dies: number) {
  const db = await freshDatabase();
  const batchId = await startTestBatch(db, 2, undefined, 1);
  const puts = vi.spyOn(IDBObjectStore.prototype, "put");
  const first = crashingDatabase(db, dies);
  const ended = createTestRunner(first.db, work(first.use)).pump();
  const outlived = await Promise.race([ended.then(() => true), first.died.then(() => false)]);
  // What it had sent off before it died still arrives.
  await later(3);
  const { processed } = countResults(2, await listJobs(db, batchId));
  // The browser frees the locks of a worker that is gone.
  await navigator.locks.request("planbridge-runner", { steal: true }, () => undefined);
  const second = createTestRunner(
    db,
    work((answer) => answer()),
  );
  await second.pump();
  const settled = puts.mock.contexts.filter(
    (store) => store instanceof IDBObjectStore && store.name === "contracts",
  ).length;
  puts.mockRestore();
  return { outlived, settled, processed, again: second.calls.length, jobs: await listJobs(db, batchId) };
}

test("F15: a batch survives a worker crash at any step, and each contract is settled exactly once", async () => {
  let step = 0;
  let outlived = false;
  const restarts: number[] = [];
  for (; !outlived && step < 200; step += 1) {
    const run = await runWithDeath(step);
    outlived = run.outlived;
    restarts.push(run.again);
    expect({ ...run, step, states: run.jobs.map(({ state }) => state) }).toMatchObject({
      step,
      states: ["success", "success", "failed", "success", "success", "failed"],
      jobs: run.jobs.map(() => ({ attempts: 0 })),
      settled: 4,
    });
    const legend = countResults(2, run.jobs);
    expect(legend).toMatchObject({ progress: 1, processed: 4, success: 2, failed: 2, uncompleted: 0 });
    expect(legend.processed).toBeGreaterThanOrEqual(run.processed);
  }
  // The loop did kill it everywhere: before it had begun, all the way, and at last not at all.
  expect(step).toBeGreaterThan(25);
  expect([restarts[0], restarts.at(-1)]).toEqual([6, 0]);
}, 30_000);

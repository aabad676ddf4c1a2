import { setTimeout as later } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ProblemError } from "../../../../lib/core/problem.ts";
import { FirstPageError } from "../../../../lib/services/crm/first-page.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { addBatch } from "../../../../lib/storage/batch-repository.ts";
import { listJobs } from "../../../../lib/storage/job-repository.ts";
import { addClients, retryUncompleted, unblockBatch } from "../../../../lib/services/sync/batches.ts";
import { countResults } from "../../../../lib/services/sync/sync-counts.ts";
import { MAX_IN_FLIGHT_JOBS } from "../../../../lib/services/sync/runner.ts";
import { batch, freshDatabase, job, SITE } from "../../storage/row-fixtures.ts";
import { AGREES, startTestBatch, contractJobs, createTestRunner, problemError } from "./runner-stubs.ts";
import { currentTime } from "../../../../lib/platform/system-clock.ts";
import { fakeTimers, NOW, realTimers, setClock } from "../../test-clock.ts";

let db: Database;

beforeEach(async () => {
  // The clock jumps to the next timer as soon as nothing else is to be done, so waiting takes no time.
  fakeTimers({ toFake: ["setTimeout", "clearTimeout"] }).setTimerTickMode("nextTimerAsync");
  db = await freshDatabase();
});
afterEach(async () => {
  realTimers();
  await navigator.locks.request("planbridge-runner", { steal: true }, () => undefined);
});

const states = async (batchId: string) => (await listJobs(db, batchId)).map(({ state }) => state);
const seconds = (calls: { at: number }[]) => calls.map(({ at }) => (at - NOW) / 1000);

describe("a batch without problems", () => {
  test("F15, F78: the runner reads each client once and compares each contract once", async () => {
    const batchId = await startTestBatch(db, 3);
    const { pump, calls } = createTestRunner(db);
    await pump();
    const paths = ["/c/1", "/c/1/1", "/c/1/2", "/c/2", "/c/2/1", "/c/2/2", "/c/3", "/c/3/1", "/c/3/2"];
    expect(calls.map(({ path }) => path).toSorted()).toEqual(paths);
    expect(countResults(3, await listJobs(db, batchId))).toMatchObject({
      progress: 1,
      processed: 6,
      success: 6,
      failed: 0,
    });
  });

  test("F13: a contract's result is stored for its own page, with the time of the retrieval", async () => {
    await startTestBatch(db, 1);
    const problem = { code: "plan-end-differs", what: "x", remedy: "x" };
    const compared = [{ field: "NDIS Plan End Date", crm: "2027-01-11", ndia: "2027-06-30", same: false }];
    await createTestRunner(db, {
      contracts: 3,
      compareContract: ({ contract }) => {
        if (contract?.path === "/c/1/1") return Promise.resolve(AGREES);
        if (contract?.path === "/c/1/2") return Promise.resolve({ state: "not-counted" as const });
        return Promise.resolve({
          state: "failed" as const,
          problem,
          compared,
          notes: ["a note"],
          retrievedAt: 9,
        });
      },
    }).pump();
    const kept = { site: SITE, checkedAt: NOW };
    const stored = (await db.getAll("contracts")).toSorted((a, b) => (a.path < b.path ? -1 : 1));
    expect(stored).toEqual([
      { ...kept, path: "/c/1/1", outcome: "success", compared: [], notes: [], retrievedAt: 7 },
      { ...kept, path: "/c/1/2", outcome: "not-active", compared: [], notes: [] },
      { ...kept, path: "/c/1/3", outcome: "failed", compared, notes: ["a note"], problem, retrievedAt: 9 },
    ]);
  });

  test("the runner has at most MAX_IN_FLIGHT_JOBS jobs in flight", async () => {
    await startTestBatch(db, 20);
    const all = Promise.withResolvers<void>();
    const { pump, most } = createTestRunner(db, {
      compareContract: async () => {
        if (most() >= MAX_IN_FLIGHT_JOBS) all.resolve();
        await Promise.race([all.promise, later(500)]);
        return later(5, AGREES);
      },
    });
    await pump();
    expect(most()).toBe(MAX_IN_FLIGHT_JOBS);
  });

  test("the runner runs each job once, in one worker, when two workers call it many times", async () => {
    await startTestBatch(db, 10);
    const one = createTestRunner(db, { compareContract: () => later(2, AGREES) });
    const two = createTestRunner(db, { compareContract: () => later(2, AGREES) });
    await Promise.all([one.pump(), two.pump(), one.pump(), two.pump(), one.pump()]);
    const paths = [...one.calls, ...two.calls].map(({ path }) => path);
    expect(paths).toHaveLength(30);
    expect(new Set(paths).size).toBe(30);
    expect(two.calls).toEqual([]);
  });

  test("the runner processes clients that are added during the run", async () => {
    const batchId = await startTestBatch(db, 1);
    const cy = { name: "Cy Lee", path: "/c/9" };
    const { pump, calls } = createTestRunner(db, {
      contracts: 1,
      compareContract: async ({ contract }) => {
        if (contract?.path === "/c/1/1") await addClients(db, batchId, [cy]);
        void pump();
        return AGREES;
      },
    });
    await pump();
    expect(calls.map(({ path }) => path)).toEqual(["/c/1", "/c/1/1", "/c/9", "/c/9/1"]);
  });
});

describe("errors during a sync", () => {
  test("F15f: a transient error is retried with growing delays, then waits for Retry uncompleted", async () => {
    const batchId = await startTestBatch(db, 1);
    const { pump, calls } = createTestRunner(db, {
      readClient: () => Promise.reject(problemError("transient", "crm-timeout")),
    });
    // The third wait is longer than a worker should be kept for: the alarm wakes it then.
    for (let at = 0; at < 3; at += 1) {
      await pump();
      setClock(Math.max(currentTime(), (await listJobs(db, batchId))[0]?.retryAt ?? 0));
    }
    expect(seconds(calls)).toEqual([0, 3, 15, 63]);
    expect(await listJobs(db, batchId)).toMatchObject([
      { state: "uncompleted", attempts: 4, problem: { code: "crm-timeout" } },
    ]);
    expect(await db.countFromIndex("jobs", "by-retry")).toBe(0);
    expect(await retryUncompleted(db, batchId)).toBe(1);
    await pump();
    expect(calls).toHaveLength(5);
  });

  test("F15f: a contract whose errors pass becomes a success without a person's help", async () => {
    const batchId = await startTestBatch(db, 1);
    let failures = 2;
    await createTestRunner(db, {
      compareContract: () =>
        failures-- > 0 ? Promise.reject(problemError("transient", "ndia-timeout")) : Promise.resolve(AGREES),
    }).pump();
    expect(countResults(1, await listJobs(db, batchId))).toMatchObject({
      processed: 2,
      success: 2,
      uncompleted: 0,
    });
    expect((await listJobs(db, batchId)).filter(({ problem }) => problem)).toEqual([]);
  });

  test("an error of one contract doesn't stop the others", async () => {
    const batchId = await startTestBatch(db, 2);
    await createTestRunner(db, {
      compareContract: ({ contract }) =>
        contract?.path === "/c/1/1"
          ? Promise.reject(problemError("permanent", "no-authority"))
          : Promise.resolve(AGREES),
    }).pump();
    expect(countResults(2, await listJobs(db, batchId))).toMatchObject({
      processed: 4,
      success: 3,
      failed: 1,
    });
  });

  test("an internal error is stored by its type alone, since its text might hold personal data", async () => {
    const batchId = await startTestBatch(db, 1);
    await createTestRunner(db, {
      readClient: () => Promise.reject(new TypeError("Ada Nguyen 430000017")),
    }).pump();
    const [left] = await listJobs(db, batchId);
    expect(left).toMatchObject({
      state: "uncompleted",
      problem: { code: "planbridge-fault", said: "TypeError" },
    });
    expect(JSON.stringify(left)).not.toContain("430000017");
  });

  test("an answer that asks to wait delays every call until then", async () => {
    const clients = 2 * MAX_IN_FLIGHT_JOBS;
    const batchId = await startTestBatch(db, clients);
    let askedAt: number | undefined;
    const { pump, calls } = createTestRunner(db, {
      contracts: 1,
      compareContract: async () => {
        if (askedAt !== undefined) return AGREES;
        askedAt = currentTime();
        throw problemError("transient", "ndia-busy", askedAt + 45_000);
      },
    });
    await pump();
    const late = calls.map(({ at }) => at - (askedAt ?? 0)).filter((after) => after > 0);
    expect(late.length).toBeGreaterThan(MAX_IN_FLIGHT_JOBS);
    expect(Math.min(...late)).toBeGreaterThanOrEqual(45_000);
    expect(countResults(clients, await listJobs(db, batchId))).toMatchObject({
      processed: clients,
      success: clients,
    });
  });

  test("a retry in the far future lets the worker end, and runs when it is due", async () => {
    await addBatch(db, batch("1-a"), [
      job("1-a/00001", { state: "uncompleted", settledAt: 1, retryAt: NOW + 120_000 }),
    ]);
    const { pump, calls } = createTestRunner(db, { contracts: 1 });
    await pump();
    expect(calls).toEqual([]);
    setClock(NOW + 120_000);
    await pump();
    expect(calls).toHaveLength(2);
  });
});

/** From now on every write is refused, as a browser does when the disk is full. */
function fillDisk() {
  const spies = [vi.spyOn(IDBObjectStore.prototype, "put"), vi.spyOn(IDBObjectStore.prototype, "add")];
  for (const spy of spies) spy.mockThrow(new DOMException("full", "QuotaExceededError"));
  return () => spies.forEach((spy) => spy.mockRestore());
}

const signedOut = () => Promise.reject(problemError("blocked", "crm-signed-out"));

describe("blocked batches", () => {
  test("a blocked batch keeps its jobs queued with the reason, and finishes after Continue", async () => {
    const batchId = await startTestBatch(db, 3);
    await createTestRunner(db, { readClient: signedOut }).pump();
    expect(await states(batchId)).toEqual(["queued", "queued", "queued"]);
    expect(await db.get("batches", batchId)).toMatchObject({ blocked: { code: "crm-signed-out" } });
    const healed = createTestRunner(db);
    await healed.pump();
    expect(healed.calls).toEqual([]);
    await unblockBatch(db, batchId);
    await healed.pump();
    expect(countResults(3, await listJobs(db, batchId))).toMatchObject({
      progress: 1,
      processed: 6,
      success: 6,
    });
    expect((await listJobs(db, batchId)).map(({ attempts }) => attempts)).toEqual(
      Array.from({ length: 9 }, () => 0),
    );
  });

  test("a first page that isn't recognised fails its client, and holds the others up until Continue", async () => {
    const unknown = { code: "crm-page-unknown", what: "Not a client profile.", remedy: "x" };
    const first = new FirstPageError(unknown, { ...unknown, what: "No other was opened." });
    const batchId = await startTestBatch(db, 4);
    const waiting = Promise.withResolvers<never>();
    waiting.promise.catch(() => undefined);
    await createTestRunner(db, {
      readClient: async ({ client }) => {
        if (client.path !== "/c/1") return waiting.promise;
        await later(5);
        waiting.reject(new ProblemError("blocked", first.forOthers));
        throw first;
      },
    }).pump();
    expect(await states(batchId)).toEqual(["failed", "queued", "queued", "queued"]);
    expect(await db.get("batches", batchId)).toMatchObject({ blocked: { what: "No other was opened." } });
    await unblockBatch(db, batchId);
    const healed = createTestRunner(db, { contracts: 0 });
    await healed.pump();
    expect(healed.calls.map(({ path }) => path)).toEqual(["/c/2", "/c/3", "/c/4"]);
  });

  test("a first page that isn't recognised blocks nothing where it was the only one", async () => {
    const unknown = { code: "crm-page-unknown", what: "Not a client profile.", remedy: "x" };
    const batchId = await startTestBatch(db, 1);
    await createTestRunner(db, {
      readClient: () => Promise.reject(new FirstPageError(unknown, unknown)),
    }).pump();
    expect(await states(batchId)).toEqual(["failed"]);
    expect(await db.get("batches", batchId)).not.toHaveProperty("blocked");
  });

  test("a blocked batch doesn't hold up another CRM's batch", async () => {
    const first = await startTestBatch(db, 2, SITE, NOW);
    const second = await startTestBatch(db, 2, "https://other.example.org", NOW + 1);
    await createTestRunner(db, {
      readClient: (client, { site }) =>
        site === SITE
          ? signedOut()
          : Promise.resolve([{ state: "success" as const }, contractJobs(client, 1)]),
    }).pump();
    expect(await states(first)).toEqual(["queued", "queued"]);
    expect(await states(second)).toEqual(["success", "success", "success", "success"]);
  });

  test("a blocked batch stays idle even when one of its retries is due", async () => {
    const batchId = await startTestBatch(db, 2);
    const { pump, calls } = createTestRunner(db, {
      readClient: ({ client }) =>
        client.path === "/c/1" ? Promise.reject(problemError("transient", "crm-timeout")) : signedOut(),
    });
    await pump();
    setClock(NOW + 3_600_000);
    await pump();
    expect(calls).toHaveLength(2);
    expect(await states(batchId)).toEqual(["uncompleted", "queued"]);
  });
});

describe("a full disk", () => {
  test.each([
    ["before a job starts", 0],
    ["after a job has started", 1],
    ["after some jobs have ended", 6],
  ])(
    "a disk that is full %s stops the sync with the remedy, and it later resumes where it stopped",
    async (_when, calls) => {
      const batchId = await startTestBatch(db, 3);
      let free: (() => void) | undefined;
      let seen = 0;
      const full = createTestRunner(db, {
        compareContract: () => {
          seen += 1;
          if (seen === calls) free = fillDisk();
          return Promise.resolve(AGREES);
        },
      });
      if (calls === 0) free = fillDisk();
      await full.pump();
      expect(full.problems.at(-1)).toMatchObject({
        code: "storage-full",
        remedy: expect.stringContaining("Continue"),
      });
      const settled = (await listJobs(db, batchId)).filter(({ settledAt }) => settledAt !== undefined);
      free?.();
      await full.pump();
      expect(full.problems.at(-1)).toBeUndefined();
      expect(countResults(3, await listJobs(db, batchId))).toMatchObject({
        progress: 1,
        processed: 6,
        success: 6,
      });
      for (const before of settled) expect(await db.get("jobs", before.id)).toEqual(before);
    },
  );

  test("a disk that is full while a result is stored isn't reported as the contract's problem", async () => {
    const batchId = await startTestBatch(db, 1);
    const { pump, problems } = createTestRunner(db, {
      contracts: 1,
      compareContract: () => {
        // Room for a few words more would be there, but not for this result.
        vi.spyOn(IDBObjectStore.prototype, "put").mockThrowOnce(
          new DOMException("full", "QuotaExceededError"),
        );
        return Promise.resolve(AGREES);
      },
    });
    await pump();
    expect(problems.at(-1)).toMatchObject({ code: "storage-full" });
    expect(await states(batchId)).toEqual(["success", "running"]);
    vi.restoreAllMocks();
    const { pump: goOn } = createTestRunner(db, { contracts: 1 });
    await goOn();
    expect(await listJobs(db, batchId)).toMatchObject([
      { state: "success" },
      { state: "success", attempts: 0 },
    ]);
  });
});

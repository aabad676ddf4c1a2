import { beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../../lib/storage/database.ts";
import {
  addBatch,
  blockedBatchIds,
  latestBatch,
  updateBatch,
} from "../../../lib/storage/batch-repository.ts";
import {
  claimJobs,
  hasOpenJobs,
  listJobs,
  nextRetry,
  requeueRunning,
  settleJobs,
} from "../../../lib/storage/job-repository.ts";
import type { ContractStatus, Job } from "../../../lib/domain/sync/batch.ts";
import { requeueJob, startJob } from "../../../lib/services/sync/job-states.ts";
import { claimJob, settleJob } from "./one-job.ts";
import { batch, freshDatabase, job, SITE } from "./row-fixtures.ts";

const NOW = 1_000_000;
let db: Database;

beforeEach(async () => {
  db = await freshDatabase();
});

/** Stores jobs, and a batch for each that has none yet. */
async function put(...jobs: Job[]): Promise<void> {
  for (const each of jobs) {
    if (!(await db.get("batches", each.batchId))) await db.put("batches", batch(each.batchId));
    await db.put("jobs", each);
  }
}
const claim = (skip: string[] = []) => claimJob(db, { now: NOW, skip: new Set(skip), start: startJob });

/** Claims until nothing is to be had. */
async function claimAll(skip: string[] = []): Promise<string[]> {
  const ids: string[] = [];
  for (let next = await claim(skip); next; next = await claim(skip)) ids.push(next.id);
  return ids;
}

const due = (at: number) => ({ state: "uncompleted", retryAt: at, settledAt: 1 }) as const;

describe("claimJobs", () => {
  test.each<[string, Job[], string[], string[]]>([
    [
      "clients in the order of the list, each followed by its contracts",
      [job("1-a/00002"), job("1-a/00001/002"), job("1-a/00001/001"), job("1-a/00002/001")],
      [],
      ["1-a/00001/001", "1-a/00001/002", "1-a/00002", "1-a/00002/001"],
    ],
    [
      "the ninth client before the tenth",
      [job("1-a/00010"), job("1-a/00009")],
      [],
      ["1-a/00009", "1-a/00010"],
    ],
    [
      "an older batch before a newer one",
      [job("2-b/00001"), job("1-a/00001")],
      [],
      ["1-a/00001", "2-b/00001"],
    ],
    [
      "queued jobs before retries",
      [job("1-a/00001", due(NOW - 5)), job("1-a/00002")],
      [],
      ["1-a/00002", "1-a/00001"],
    ],
    [
      "the retry that has waited longest first",
      [job("1-a/00001", due(NOW - 5)), job("1-a/00002", due(NOW - 9))],
      [],
      ["1-a/00002", "1-a/00001"],
    ],
    ["a retry that is due at this moment", [job("1-a/00001", due(NOW))], [], ["1-a/00001"]],
    ["no retry that is due a moment later", [job("1-a/00001", due(NOW + 1))], [], []],
    [
      "no job that has ended or waits for a person",
      [
        job("1-a/00001", { state: "success" }),
        job("1-a/00002", { state: "failed" }),
        job("1-a/00003", { state: "uncompleted" }),
        job("1-a/00004", { state: "not-counted" }),
      ],
      [],
      [],
    ],
    ["no running job", [job("1-a/00001", { state: "running" })], [], []],
    [
      "no job of a batch that waits for a person",
      [job("1-a/00001"), job("1-a/00002", due(NOW - 5)), job("2-b/00001"), job("2-b/00002", due(NOW - 4))],
      ["1-a"],
      ["2-b/00001", "2-b/00002"],
    ],
    [
      "no job when every batch waits for a person",
      [job("1-a/00001"), job("2-b/00001", due(NOW))],
      ["1-a", "2-b"],
      [],
    ],
    [
      "the job of a batch between two that wait for a person",
      [job("1-a/00001"), job("2-b/00001"), job("3-c/00001")],
      ["1-a", "3-c"],
      ["2-b/00001"],
    ],
  ])("claimJobs takes %s", async (_title, jobs, skip, order) => {
    await put(...jobs);
    expect(await claimAll(skip)).toEqual(order);
  });

  test("claimJobs gives two simultaneous callers different jobs and stores both as running", async () => {
    await put(job("1-a/00001"), job("1-a/00002"));
    const claimed = await Promise.all([claim(), claim(), claim()]);
    expect(claimed.map((each) => each?.id)).toEqual(["1-a/00001", "1-a/00002", undefined]);
    expect((await listJobs(db, "1-a")).map(({ state }) => state)).toEqual(["running", "running"]);
  });

  test("claimJobs removes the retry time of the job that it starts", async () => {
    await put(job("1-a/00001", due(NOW)));
    expect(await claim()).not.toHaveProperty("retryAt");
    expect(await nextRetry(db)).toBeUndefined();
  });
});

test("claimJobs takes as many as are wanted and no more, each with its batch", async () => {
  const ids = ["1-a/00001", "2-b/00001", "2-b/00002", "2-b/00003", "3-c/00001", "3-c/00002"];
  await put(...ids.map((id) => job(id)), job("3-c/00003", due(NOW - 5)));
  const take = async (count: number) => {
    const claimed = await claimJobs(db, { now: NOW, skip: new Set(["2-b"]), start: startJob, count });
    return claimed.map(({ job: { id }, batch: { id: batchId } }) => [id, batchId]);
  };
  expect(await take(2)).toEqual([
    ["1-a/00001", "1-a"],
    ["3-c/00001", "3-c"],
  ]);
  expect(await take(5)).toEqual([
    ["3-c/00002", "3-c"],
    ["3-c/00003", "3-c"],
  ]);
  expect((await listJobs(db, "2-b")).map(({ state }) => state)).toEqual(["queued", "queued", "queued"]);
});

describe("settling", () => {
  const status: ContractStatus = {
    site: SITE,
    path: "/c/1",
    checkedAt: 5,
    outcome: "success",
    compared: [],
    notes: [],
  };
  const through = job("1-a/00001", { state: "success", settledAt: 5 });

  test("settleJobs stores the job, its contract's status and its new jobs", async () => {
    await put(job("1-a/00001", { state: "running" }));
    expect(await settleJob(db, { job: through, contract: status, newJobs: [job("1-a/00001/001")] })).toBe(
      true,
    );
    expect((await listJobs(db, "1-a")).map(({ id, state }) => [id, state])).toEqual([
      ["1-a/00001", "success"],
      ["1-a/00001/001", "queued"],
    ]);
    expect(await db.get("contracts", [SITE, "/c/1"])).toEqual(status);
  });

  test.each([
    ["was settled already", job("1-a/00001", { state: "failed", settledAt: 4 })],
    ["was queued again meanwhile", job("1-a/00001")],
    ["was skipped by a person meanwhile", job("1-a/00001", { state: "uncompleted", settledAt: 4 })],
    ["doesn't exist", undefined],
  ])("settleJobs stores nothing for a job that %s", async (_title, stored) => {
    if (stored) await put(stored);
    expect(await settleJob(db, { job: through, contract: status, newJobs: [job("1-a/00001/001")] })).toBe(
      false,
    );
    expect(await listJobs(db, "1-a")).toEqual(stored ? [stored] : []);
    expect(await db.getAll("contracts")).toEqual([]);
  });

  test("settleJobs stores several results at once, except that of a job that isn't running", async () => {
    const [one, two, three] = [job("1-a/00001"), job("1-a/00002"), job("1-a/00003")];
    await put({ ...one, state: "running" }, { ...two, state: "failed" }, { ...three, state: "running" });
    const settled = [one, two, three].map((each) => ({
      job: { ...each, state: "success" as const },
      newJobs: [job(`${each.id}/001`)],
    }));
    expect(await settleJobs(db, settled)).toBe(2);
    expect((await listJobs(db, "1-a")).map(({ id, state }) => `${id} ${state}`)).toEqual([
      "1-a/00001 success",
      "1-a/00001/001 queued",
      "1-a/00002 failed",
      "1-a/00003 success",
      "1-a/00003/001 queued",
    ]);
  });

  test("settleJobs stores only the first of two results of one job", async () => {
    await put(job("1-a/00001", { state: "running" }));
    const answers = [through, { ...through, state: "failed" as const }].map((each) =>
      settleJob(db, { job: each }),
    );
    expect(await Promise.all(answers)).toEqual([true, false]);
    expect(await db.get("jobs", "1-a/00001")).toEqual(through);
  });
});

describe("batches", () => {
  test("addBatch stores a batch with all its jobs or not at all", async () => {
    await addBatch(db, batch("1-a"), [job("1-a/00001")]);
    const twice = addBatch(db, batch("2-b"), [job("2-b/00001"), job("1-a/00001")]);
    await expect(twice).rejects.toHaveProperty("name", "ConstraintError");
    expect((await db.getAll("batches")).map(({ id }) => id)).toEqual(["1-a"]);
    expect((await db.getAll("jobs")).map(({ id }) => id)).toEqual(["1-a/00001"]);
  });

  test("listJobs lists only the jobs of that batch", async () => {
    await put(job("1-a/00001"), job("1-ab/00001"), job("11-a/00001"), job("1-a/00001/001"));
    expect((await listJobs(db, "1-a")).map(({ id }) => id)).toEqual(["1-a/00001", "1-a/00001/001"]);
  });

  test("latestBatch returns the newest batch of one CRM, or of all", async () => {
    const other = "https://other.example.org";
    for (const [id, site] of [
      ["1-a", SITE],
      ["2-b", other],
      ["3-c", SITE],
      ["4-d", other],
    ] as const) {
      await db.put("batches", batch(id, { site }));
    }
    expect((await latestBatch(db, SITE))?.id).toBe("3-c");
    expect((await latestBatch(db))?.id).toBe("4-d");
    expect(await latestBatch(db, "https://third.example.org")).toBeUndefined();
  });

  test("updateBatch applies the update to the batch as it is stored at that moment", async () => {
    await addBatch(db, batch("1-a", { totalClients: 1 }), []);
    const more = updateBatch(
      db,
      "1-a",
      (current) => ({ ...current, totalClients: current.totalClients + 1 }),
      [job("1-a/00002")],
    );
    const blocked = updateBatch(db, "1-a", (current) => ({
      ...current,
      blocked: { code: "x", what: "x", remedy: "x" },
    }));
    await Promise.all([more, blocked]);
    expect(await db.get("batches", "1-a")).toMatchObject({ totalClients: 2, blocked: { code: "x" } });
    expect(await blockedBatchIds(db)).toEqual(["1-a"]);
  });

  test("updateBatch adds no jobs to a batch that was deleted", async () => {
    await updateBatch(db, "1-a", (current) => current, [job("1-a/00001")]);
    expect(await db.getAll("jobs")).toEqual([]);
  });
});

test("requeueRunning queues the jobs of a crashed worker and touches no others", async () => {
  const settled = job("1-a/00002", { state: "success", settledAt: 3 });
  const waiting = job("1-a/00003", due(NOW + 9));
  await put(
    job("1-a/00001", { state: "running", attempts: 2, settledAt: 3 }),
    settled,
    waiting,
    job("2-b/00001", { state: "running" }),
  );
  expect(await requeueRunning(db, requeueJob)).toBe(2);
  expect(await db.getAll("jobs")).toEqual([
    job("1-a/00001", { attempts: 2, settledAt: 3 }),
    settled,
    waiting,
    job("2-b/00001"),
  ]);
});

test.each<[string, Job[], boolean, number | undefined]>([
  ["nothing", [], false, undefined],
  ["a queued job", [job("1-a/00001")], true, undefined],
  ["a running job", [job("1-a/00001", { state: "running" })], true, undefined],
  ["jobs to be retried", [job("1-a/00001", due(70)), job("1-a/00002", due(60))], true, 60],
  [
    "jobs that have ended",
    [job("1-a/00001", { state: "success" }), job("1-a/00002", { state: "uncompleted" })],
    false,
    undefined,
  ],
])("hasOpenJobs and nextRetry with %s", async (_title, jobs, left, at) => {
  await put(...jobs);
  expect([await hasOpenJobs(db), await nextRetry(db)]).toEqual([left, at]);
});

test("claimJobs looks for queued jobs after the id that is given, and for retries that are due as ever", async () => {
  await put(job("1-a/00001"), job("1-a/00002"), job("1-a/00003", due(NOW - 5)));
  const claimed = await claimJobs(db, {
    now: NOW,
    skip: new Set(),
    start: startJob,
    count: 5,
    after: "1-a/00001",
  });
  expect(claimed.map(({ job: { id }, wasQueued }) => [id, wasQueued])).toEqual([
    ["1-a/00002", true],
    ["1-a/00003", false],
  ]);
});

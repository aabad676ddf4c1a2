import { beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../../../lib/storage/database.ts";
import { addBatch } from "../../../../lib/storage/batch-repository.ts";
import { listJobs } from "../../../../lib/storage/job-repository.ts";
import type { Job } from "../../../../lib/domain/sync/batch.ts";
import {
  addClients,
  retryUncompleted,
  startBatch,
  stopBatch,
  unblockBatch,
  unblockBatches,
} from "../../../../lib/services/sync/batches.ts";
import { isJobOpen } from "../../../../lib/domain/sync/batch.ts";
import { batch, freshDatabase, job, SITE } from "../../storage/row-fixtures.ts";

const OTHER = "https://other.example.org";
const problem = { code: "crm-signed-out", what: "x", remedy: "x" };
const ada = { name: "Ada Nguyen", path: "/Clients/Profile/1" };
const ben = { name: "Ben O'Hara", path: "/Clients/Profile/2" };

let db: Database;
beforeEach(async () => {
  db = await freshDatabase();
});

const start = (clients: { name: string; path: string }[], now = 10, site = SITE) =>
  startBatch(db, site, clients, now);
const settleAll = async (state: Job["state"], rest: Partial<Job> = {}) => {
  for (const each of await db.getAll("jobs")) await db.put("jobs", { ...each, state, settledAt: 5, ...rest });
};

describe("startBatch", () => {
  test("F9, F10: startBatch creates one batch of all ticked clients, queued in the list's order", async () => {
    const { batchId, started, notIncluded } = await start([ben, ada]);
    expect({ started, notIncluded }).toEqual({ started: true, notIncluded: 0 });
    expect(await db.get("batches", batchId)).toEqual({
      id: batchId,
      kind: "active-plans",
      site: SITE,
      startedAt: 10,
      totalClients: 2,
      failuresRead: { count: 0, until: 0 },
    });
    expect((await listJobs(db, batchId)).map(({ kind, state, client }) => [kind, state, client])).toEqual([
      ["client", "queued", ben],
      ["client", "queued", ada],
    ]);
  });

  test("startBatch queues a client once that is listed twice", async () => {
    const { batchId } = await start([ada, { ...ada }, ben]);
    expect(await db.get("batches", batchId)).toMatchObject({ totalClients: 2 });
    expect(await listJobs(db, batchId)).toHaveLength(2);
  });

  test("startBatch queues two clients of the same name separately", async () => {
    const { batchId } = await start([ada, { ...ada, path: "/Clients/Profile/9" }]);
    expect(await listJobs(db, batchId)).toHaveLength(2);
  });

  test("F12: startBatch returns the running batch, and how many clients it doesn't include", async () => {
    const first = await start([ada]);
    const second = await start([ada, ben], 20);
    expect(second).toEqual({ batchId: first.batchId, started: false, notIncluded: 1 });
    expect(await db.getAll("batches")).toHaveLength(1);
    expect(await db.getAll("jobs")).toHaveLength(1);
  });

  test("F9: startBatch isn't kept by a batch of some contracts alone, which lacks the client's others", async () => {
    const only = job("1-a/00001", { client: ada, only: ["/ServiceContracts/1"] });
    await addBatch(db, batch("1-a"), [only]);
    expect(await start([ada], 20)).toMatchObject({ started: true, notIncluded: 0 });
  });

  test("startBatch creates one batch when it is called several times at once", async () => {
    const answers = await Promise.all([start([ada]), start([ada]), start([ada, ben])]);
    expect(answers.map(({ started }) => started)).toEqual([true, false, false]);
    expect(new Set(answers.map(({ batchId }) => batchId)).size).toBe(1);
    expect(await db.getAll("jobs")).toHaveLength(1);
  });

  test("startBatch creates one batch for each CRM", async () => {
    const answers = [await start([ada]), await start([ada], 20, OTHER)];
    expect(answers.map(({ started }) => started)).toEqual([true, true]);
  });

  test.each<[string, Partial<Job>, boolean]>([
    ["doesn't start while a job is queued", { state: "queued" }, false],
    ["doesn't start while a job is running", { state: "running" }, false],
    [
      "doesn't start while a job waits for its automatic retry",
      { state: "uncompleted", settledAt: 5, retryAt: 99 },
      false,
    ],
    ["starts while a job waits for Retry uncompleted", { state: "uncompleted", settledAt: 5 }, true],
    ["starts after the last job failed", { state: "failed", settledAt: 5 }, true],
    ["starts after the last job succeeded", { state: "success", settledAt: 5 }, true],
  ])("a new batch %s", async (_title, rest, begins) => {
    await addBatch(db, batch("1-a"), [job("1-a/00001", rest)]);
    expect((await start([ada], 20)).started).toBe(begins);
  });

  test("startBatch returns a blocked batch as the running one", async () => {
    await addBatch(db, batch("1-a", { blocked: problem }), [job("1-a/00001")]);
    expect(await start([ada], 20)).toMatchObject({ batchId: "1-a", started: false });
  });
});

describe("addClients", () => {
  test("addClients adds each client once, after those that the batch has", async () => {
    const { batchId } = await start([ada]);
    const cy = { name: "Cy Lee", path: "/Clients/Profile/3" };
    await addClients(db, batchId, [ada, ben]);
    await Promise.all([addClients(db, batchId, [ben, cy]), addClients(db, batchId, [cy])]);
    const jobs = await listJobs(db, batchId);
    expect(jobs.map(({ client }) => client)).toEqual([ada, ben, cy]);
    expect(await db.get("batches", batchId)).toMatchObject({ totalClients: 3 });
  });

  test("addClients adds clients to a batch that has finished", async () => {
    const { batchId } = await start([ada]);
    await settleAll("success");
    await addClients(db, batchId, [ben]);
    expect((await listJobs(db, batchId)).map(({ state }) => state)).toEqual(["success", "queued"]);
  });

  test("addClients numbers clients independently of the contracts before them", async () => {
    const { batchId } = await start([ada]);
    await db.put("jobs", job(`${batchId}/00001/001`, { client: ada }));
    await addClients(db, batchId, [ben]);
    expect((await listJobs(db, batchId)).map(({ id }) => id.slice(batchId.length))).toEqual([
      "/00001",
      "/00001/001",
      "/00002",
    ]);
  });
});

describe("Retry uncompleted", () => {
  test("retryUncompleted queues every uncompleted job of the batch, and no other job", async () => {
    await addBatch(db, batch("1-a"), [
      job("1-a/00001", { state: "uncompleted", settledAt: 5 }),
      job("1-a/00002", { state: "uncompleted", settledAt: 5, retryAt: 900 }),
      job("1-a/00003", { state: "failed", settledAt: 5 }),
      job("1-a/00004", { state: "success", settledAt: 5 }),
      job("1-a/00005", { state: "running" }),
    ]);
    await addBatch(db, batch("2-b"), [job("2-b/00001", { state: "uncompleted", settledAt: 5 })]);
    expect(await retryUncompleted(db, "1-a")).toBe(2);
    const jobs = await db.getAll("jobs");
    expect(jobs.map(({ state }) => state)).toEqual([
      "queued",
      "queued",
      "failed",
      "success",
      "running",
      "uncompleted",
    ]);
    expect(jobs.filter((each) => "retryAt" in each)).toEqual([]);
  });

  test("retryUncompleted does nothing when no job is uncompleted", async () => {
    await start([ada]);
    expect(await retryUncompleted(db, (await db.getAll("batches"))[0]?.id ?? "")).toBe(0);
  });
});

describe("Stop", () => {
  test("stopBatch lets running jobs finish and makes the others uncompleted, which can be retried", async () => {
    await addBatch(db, batch("1-a"), [
      job("1-a/00001", { state: "running" }),
      job("1-a/00002"),
      job("1-a/00003", { state: "uncompleted", settledAt: 5, retryAt: 900, problem }),
      job("1-a/00004", { state: "uncompleted", settledAt: 5, problem }),
      job("1-a/00005", { state: "success", settledAt: 5 }),
    ]);
    expect(await stopBatch(db, "1-a", 50)).toBe(2);
    const stopped = await listJobs(db, "1-a");
    expect(stopped.map(({ state }) => state)).toEqual([
      "running",
      "uncompleted",
      "uncompleted",
      "uncompleted",
      "success",
    ]);
    expect(stopped.map((each) => each.problem?.code)).toEqual([
      undefined,
      "stopped",
      "stopped",
      problem.code,
      undefined,
    ]);
    expect(stopped.filter(isJobOpen).map(({ id }) => id)).toEqual(["1-a/00001"]);
    expect(await retryUncompleted(db, "1-a")).toBe(3);
  });
});

const isSignedOut = ({ blocked }: { blocked?: { code: string } }) => blocked?.code === "crm-signed-out";

describe("Continue", () => {
  test("unblockBatch removes the block and keeps the rest of the batch", async () => {
    await addBatch(db, batch("1-a", { blocked: problem, totalClients: 7 }), []);
    await unblockBatch(db, "1-a");
    expect(await db.get("batches", "1-a")).toEqual(batch("1-a", { totalClients: 7 }));
  });

  test("unblockBatches unblocks only the batches with the given problem", async () => {
    await addBatch(db, batch("1-a", { blocked: problem }), []);
    await addBatch(db, batch("2-b", { blocked: { ...problem, code: "not-activated" } }), []);
    await addBatch(db, batch("3-c"), []);
    expect(await unblockBatches(db, isSignedOut)).toBe(true);
    expect((await db.getAll("batches")).map(({ blocked }) => blocked?.code)).toEqual([
      undefined,
      "not-activated",
      undefined,
    ]);
    expect(await unblockBatches(db, isSignedOut)).toBe(false);
  });
});

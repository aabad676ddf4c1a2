import { describe, expect, test } from "vitest";
import type { Job } from "../../../../lib/domain/sync/batch.ts";
import type { BatchQuery, BatchView } from "../../../../lib/domain/sync/batch-view.ts";
import { viewBatch } from "../../../../lib/services/sync/build-batch-view.ts";
import { statusUnclear } from "../../../../lib/services/sync/status-unclear.ts";
import { batch, job, SITE } from "../../storage/row-fixtures.ts";

const ALL: BatchQuery = { filter: "all", limit: 50 };
const problem = { code: "no-authority", what: "x", remedy: "y" };
const through = { settledAt: 5 };
const read = job("1-a/00001", { state: "success", ...through });
const success = job("1-a/00001/001", { state: "success", ...through, notes: ["a note"], compared: [] });
const failed = job("1-a/00001/002", { state: "failed", ...through, problem });
const waiting = job("1-a/00001/003", { state: "uncompleted", ...through, problem, retryAt: 900 });
const left = job("1-a/00001/004", { state: "uncompleted", ...through, problem });

describe("viewBatch", () => {
  test.each<[string, Job[], BatchView["state"]]>([
    ["a batch is running while a job is queued", [read, success, job("1-a/00002")], "running"],
    [
      "a batch is running while a job is running",
      [read, job("1-a/00001/001", { state: "running" })],
      "running",
    ],
    ["a batch is waiting when only later retries are left", [read, success, waiting], "waiting"],
    ["a batch is finished when no automatic retry is left", [read, success, failed, left], "finished"],
  ])("F12: %s", (_title, jobs, state) => {
    expect(viewBatch(batch("1-a"), jobs, ALL)).toMatchObject({ state });
  });

  test.each<[string, Job[], BatchView["state"]]>([
    ["and is blocked while jobs are open", [read, success, job("1-a/00002")], "blocked"],
    ["and is finished when no job is open", [read, success], "finished"],
  ])("a batch that waits for a person shows the reason, %s", (_title, jobs, state) => {
    expect(viewBatch(batch("1-a", { blocked: problem }), jobs, ALL)).toMatchObject({
      state,
      blocked: problem,
    });
  });

  test("viewBatch shows a full disk before any other problem", () => {
    const full = { code: "storage-full", what: "x", remedy: "x" };
    expect(viewBatch(batch("1-a", { blocked: problem }), [read, job("1-a/00002")], ALL, full)).toMatchObject({
      state: "blocked",
      blocked: full,
    });
  });

  test("viewBatch shows the time of the earliest retry", () => {
    const sooner = { ...waiting, id: "1-a/00001/009", retryAt: 700 };
    expect(viewBatch(batch("1-a"), [waiting, sooner], ALL).nextRetryAt).toBe(700);
    expect(viewBatch(batch("1-a"), [success], ALL)).not.toHaveProperty("nextRetryAt");
  });

  test.each([
    [1, undefined],
    [2, "Planbridge can't tell the status of 2 of 3 service contracts, so they weren't compared."],
    [3, "Planbridge can't tell the status of any of the 3 service contracts, so none was compared."],
  ])("of 3 contracts, %i with an unclear status are said once for the batch: %s", (count, what) => {
    const contract = { reference: "x", path: "/ServiceContracts/Details/1" };
    const unclear = statusUnclear({ status: "Draft?" });
    const jobs = [1, 2, 3].map((number) =>
      job(`1-a/00001/00${number}`, {
        state: number <= count ? "failed" : "success",
        ...through,
        contract,
        ...(number <= count ? { problem: unclear } : {}),
      }),
    );
    const { inCommon, results } = viewBatch(batch("1-a"), [read, ...jobs], ALL);
    expect(inCommon?.what).toBe(what);
    const first = { ...unclear, remedy: count === 1 ? unclear.remedy : "" };
    expect(results[0]?.problem).toEqual(first);
  });

  test("F15: viewBatch lists each contract with its outcome, reason and link", () => {
    const view = viewBatch(batch("1-a"), [read, success, failed, waiting], ALL);
    expect(view).toMatchObject({
      id: "1-a",
      site: SITE,
      legend: { processed: 3, success: 1, failed: 1, uncompleted: 1 },
    });
    const common = {
      clientName: "Client 00001",
      clientPath: "/Clients/Profile/00001",
      running: false,
      settledAt: 5,
      compared: [],
      notes: [],
    };
    expect(view.results).toEqual([
      {
        ...common,
        id: failed.id,
        contractReference: "SC-002",
        contractPath: "/ServiceContracts/00001/002",
        outcome: "failed",
        problem,
      },
      {
        ...common,
        id: waiting.id,
        contractReference: "SC-003",
        contractPath: "/ServiceContracts/00001/003",
        outcome: "uncompleted",
        problem,
        retryAt: 900,
      },
      {
        ...common,
        id: success.id,
        contractReference: "SC-001",
        contractPath: "/ServiceContracts/00001/001",
        outcome: "success",
        notes: ["a note"],
      },
    ]);
  });

  test("viewBatch lists first what a person has to fix", () => {
    const inactive = job("1-a/00001/005", { state: "not-counted", ...through });
    const without = job("1-a/00002", { state: "not-counted", ...through });
    const { results } = viewBatch(batch("1-a"), [inactive, success, without, waiting, failed], ALL);
    expect(results.map(({ outcome }) => outcome)).toEqual([
      "failed",
      "uncompleted",
      "without-contract",
      "success",
      "not-active",
    ]);
  });

  test("viewBatch lists a client that failed, but not one that was read", () => {
    const broken = job("1-a/00002", { state: "failed", ...through, problem });
    const { results } = viewBatch(batch("1-a"), [read, broken], ALL);
    expect(results).toMatchObject([{ id: "1-a/00002", outcome: "failed" }]);
    expect(results[0]).not.toHaveProperty("contractPath");
  });

  test("viewBatch keeps the line of a contract that is being retried, marked as running", () => {
    const again = job("1-a/00001/003", { state: "running", ...through, problem });
    expect(viewBatch(batch("1-a"), [again], ALL).results).toMatchObject([
      { outcome: "uncompleted", running: true },
    ]);
  });

  test.each<[BatchQuery["filter"], string[]]>([
    ["all", [failed.id, waiting.id, left.id, success.id]],
    ["success", [success.id]],
    ["failed", [failed.id]],
    ["uncompleted", [waiting.id, left.id]],
    ["not-active", []],
  ])("viewBatch filtered by %s lists those results only", (filter, ids) => {
    const view = viewBatch(batch("1-a"), [read, success, failed, waiting, left], { filter, limit: 50 });
    expect(view.results.map(({ id }) => id)).toEqual(ids);
    expect(view.resultsInAll).toBe(ids.length);
  });

  test("viewBatch lists no more results than were requested, and counts all of them", () => {
    const view = viewBatch(batch("1-a"), [success, failed, waiting], { filter: "all", limit: 2 });
    expect([view.results.length, view.resultsInAll]).toEqual([2, 3]);
  });
});

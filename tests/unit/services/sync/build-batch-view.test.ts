// @vitest-environment node
import { describe, expect, test } from "vitest";
import type { Job } from "../../../../lib/domain/sync/batch.ts";
import type { BatchQuery, BatchView } from "../../../../lib/domain/sync/batch-view.ts";
import { viewBatch } from "../../../../lib/services/sync/build-batch-view.ts";
import { batch, job, SITE } from "../../storage/row-fixtures.ts";

const ALL: BatchQuery = { filter: "all", limit: 50 };
const problem = { code: "no-authority", what: "x", remedy: "y" };
const through = { settledAt: 5 };
const read = job("1-a/00001", { state: "success", ...through });
const success = job("1-a/00001/001", { state: "success", ...through, notes: ["a note"], compared: [] });
const failed = job("1-a/00001/002", { state: "failed", ...through, problem });
const waiting = job("1-a/00001/003", { state: "uncompleted", ...through, problem, retryAt: 900 });
const left = job("1-a/00001/004", { state: "uncompleted", ...through, problem });

describe("what a surface shows of a batch", () => {
  test.each<[string, Job[], BatchView["state"]]>([
    ["it runs while something is queued", [read, success, job("1-a/00002")], "running"],
    ["it runs while something is under way", [read, job("1-a/00001/001", { state: "running" })], "running"],
    ["it waits when only later tries are left", [read, success, waiting], "waiting"],
    ["it is finished when nothing comes by itself any more", [read, success, failed, left], "finished"],
  ])("F12: %s", (_title, jobs, state) => {
    expect(viewBatch(batch("1-a"), jobs, ALL)).toMatchObject({ state });
  });

  test.each<[string, Job[], BatchView["state"]]>([
    ["and is blocked while work is left", [read, success, job("1-a/00002")], "blocked"],
    ["and is finished when none is", [read, success], "finished"],
  ])("when it waits for a person it says why, %s", (_title, jobs, state) => {
    expect(viewBatch(batch("1-a", { blocked: problem }), jobs, ALL)).toMatchObject({
      state,
      blocked: problem,
    });
  });

  test("a full disk is told before anything else", () => {
    const full = { code: "storage-full", what: "x", remedy: "x" };
    expect(viewBatch(batch("1-a", { blocked: problem }), [read, job("1-a/00002")], ALL, full)).toMatchObject({
      state: "blocked",
      blocked: full,
    });
  });

  test("the next try is the earliest of those to come", () => {
    const sooner = { ...waiting, id: "1-a/00001/009", retryAt: 700 };
    expect(viewBatch(batch("1-a"), [waiting, sooner], ALL).nextRetryAt).toBe(700);
    expect(viewBatch(batch("1-a"), [success], ALL)).not.toHaveProperty("nextRetryAt");
  });

  test("F15: each contract is a line with its outcome, its reason and the way to it", () => {
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

  test("what somebody has to look at comes first, whenever it ended", () => {
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

  test("a client that failed has a line of its own, one that was read has none", () => {
    const broken = job("1-a/00002", { state: "failed", ...through, problem });
    const { results } = viewBatch(batch("1-a"), [read, broken], ALL);
    expect(results).toMatchObject([{ id: "1-a/00002", outcome: "failed" }]);
    expect(results[0]).not.toHaveProperty("contractPath");
  });

  test("what is being tried again keeps its line, and says so", () => {
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
  ])("filtered by %s, the lines are those and no others", (filter, ids) => {
    const view = viewBatch(batch("1-a"), [read, success, failed, waiting, left], { filter, limit: 50 });
    expect(view.results.map(({ id }) => id)).toEqual(ids);
    expect(view.resultsInAll).toBe(ids.length);
  });

  test("no more lines are sent than were asked for, and how many there are is told", () => {
    const view = viewBatch(batch("1-a"), [success, failed, waiting], { filter: "all", limit: 2 });
    expect([view.results.length, view.resultsInAll]).toEqual([2, 3]);
  });
});

import { describe, expect, test } from "vitest";
import type { Change } from "../../../../lib/domain/change/change.ts";
import type { Job } from "../../../../lib/domain/sync/batch.ts";
import { viewBatch } from "../../../../lib/services/sync/build-batch-view.ts";
import { batch, job } from "../../storage/row-fixtures.ts";
import { change, CONTRACT } from "../../storage/change-fixtures.ts";

const contract: Job = {
  ...job("1-a/00001/001", { state: "proposed", settledAt: 5, notes: ["1 record would change."] }),
  contract: CONTRACT,
};
const view = (proposals: readonly Change[], jobs: Job[] = [contract]) =>
  viewBatch(
    batch("1-a", { kind: "pace-proposals" }),
    jobs,
    { filter: "all", limit: 50 },
    undefined,
    proposals,
  );
const verified = { state: "verified" as const, sent: 1 };
const failed = { state: "failed" as const, sent: 1, problem: { code: "x", what: "No.", remedy: "" } };

const proposal = (changes: Partial<Omit<Change, "set">>) => change("2-b", changes);

describe("the outcome of a proposal", () => {
  test.each<[string, Change[], string, Record<string, number>]>([
    [
      "waits for review while nobody has accepted it",
      [proposal({})],
      "to-review",
      { toReview: 1, success: 0 },
    ],
    ["waits for review when its change can't be found", [], "to-review", { toReview: 1, success: 0 }],
    [
      "is being saved once it is accepted",
      [proposal({ state: "applying" })],
      "saving",
      { saving: 1, success: 0 },
    ],
    [
      "succeeds when every record is verified",
      [proposal({ state: "done", progress: { a: verified, b: { state: "left-out", sent: 0 } } })],
      "success",
      { success: 1 },
    ],
    [
      "fails when a record wasn't saved",
      [proposal({ state: "done", progress: { a: verified, b: failed } })],
      "failed",
      { failed: 1, success: 0 },
    ],
    ["fails when it was stopped", [proposal({ state: "stopped", progress: {} })], "failed", { failed: 1 }],
    [
      "is declined when it was declined or replaced",
      [proposal({ state: "superseded" })],
      "declined",
      { declined: 1, success: 0 },
    ],
    [
      "is counted by its newest change when there are several",
      [proposal({ state: "superseded" }), proposal({})],
      "to-review",
      { toReview: 1 },
    ],
  ])("a proposal %s", (_title, proposals, outcome, counts) => {
    const { results, legend } = view(proposals);
    expect(results).toMatchObject([{ outcome }]);
    expect(legend).toMatchObject({ processed: 1, ...counts });
  });

  test("a proposal that an earlier version stored as a success waits for review", () => {
    const { legend } = view([proposal({})], [{ ...contract, state: "success" }]);
    expect(legend).toMatchObject({ success: 0, toReview: 1 });
  });
});

describe("results that aren't counted", () => {
  const settled = { state: "not-counted" as const, settledAt: 5 };
  const notPace = { code: "not-pace-client", what: "Not on PACE.", remedy: "" };
  test.each<[string, Job, string, Record<string, number>]>([
    [
      "a client without a contract",
      job("1-a/00001", { ...settled, notCounted: "without-contract" }),
      "without-contract",
      { withoutContract: 1, processed: 0 },
    ],
    [
      "a client who isn't on PACE",
      job("1-a/00001", { ...settled, notCounted: "not-pace" }),
      "not-pace",
      { withoutContract: 0, notPace: 1, processed: 0 },
    ],
    [
      "a client who isn't on PACE, as an earlier version stored it",
      job("1-a/00001", { ...settled, problem: notPace }),
      "not-pace",
      { withoutContract: 0, notPace: 1 },
    ],
    [
      "a contract that isn't a PACE one",
      { ...contract, ...settled, notCounted: "not-pace" },
      "not-pace",
      { notActive: 0, notPace: 1, processed: 1 },
    ],
    [
      "a contract that isn't active",
      { ...contract, ...settled, notCounted: "not-active" },
      "not-active",
      { notActive: 1, processed: 1 },
    ],
  ])("%s is counted in its own group", (_title, each, outcome, counts) => {
    const { results, legend } = view([], [each]);
    expect(results).toMatchObject([{ outcome }]);
    expect(legend).toMatchObject(counts);
  });
});

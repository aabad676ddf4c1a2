import { describe, expect, test } from "vitest";
import type { Job } from "../../../../lib/domain/sync/batch.ts";
import { countResults, outcomeOf } from "../../../../lib/services/sync/sync-counts.ts";
import type { SyncCounts } from "../../../../lib/domain/sync/batch-view.ts";
import { job } from "../../storage/row-fixtures.ts";

const through = { settledAt: 5 };
const client = (at: number, rest: Partial<Job> = {}) => job(`1-a/0000${at}`, rest);
const contract = (at: number, nth: number, rest: Partial<Job> = {}) => job(`1-a/0000${at}/00${nth}`, rest);

const read = (at: number) => client(at, { state: "success", ...through });
const success = (at: number, nth: number) => contract(at, nth, { state: "success", ...through });
const failed = (at: number, nth: number) => contract(at, nth, { state: "failed", ...through });
const uncompleted = (at: number, nth: number) => contract(at, nth, { state: "uncompleted", ...through });
const inactive = (at: number, nth: number) => contract(at, nth, { state: "not-counted", ...through });
const withoutContract = (at: number) => client(at, { state: "not-counted", ...through });

describe("countResults: the six entries of the legend", () => {
  test.each<[string, number, Job[], Partial<SyncCounts>]>([
    [
      "F15a: Total Clients selected counts the ticked clients from the start",
      3,
      [client(1), client(2), client(3)],
      { totalClients: 3, processed: 0, progress: 0 },
    ],
    [
      "F15a: Total Clients selected doesn't count contracts",
      1,
      [read(1), success(1, 1), success(1, 2)],
      { totalClients: 1 },
    ],
    [
      "F15b: the progress bar is empty while the first client is read",
      2,
      [client(1, { state: "running" }), client(2)],
      { progress: 0 },
    ],
    [
      "F15b: a client is done only when its last contract is done",
      2,
      [read(1), success(1, 1), contract(1, 2), client(2)],
      { progress: 0 },
    ],
    [
      "F15b: the progress bar is half full when half of the clients are done",
      2,
      [read(1), success(1, 1), success(1, 2), client(2)],
      { progress: 0.5 },
    ],
    [
      "F15b: the progress bar is full when every client is done",
      2,
      [read(1), success(1, 1), read(2), failed(2, 1)],
      { progress: 1 },
    ],
    ["F15b: a failed client is done", 1, [client(1, { state: "failed", ...through })], { progress: 1 }],
    [
      "F15b: a contract with an automatic retry to come isn't done",
      2,
      [read(1), contract(1, 1, { state: "uncompleted", retryAt: 9, ...through }), read(2), success(2, 1)],
      { progress: 0.5 },
    ],
    [
      "F15b: a contract that only a person can retry is done",
      1,
      [read(1), contract(1, 1, { state: "uncompleted", ...through })],
      { progress: 1 },
    ],
    [
      "F15c: Processed counts service contracts, not clients",
      2,
      [read(1), success(1, 1), success(1, 2), failed(1, 3), read(2), success(2, 1)],
      { processed: 4 },
    ],
    [
      "F15c: a queued contract and a running one aren't processed",
      1,
      [read(1), success(1, 1), contract(1, 2), contract(1, 3, { state: "running" })],
      { processed: 1 },
    ],
    [
      "F15d: Success counts the contracts that agree",
      1,
      [read(1), success(1, 1), success(1, 2), failed(1, 3)],
      { success: 2, failed: 1 },
    ],
    [
      "F15d: Success doesn't count a client that was read",
      1,
      [read(1), contract(1, 1)],
      { success: 0, processed: 0 },
    ],
    [
      "F15e: Failed counts the contracts that a person has to fix",
      1,
      [read(1), failed(1, 1), failed(1, 2)],
      { failed: 2 },
    ],
    [
      "F15e: Failed counts a client whose page couldn't be read",
      2,
      [client(1, { state: "failed", ...through }), client(2)],
      { failed: 1, processed: 1 },
    ],
    [
      "F15f: Uncompleted counts the contracts that a passing error interrupted",
      1,
      [read(1), uncompleted(1, 1), success(1, 2)],
      { uncompleted: 1, failed: 0 },
    ],
    [
      "F15f: Uncompleted counts a contract while it is retried",
      1,
      [
        read(1),
        contract(1, 1, { state: "running", ...through }),
        contract(1, 2, { state: "queued", ...through }),
      ],
      { uncompleted: 2, processed: 2 },
    ],
    [
      "F15f: Uncompleted counts a client that couldn't be reached",
      1,
      [client(1, { state: "uncompleted", ...through })],
      { uncompleted: 1, processed: 1 },
    ],
    [
      "a participant who was synchronised counts as one",
      3,
      [
        client(1, { kind: "participant", state: "success", ...through }),
        client(2, { kind: "participant", state: "failed", ...through }),
        client(3, { kind: "participant" }),
      ],
      { totalClients: 3, processed: 2, success: 1, failed: 1, progress: 2 / 3 },
    ],
    [
      "F15: an inactive contract counts as processed and not active only",
      1,
      [read(1), inactive(1, 1), success(1, 2)],
      { processed: 2, success: 1, failed: 0, uncompleted: 0, notActive: 1 },
    ],
    [
      "F15: a client without a contract counts in Total Clients selected only",
      2,
      [withoutContract(1), read(2), success(2, 1)],
      { totalClients: 2, processed: 1, success: 1, withoutContract: 1, notActive: 0, progress: 1 },
    ],
  ])("%s", (_title, total, jobs, expected) => {
    expect(countResults(total, jobs)).toMatchObject(expected);
    expect(countResults(total, jobs.toReversed())).toMatchObject(expected);
  });

  test("F15: Processed is the sum of Success, Failed, Uncompleted and not active", () => {
    const jobs = [
      read(1),
      success(1, 1),
      failed(1, 2),
      uncompleted(1, 3),
      inactive(1, 4),
      read(2),
      contract(2, 1),
      withoutContract(3),
    ];
    expect(countResults(3, jobs)).toEqual({
      totalClients: 3,
      progress: 2 / 3,
      processed: 4,
      success: 1,
      failed: 1,
      uncompleted: 1,
      notActive: 1,
      withoutContract: 1,
    });
  });
});

test.each<[Job, string]>([
  [client(1), "none"],
  [client(1, { state: "running" }), "none"],
  [read(1), "none"],
  [client(1, { state: "failed", ...through }), "failed"],
  [client(1, { state: "uncompleted", ...through }), "uncompleted"],
  [withoutContract(1), "without-contract"],
  [contract(1, 1), "none"],
  [success(1, 1), "success"],
  [failed(1, 1), "failed"],
  [uncompleted(1, 1), "uncompleted"],
  [inactive(1, 1), "not-active"],
])("F15: outcomeOf returns the legend's entry of job %#", (each, outcome) => {
  expect(outcomeOf(each)).toBe(outcome);
});

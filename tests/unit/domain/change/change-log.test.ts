import { describe, expect, test } from "vitest";
import { changeEntry } from "../../../../lib/domain/change/change-log.ts";
import type { Change, RecordProgress, RecordState } from "../../../../lib/domain/change/change.ts";
import { change, CLIENT, CONTRACT, growing, NDIS_NUMBER } from "../../storage/change-fixtures.ts";

const problem = { code: "signed-out", what: "You are signed out.", remedy: "Sign in." };
const progressOf = (...states: RecordState[]): Change["progress"] =>
  Object.fromEntries(states.map((state, at): [string, RecordProgress] => [`r${at}`, { state, sent: 1 }]));

describe("changeEntry", () => {
  test("changeEntry says who accepted a change, when, from which snapshot, and how much moved", () => {
    const entry = changeEntry(
      change("1000-a", {
        state: "done",
        acceptedAt: 2000,
        acceptedBy: { user: "Sam Reid", device: "DESK-1" },
        settledAt: 3000,
        progress: progressOf("verified"),
      }),
    );
    expect(entry).toMatchObject({
      client: CLIENT,
      contract: CONTRACT,
      ndisNumber: NDIS_NUMBER,
      snapshotId: "s-1",
      retrievedAt: 1000,
      proposedAt: 1000,
      acceptedAt: 2000,
      settledAt: 3000,
      user: "Sam Reid",
      device: "DESK-1",
      moved: 500,
      outcome: "verified",
      needsPerson: false,
    });
  });

  test("changeEntry has null, not a guess, for what wasn't told", () => {
    expect(changeEntry(change("1-a", { state: "done", acceptedBy: { device: "DESK-1" } }))).toMatchObject({
      user: null,
      device: "DESK-1",
      acceptedAt: null,
      settledAt: null,
    });
  });

  test.each([
    [{}, "not-accepted", true],
    [{ sentBy: "page" }, "not-accepted", false],
    [{ set: { refusals: [problem] } }, "not-accepted", false],
    [{ state: "superseded" }, "replaced", false],
    [{ state: "applying" }, "in-progress", false],
    [{ state: "applying", retryAt: 9 }, "in-progress", false],
    [{ state: "applying", blocked: problem }, "paused", true],
    [{ state: "stopped" }, "stopped", true],
    [{ state: "done", progress: progressOf("verified", "left-out") }, "verified", false],
    [{ state: "done", progress: progressOf("verified", "differs") }, "problems", true],
    [{ state: "done", progress: progressOf("failed", "not-done") }, "problems", true],
    [{ state: "done" }, "verified", false],
  ] satisfies [Parameters<typeof change>[1], string, boolean][])(
    "changeEntry calls %j %s, and whether it needs a person is %s",
    (rest, outcome, needsPerson) => {
      expect(changeEntry(change("1-a", rest))).toMatchObject({ outcome, needsPerson });
    },
  );

  test("changeEntry counts records without those that a person left out", () => {
    const progress = progressOf("verified", "sent", "unknown", "failed", "left-out");
    expect(changeEntry(change("1-a", { state: "stopped", progress })).records).toEqual({
      written: 4,
      verified: 1,
      problems: 1,
      pending: 2,
    });
    expect(changeEntry(change("1-a")).records).toEqual({ written: 1, verified: 0, problems: 0, pending: 0 });
  });

  test("changeEntry names the contract that a change created, once it is known where it is", () => {
    const { contract: _none, ...set } = change("1-a").set;
    const record = {
      ...growing,
      id: "contract",
      kind: "contract" as const,
      fields: [
        { field: "reference", label: "Reference", kind: "text", before: null, after: "PACE plan" } as const,
      ],
    };
    const created: Change = { ...change("1-a"), state: "done", set: { ...set, records: [record] } };
    expect(changeEntry(created).contract).toBeNull();
    const progress = {
      contract: { state: "verified" as const, sent: 1, path: "/ServiceContracts/Details/9" },
    };
    expect(changeEntry({ ...created, progress }).contract).toEqual({
      reference: "PACE plan",
      path: "/ServiceContracts/Details/9",
    });
  });
});

import { describe, expect, test } from "vitest";
import { type FieldChange, fieldOf } from "../../../../lib/domain/change/change-set.ts";
import type { Change, RecordProgress, RecordState } from "../../../../lib/domain/change/change.ts";
import {
  failRecord,
  isRecordOpen,
  markOutcomeUnknown,
  progressOf,
  LOOK_AFTER_MS,
  nextLookAt,
  recoverAfterCrash,
  resumeChange,
  settleRecord,
  skipRecords,
  startApplying,
  transition,
  unblockChange,
  verifyRecord,
} from "../../../../lib/services/changes/record-states.ts";
import { adjustment, applying, budget, contract, proposal } from "./proposal-fixtures.ts";

const NOW = 50_000;
const problem = { code: "crm-refused-form", what: "x", remedy: "x" };
const other = { code: "contract-not-saved", what: "x", remedy: "x" };
const differences: FieldChange[] = [
  { field: "budgetAmount", label: "Budget Amount", kind: "money", before: 1, after: 2 },
];

/** A record in this state with everything that it could carry there. */
const before = (state: RecordState): RecordProgress => ({
  state,
  sent: 2,
  path: "/PlanBudgets/Edit/1",
  ...(state === "failed" || state === "not-done" ? { problem } : {}),
  ...(state === "differs" ? { differences } : {}),
  ...(state === "unknown" ? { readBackAt: NOW - 1 } : {}),
});

const EVENTS = {
  death: (change: Change) => recoverAfterCrash(change, NOW),
  leave: (change: Change) => skipRecords(change, ["one"], other, NOW),
  resume: resumeChange,
  unblock: unblockChange,
  settle: (change: Change) => settleRecord(change, NOW),
} as const;

/** Where each event takes a record. What isn't named leaves it as it was, to the last word. */
const LIFE: Record<RecordState, { open: boolean } & Partial<Record<keyof typeof EVENTS, RecordState>>> = {
  waiting: { open: true, leave: "not-done" },
  sending: { open: true, death: "unknown" },
  unknown: { open: true },
  sent: { open: true },
  verified: { open: false },
  differs: { open: false, resume: "sent" },
  failed: { open: false, resume: "waiting" },
  "not-done": { open: false, resume: "waiting" },
  "left-out": { open: false },
};

const table = Object.entries(LIFE).flatMap(([state, life]) =>
  Object.keys(EVENTS).map((event) => {
    const to = life[event as keyof typeof EVENTS];
    return [state as RecordState, event as keyof typeof EVENTS, to] as const;
  }),
);

describe("states of a record", () => {
  test.each(table)("a record in state %s, after event %s, is in state %s", (state, event, to) => {
    const { progress } = EVENTS[event](applying({ one: before(state) }));
    expect(progress["one"]).toEqual(to ? { ...progress["one"], state: to } : before(state));
  });

  test.each(Object.entries(LIFE))(
    "isRecordOpen and resumeChange treat a record in state %s as documented",
    (state, { open }) => {
      expect(isRecordOpen(before(state as RecordState))).toBe(open);
    },
  );

  test.each(Object.keys(LIFE) as RecordState[])(
    "a transition to %s leaves the other records alone",
    (state) => {
      const change = applying({ one: "sending", two: before(state) });
      for (const moved of [
        markOutcomeUnknown(change, "one", NOW),
        failRecord(change, "one", problem, NOW),
        verifyRecord(change, "one", [], NOW),
        skipRecords(change, ["one"], problem, NOW),
      ])
        expect(moved.progress["two"]).toEqual(before(state));
    },
  );
});

describe("data that a transition keeps", () => {
  test("F40: transition keeps the number of attempts and the path, and drops the former problem", () => {
    const moved = transition(applying({ one: before("failed") }), "one", { state: "sent" });
    expect(moved.progress["one"]).toEqual({ state: "sent", sent: 2, path: "/PlanBudgets/Edit/1" });
  });

  test("F40: markOutcomeUnknown sets the time of the read-back after the delay for the CRM", () => {
    expect(markOutcomeUnknown(applying({ one: "sending" }), "one", NOW).progress["one"]).toEqual({
      state: "unknown",
      sent: 1,
      sentAt: NOW,
      looks: 0,
      mayAppearTwice: true,
      readBackAt: NOW + LOOK_AFTER_MS[0],
    });
  });

  test("F40: a record whose answer was lost is looked for at growing gaps, then no more", () => {
    const gaps = LOOK_AFTER_MS.slice(1).map((after) => NOW + after);
    const looked = [0, 1, 2, 3].map((looks) =>
      nextLookAt({}, { state: "unknown", sent: 1, sentAt: NOW, looks }, NOW),
    );
    expect(looked).toEqual([...gaps, undefined]);
  });

  test("F40: what the page sent itself is looked for twice", () => {
    const progress = { state: "unknown", sent: 1, sentAt: NOW } as const;
    expect(nextLookAt({ sentBy: "page" }, { ...progress, looks: 0 }, NOW)).toBe(NOW + 15_000);
    // The clock was set back by an hour since it was sent.
    expect(nextLookAt({ sentBy: "page" }, { ...progress, looks: 0 }, NOW - 3_600_000)).toBe(
      NOW - 3_600_000 + 15_000,
    );
    expect(nextLookAt({ sentBy: "page" }, { ...progress, looks: 1 }, NOW)).toBeUndefined();
  });

  test("F40: recoverAfterCrash sets the time of the read-back from the moment of recovery", () => {
    const { progress } = recoverAfterCrash(applying({ one: "sending", two: "sending", three: "sent" }), NOW);
    expect(progress).toMatchObject({
      one: { state: "unknown", readBackAt: NOW + LOOK_AFTER_MS[0] },
      two: { state: "unknown", readBackAt: NOW + LOOK_AFTER_MS[0] },
      three: { state: "sent" },
    });
  });

  test("F61: verifyRecord marks a record verified without differences, and differing with them", () => {
    const change = applying({ one: "sent" });
    expect(verifyRecord(change, "one", [], NOW).progress["one"]).toEqual({
      state: "verified",
      sent: 1,
      settledAt: NOW,
    });
    expect(verifyRecord(change, "one", differences, NOW).progress["one"]).toEqual({
      state: "differs",
      sent: 1,
      differences,
      settledAt: NOW,
    });
  });

  test("progressOf reports a record without progress as left out", () => {
    expect(progressOf(applying({}), "one")).toEqual({ state: "left-out", sent: 0 });
  });
});

describe("accepting", () => {
  const records = [
    contract(),
    budget("Consumables", { action: "create", from: 0, to: 90_000 }),
    adjustment("Consumables"),
  ];
  const also = budget("Transport", { action: "create", from: 0, to: 150_000 });
  const create = proposal("1-a", { purpose: "create-contract", records: [...records, also] });
  const by = { user: "Pat Manager", device: "front-desk" };

  test("F37: startApplying sets every ticked record to waiting and stores who accepted", () => {
    expect(startApplying(create, [], by, NOW)).toMatchObject({
      state: "applying",
      acceptedAt: NOW,
      acceptedBy: by,
      progress: Object.fromEntries(create.set.records.map(({ id }) => [id, { state: "waiting", sent: 0 }])),
    });
  });

  test("F37: startApplying leaves out unticked budgets, their adjustments and their part of the total", () => {
    const { set, progress } = startApplying(create, ["plan-budget/Consumables"], by, NOW);
    expect(Object.entries(progress).map(([id, { state }]) => [id, state])).toEqual([
      ["contract", "waiting"],
      ["plan-budget/Consumables", "left-out"],
      ["adjustment/Consumables", "left-out"],
      ["plan-budget/Transport", "waiting"],
    ]);
    expect(set.records.map(({ action }) => action)).toEqual(["create", undefined, undefined, "create"]);
    expect(fieldOf(set.records[0]?.fields ?? [], "totalFunding")?.after).toBe(150_000);
  });

  test("startApplying can leave out an adjustment alone", () => {
    const { progress } = startApplying(create, ["adjustment/Consumables"], by, NOW);
    expect(Object.values(progress).map(({ state }) => state)).toEqual([
      "waiting",
      "waiting",
      "left-out",
      "waiting",
    ]);
  });

  test("F49: startApplying keeps PACE's total for an existing contract, whatever is left out", () => {
    const total = contract({ action: "update" });
    const sync = proposal("1-a", { records: [total, budget("Consumables")] });
    const { set } = startApplying(sync, ["plan-budget/Consumables"], by, NOW);
    expect(set.records[0]).toEqual(total);
  });

  test("F59: startApplying gives no progress to a record with nothing to write", () => {
    const same = proposal("1-a", {
      records: [{ ...budget("Transport"), action: undefined } as never, budget("Consumables")],
    });
    expect(Object.keys(startApplying(same, [], by, NOW).progress)).toEqual(["plan-budget/Consumables"]);
  });

  test("F60: startApplying marks what the page sends as unknown, so it is looked for and never sent", () => {
    const ofPage = proposal("1-a", { records: [budget("Consumables")] }, { sentBy: "page" });
    expect(startApplying(ofPage, [], by, NOW).progress).toEqual({
      "plan-budget/Consumables": {
        state: "unknown",
        sent: 1,
        sentAt: NOW,
        looks: 0,
        readBackAt: NOW + LOOK_AFTER_MS[0],
      },
    });
  });
});

describe("resuming a change", () => {
  const held = applying(
    { one: before("failed"), two: before("unknown"), three: before("verified") },
    { blocked: problem, retryAt: NOW, attempts: 5, settledAt: NOW },
  );

  test("resumeChange sets failed records to waiting and keeps what was written", () => {
    const gone = resumeChange(held);
    expect(gone).toMatchObject({ state: "applying", attempts: 0 });
    for (const name of ["blocked", "retryAt", "settledAt"]) expect(gone).not.toHaveProperty(name);
    expect(gone.progress).toEqual({
      one: { state: "waiting", sent: 0 },
      two: before("unknown"),
      three: before("verified"),
    });
  });

  test("unblockChange leaves failed records to a person", () => {
    const gone = unblockChange(held);
    expect(gone.attempts).toBe(0);
    for (const name of ["blocked", "retryAt"]) expect(gone).not.toHaveProperty(name);
    expect(gone.progress).toEqual(held.progress);
  });

  test("F60: resumeChange looks again for what the page failed to send, and never sends it", () => {
    const ofPage = applying({ one: before("failed") }, { sentBy: "page" });
    expect(resumeChange(ofPage).progress["one"]).toEqual({
      state: "unknown",
      sent: 2,
      looks: 0,
      path: "/PlanBudgets/Edit/1",
    });
  });

  test("settleRecord removes the block and the retry time", () => {
    const done = settleRecord(held, NOW);
    expect([done.state, done.settledAt, done.progress]).toEqual(["done", NOW, held.progress]);
    for (const name of ["blocked", "retryAt"]) expect(done).not.toHaveProperty(name);
  });
});

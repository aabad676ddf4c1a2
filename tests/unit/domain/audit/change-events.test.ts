import { describe, expect, test } from "vitest";
import { changeEvents } from "../../../../lib/domain/audit/change-events.ts";
import type { Change, RecordProgress } from "../../../../lib/domain/change/change.ts";
import { change, CLIENT, CONTRACT, growing, NDIS_NUMBER } from "../../storage/change-fixtures.ts";
import { SITE } from "../../storage/row-fixtures.ts";

const PROPOSED = change("5-a");
const ACCEPTED = change("5-a", {
  state: "applying",
  acceptedAt: 9,
  acceptedBy: { user: "Kim Lee", device: "desk-1" },
});

function withRecord(of: Change, progress: Partial<RecordProgress> & Pick<RecordProgress, "state">): Change {
  return { ...of, progress: { [growing.id]: { sent: 1, ...progress } } };
}

const kinds = (before: Change | undefined, after: Change, isDeclined = false) =>
  changeEvents(before, after, isDeclined).map(({ kind }) => kind);

describe("what the trail tells of a change", () => {
  test("names the client, the retrieval, the records and the amount of a proposal", () => {
    expect(changeEvents(undefined, PROPOSED)).toEqual([
      {
        kind: "proposed",
        change: "5-a",
        snapshot: "s-1",
        site: SITE,
        ndisNumber: NDIS_NUMBER,
        user: undefined,
        record: CONTRACT.path,
        details: {
          purpose: "sync-plan-and-budgets",
          client: CLIENT.path,
          contract: CONTRACT.path,
          moved: 500,
          records: [growing.id],
        },
      },
    ]);
  });

  test("has the user of an acceptance, and nobody where none was read", () => {
    expect(changeEvents(PROPOSED, ACCEPTED)).toMatchObject([{ kind: "accepted", user: "Kim Lee" }]);
    const { acceptedBy: _nobody, ...unread } = ACCEPTED;
    expect(changeEvents(PROPOSED, unread)[0]?.user).toBeUndefined();
  });

  test("tells a decline from a newer proposal", () => {
    const superseded: Change = { ...PROPOSED, state: "superseded" };
    expect(kinds(PROPOSED, superseded, true)).toEqual(["declined"]);
    expect(kinds(PROPOSED, superseded)).toEqual(["replaced"]);
    expect(kinds(superseded, superseded, true)).toEqual([]);
  });

  test.each<[RecordProgress["state"], RecordProgress["state"], string[]]>([
    ["waiting", "sending", ["record-sending"]],
    ["sending", "sent", ["record-sent"]],
    ["sending", "unknown", ["record-unknown"]],
    ["sending", "failed", ["record-failed"]],
    ["unknown", "sent", ["record-sent"]],
    ["sent", "verified", ["record-verified"]],
    ["sent", "differs", ["record-differs"]],
    ["verified", "differs", ["record-differs"]],
    ["waiting", "not-done", ["record-not-written"]],
    ["differs", "sent", []],
    ["failed", "waiting", []],
    ["verified", "verified", []],
  ])("enters of a record that goes from %s to %s: %j", (from, to, entered) => {
    expect(kinds(withRecord(ACCEPTED, { state: from }), withRecord(ACCEPTED, { state: to }))).toEqual(
      entered,
    );
  });

  test("has every field of a record that is about to be sent, how often, and what differs after it", () => {
    const sentFields = [{ label: "Budget Amount", value: "1005.00" }];
    const sending = withRecord(ACCEPTED, { state: "sending", sent: 2, sentFields });
    expect(changeEvents(ACCEPTED, sending)).toMatchObject([
      {
        kind: "record-sending",
        user: "Kim Lee",
        record: "/PlanBudgets/Edit/7",
        details: { id: growing.id, kind: "plan-budget", action: "update", sent: sentFields, times: 2 },
      },
    ]);
    const differs = withRecord(ACCEPTED, { state: "differs", differences: growing.fields });
    expect(changeEvents(withRecord(ACCEPTED, { state: "sent" }), differs)).toMatchObject([
      { details: { differs: ["Budget Amount"] } },
    ]);
  });

  test("says that a page sends its own form from the acceptance on", () => {
    const ofPage: Change = { ...PROPOSED, sentBy: "page" };
    const accepted = withRecord({ ...ACCEPTED, sentBy: "page" }, { state: "unknown" });
    expect(kinds(ofPage, accepted)).toEqual(["accepted", "record-sent-by-page"]);
  });

  test("says that a person has gone on with a change, and nothing of its end", () => {
    const done: Change = { ...ACCEPTED, state: "done" };
    expect(kinds(ACCEPTED, done)).toEqual([]);
    expect(kinds(done, ACCEPTED)).toEqual(["resumed"]);
  });

  test("doesn't name a retrieval of service bookings outside the personal part: its name has the NDIS number", () => {
    const ofBookings = change("5-a", { set: { snapshotId: `bookings/${NDIS_NUMBER}/5` } });
    expect(changeEvents(undefined, ofBookings)[0]).not.toHaveProperty("snapshot");
  });
});

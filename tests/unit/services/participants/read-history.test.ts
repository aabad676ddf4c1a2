import { beforeEach, expect, test } from "vitest";
import { readHistory } from "../../../../lib/services/participants/read-history.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { updateParticipantRecord } from "../../../../lib/storage/participant-repository.ts";
import { saveSnapshot } from "../../../../lib/storage/plan-repository.ts";
import type { Snapshot } from "../../../../lib/storage/rows.ts";
import { NDIS_NUMBER, snapshot } from "../../storage/change-fixtures.ts";
import { participantRecord } from "../../storage/participant-fixtures.ts";
import { freshDatabase, SITE } from "../../storage/row-fixtures.ts";

let db: Database;
beforeEach(async () => {
  db = await freshDatabase();
});

const problem = (code: string) => ({ code, what: "x", remedy: "x" });

test.each([
  ["answers that have them", { raw: { past: { plans: [] } } }, true],
  ["answers that lack them", { raw: { past: null } }, false],
  ["answers of an older form", { raw: {} }, null],
  ["no answers", { raw: null }, null],
  ["an empty list of them", { raw: { past: {} }, historyProblem: problem("history-empty") }, true],
  ["a failure", { raw: { past: {} }, historyProblem: problem("history-failed") }, false],
] satisfies [string, Partial<Snapshot>, boolean | null][])(
  "readHistory tells from %s whether earlier periods were retrieved",
  async (_what, rest, history) => {
    await saveSnapshot(db, { ...snapshot("s-1", 1000), ...rest });
    expect((await readHistory(db, NDIS_NUMBER)).retrievals).toMatchObject([
      { id: "s-1", site: SITE, history },
    ]);
  },
);

test("readHistory doesn't say that earlier periods were retrieved where budgets weren't, nor for which CRM where a row doesn't", async () => {
  const { pace: _pace, site: _site, ...old } = snapshot("s-1", 1000);
  await saveSnapshot(db, { ...old, raw: { past: {} } });
  const { retrievals } = await readHistory(db, NDIS_NUMBER);
  expect(retrievals).toMatchObject([{ site: null, history: null }]);
  expect(retrievals[0]).not.toHaveProperty("pace");
});

test("readHistory has the goals of each CRM that something was retrieved for", async () => {
  await saveSnapshot(db, snapshot("s-1", 1000));
  await updateParticipantRecord(db, SITE, NDIS_NUMBER, () => participantRecord());
  const { goals } = await readHistory(db, NDIS_NUMBER);
  expect(goals.map(({ site, goals: held }) => [site, held.goals.length])).toEqual([[SITE, 1]]);
});

test("F71, F72: readHistory has the bookings that are kept, and those that aren't listed any more", async () => {
  await saveSnapshot(db, snapshot("s-1", 1000));
  const record = participantRecord();
  const [kept] = record.bookings?.bookings ?? [];
  if (!kept) throw new Error("the fixture has no booking");
  const bookings = {
    retrievedAt: 1000,
    bookings: [kept],
    unread: [],
    gone: [{ booking: { ...kept, id: "9" }, since: 900 }],
  };
  await updateParticipantRecord(db, SITE, NDIS_NUMBER, () => ({ ...record, bookings }));
  expect((await readHistory(db, NDIS_NUMBER)).bookings).toEqual([
    { site: SITE, booking: kept },
    { site: SITE, booking: { ...kept, id: "9" }, goneSince: 900 },
  ]);
});

import { beforeEach, expect, test } from "vitest";
import type { Database } from "../../../lib/storage/database.ts";
import {
  countUnseenParticipants,
  listNotices,
  markNoticesSeen,
} from "../../../lib/storage/notice-repository.ts";
import {
  countDueOverviews,
  saveOverviewChange,
  updateAllOverviews,
} from "../../../lib/storage/overview-repository.ts";
import {
  findParticipantRecord,
  updateParticipantRecord,
} from "../../../lib/storage/participant-repository.ts";
import { saveSnapshot } from "../../../lib/storage/plan-repository.ts";
import { PLAN } from "../domain/record/record-fixtures.ts";
import { NOW, TODAY } from "../test-clock.ts";
import { freshDatabase, SITE } from "./row-fixtures.ts";

const NUMBER = "430000025";
const news = (what: string) => ({ kind: "plan-new" as const, what });
const snapshot = (site: string | undefined, retrievedAt = NOW) => ({
  id: crypto.randomUUID(),
  batchId: "b",
  ndisNumber: NUMBER,
  ...(site === undefined ? {} : { site }),
  identity: { surname: "Example", dateOfBirth: "1990-01-01", ndisNumber: NUMBER },
  retrievedAt,
  isPace: false,
  plans: [PLAN],
  raw: {},
});

let db: Database;
beforeEach(async () => {
  db = await freshDatabase();
});
const texts = async (since = 0) => (await listNotices(db, since)).map(({ what }) => what);

test("news is stored with the retrieval that it tells of, and for no CRM there is none", async () => {
  await saveSnapshot(db, snapshot(SITE), [news("A"), news("B")]);
  await saveSnapshot(db, snapshot(undefined), [news("C")]);
  await saveSnapshot(db, snapshot(SITE));
  expect((await texts()).toSorted()).toEqual(["A", "B"]);
  expect(await listNotices(db, 0)).toMatchObject([
    { site: SITE, ndisNumber: NUMBER, at: NOW, unseenSince: NOW },
    { unseenSince: NOW },
  ]);
});

test("news of a record is found from what was stored before", async () => {
  const bookings = { retrievedAt: NOW, bookings: [], unread: [] };
  const update = () =>
    updateParticipantRecord(db, SITE, NUMBER, () => ({ bookings }), {
      newsOf: (stored) => ({ at: NOW, news: stored ? [] : [news("the first time")] }),
    });
  await update();
  await update();
  expect(await texts()).toEqual(["the first time"]);
  expect((await findParticipantRecord(db, SITE, NUMBER))?.bookings).toEqual(bookings);
});

test("participants with something unseen are counted, one in two CRMs for each", async () => {
  await saveSnapshot(db, snapshot(SITE), [news("A"), news("B")]);
  await saveSnapshot(db, snapshot("https://other.example.org"), [news("C")]);
  expect(await countUnseenParticipants(db)).toBe(2);
});

test("what is marked as seen stays for a while, and what came meanwhile stays new", async () => {
  await saveSnapshot(db, snapshot(SITE, NOW - 100), [news("A")]);
  await saveSnapshot(db, snapshot(SITE, NOW), [news("B")]);
  await markNoticesSeen(db, NOW - 100);
  expect((await listNotices(db, 0)).map(({ what, unseenSince }) => [what, unseenSince])).toEqual([
    ["B", NOW],
    ["A", undefined],
  ]);
  expect(await texts(NOW - 50)).toEqual(["B"]);
  expect(await countUnseenParticipants(db)).toBe(1);
});

test("an overview changes together with what is told of it, and one that is left as it is isn't written", async () => {
  await saveOverviewChange(db, { site: SITE, ndisNumber: NUMBER }, (known) => ({ ...known, dueOn: TODAY }), {
    news: { at: NOW, news: [news("A")] },
  });
  expect(await countDueOverviews(db, TODAY)).toBe(1);
  expect(await texts()).toEqual(["A"]);
  await updateAllOverviews(db, (known) => known);
  expect(await countDueOverviews(db, TODAY)).toBe(1);
  await updateAllOverviews(db, ({ dueOn: _due, ...known }) => known);
  expect(await countDueOverviews(db, TODAY)).toBe(0);
});

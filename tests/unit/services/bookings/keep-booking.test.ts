import { beforeEach, expect, test } from "vitest";
import type { StoredBookings } from "../../../../lib/domain/record/participant-record.ts";
import { keepBooking } from "../../../../lib/services/bookings/keep-booking.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import {
  findParticipantRecord,
  updateParticipantRecord,
} from "../../../../lib/storage/participant-repository.ts";
import { booking, NUMBER, PLAN, SITE } from "../../domain/record/record-fixtures.ts";
import { freshDatabase } from "../../storage/row-fixtures.ts";
import { NOW } from "../../test-clock.ts";

let db: Database;
beforeEach(async () => {
  db = await freshDatabase();
});

const LINK = { site: SITE, ndisNumber: NUMBER, clientPath: "/Clients/Profile/1" };

async function kept(stored: Partial<StoredBookings>, one = booking()): Promise<StoredBookings | undefined> {
  const bookings = { retrievedAt: NOW, bookings: [], unread: [], ...stored };
  await updateParticipantRecord(db, SITE, NUMBER, () => ({ bookings }));
  await keepBooking(db, LINK, one, NOW);
  return (await findParticipantRecord(db, SITE, NUMBER))?.bookings;
}

test("F125: keepBooking adds a booking that is new, and replaces the older copy of one that is known", async () => {
  expect((await kept({ bookings: [booking({ id: "2" })] }))?.bookings.map(({ id }) => id)).toEqual([
    "2",
    "50081234",
  ]);
  const ended = booking({ endDate: "2026-12-31" });
  expect((await kept({ bookings: [booking()] }, ended))?.bookings).toEqual([ended]);
});

test("keepBooking keeps the plan that only the list tells", async () => {
  const [one] = (await kept({ bookings: [booking()] }, booking({ planReference: null })))?.bookings ?? [];
  expect(one?.planReference).toBe(PLAN.reference);
});

test("F71: keepBooking takes a booking that is there again from those that were gone", async () => {
  const gone = [
    { booking: booking(), since: NOW },
    { booking: booking({ id: "9" }), since: NOW },
  ];
  expect((await kept({ gone }))?.gone?.map((each) => each.booking.id)).toEqual(["9"]);
});

import { beforeAll, beforeEach, expect, test } from "vitest";
import {
  followBookings,
  followDueBookings,
  nextFollowAt,
} from "../../../../lib/services/bookings/follow-bookings.ts";
import { listBookingLinksOfParticipant } from "../../../../lib/storage/booking-link-repository.ts";
import { findParticipantRecord } from "../../../../lib/storage/participant-repository.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import type { BookingTrait } from "../../../sandbox/people/booking-traits.ts";
import { freshDatabase } from "../../storage/row-fixtures.ts";
import { acceptProposal, createChangeWorker, pumpToEnd } from "../changes/change-worker.ts";
import { CRM, SandboxServices } from "../sandbox-office.ts";
import { bookingClient, categoryBooking, proposeBookings } from "./booking-client.ts";

let office: SandboxServices;
let db: Database;
let worker: ReturnType<typeof createChangeWorker>;

beforeAll(async () => {
  office = await SandboxServices.open({ bookingClients: 12 });
});
beforeEach(async () => {
  await office.reset();
  db = await freshDatabase();
  worker = createChangeWorker(office, db);
});

async function booked(trait: BookingTrait) {
  const client = bookingClient(office, trait);
  const change = await proposeBookings(worker, client.path, (context) => [
    categoryBooking(context, "CONSUMABLES", 10_000),
  ]);
  await acceptProposal(db, change);
  await pumpToEnd(worker, db, change.id);
  const links = () => listBookingLinksOfParticipant(db, CRM, client.ndisNumber);
  return { client, links };
}

const deps = () => ({ db, ndia: office.ask, changed: () => undefined, now: worker.clock.now });

/** Passes the time to each check that is due, for as long as one is. Returns how many there were. */
async function followToEnd(longest = 20): Promise<number> {
  for (let checks = 0; checks < longest; checks += 1) {
    const due = await nextFollowAt(db);
    if (due === undefined) return checks;
    const wait = Math.max(0, due - worker.clock.now());
    await worker.clock.sleep(wait);
    office.control.setClock(worker.clock.slept() / 1000);
    await followDueBookings(deps());
  }
  return longest;
}

test("F20: a booking is followed by itself from Pending to Success, and no further", async () => {
  const { client, links } = await booked("fees-booked");
  expect(await links()).toMatchObject([{ status: "INPR" }]);
  expect(await followToEnd()).toBeGreaterThan(0);
  const [link] = await links();
  expect(link).toMatchObject({ status: "APPR", isActive: true });
  expect(link).not.toHaveProperty("nextCheckAt");
  const record = await findParticipantRecord(db, CRM, client.ndisNumber);
  expect(record?.bookings?.bookings.find(({ id }) => id === link?.bookingId)).toMatchObject({
    status: "APPR",
  });
});

test("F24: a booking that the participant has to approve waits for that, and a rejected one ends", async () => {
  const waiting = await booked("participant-approves");
  await followToEnd();
  expect(await waiting.links()).toMatchObject([{ status: "APPR" }]);
  const rejected = await booked("rejected");
  await followToEnd();
  expect(await rejected.links()).toMatchObject([{ status: "REJT" }]);
});

test("a check that fails is made again later, and says why until then", async () => {
  const { links } = await booked("fees-booked");
  office.meddle = () => Promise.reject(new TypeError("Failed to fetch"));
  await worker.clock.sleep(60_000);
  await followDueBookings(deps());
  const [failed] = await links();
  expect(failed).toMatchObject({ status: "INPR", checkProblem: "The NDIA couldn't be reached." });
  expect(failed?.nextCheckAt).toBeGreaterThan(worker.clock.now());
  const entries = (await db.getAll("audit")).filter(({ kind }) => kind === "retrieval-failed");
  expect(entries.map(({ personal }) => personal)).toMatchObject([
    {
      ndisNumber: failed?.ndisNumber,
      record: failed?.clientPath,
      details: { problem: "ndia-network", parts: ["bookings"], booking: failed?.bookingId },
    },
  ]);
  office.meddle = (_request, goOn) => goOn();
  await followToEnd();
  const [done] = await links();
  expect(done).toMatchObject({ status: "APPR" });
  expect(done).not.toHaveProperty("checkProblem");
});

test.each([1, 30 * 24])(
  "F20: a booking is asked for at once after the clock was set back by %i hours",
  async (hours) => {
    const { links } = await booked("fees-booked");
    await worker.clock.sleep(60_000);
    await followDueBookings(deps());
    const [checked] = await links();
    const now = () => worker.clock.now() - hours * 3_600_000;
    await followDueBookings({ ...deps(), now });
    const [again] = await links();
    expect(again?.checkedAt).toBe(now());
    expect(again?.nextCheckAt).toBeLessThan(checked?.nextCheckAt ?? 0);
    expect(again?.nextCheckAt).toBeGreaterThan(now());
  },
);

test("a person who looks gets the status at once, and not again within seconds", async () => {
  const { client, links } = await booked("fees-booked");
  await worker.clock.sleep(10_000);
  const asked = () => office.control.counters().participants[client.ndisNumber]?.bookingDetails ?? 0;
  const before = asked();
  await followBookings(deps(), await links());
  await followBookings(deps(), await links());
  expect(asked() - before).toBe(1);
});

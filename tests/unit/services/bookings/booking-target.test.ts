import { beforeAll, beforeEach, expect, test } from "vitest";
import type { Database } from "../../../../lib/storage/database.ts";
import { findBookingLink } from "../../../../lib/storage/booking-link-repository.ts";
import { findParticipantRecord } from "../../../../lib/storage/participant-repository.ts";
import { resumeChange } from "../../../../lib/services/changes/record-states.ts";
import { updateChangeRequest } from "../../../../lib/storage/change-repository.ts";
import { freshDatabase } from "../../storage/row-fixtures.ts";
import { acceptProposal, createChangeWorker, pumpToEnd, statesOf } from "../changes/change-worker.ts";
import { CRM, type RequestInterceptor, SandboxServices } from "../sandbox-office.ts";
import { bookingClient, categoryBooking, proposeBookings } from "./booking-client.ts";

let office: SandboxServices;
let db: Database;
let worker: ReturnType<typeof createChangeWorker>;

beforeAll(async () => {
  office = await SandboxServices.open({ bookingClients: 12 });
});
beforeEach(async () => {
  await office.reset();
  // Else the sandbox itself would refuse a second one.
  office.control.setSwitches({ bookingOverlaps: "accepted" });
  db = await freshDatabase();
  worker = createChangeWorker(office, db);
});

const isCreate = ({ method, path }: { method: string; path: string }) =>
  method === "POST" && path.includes("/service-bookings");

/** Meddles with the first of these requests alone. */
function once(is: (request: { method: string; path: string }) => boolean, how: RequestInterceptor) {
  let met = 0;
  office.meddle = (request, goOn) => {
    if (!is(request)) return goOn();
    met += 1;
    return met === 1 ? how(request, goOn) : goOn();
  };
}

const lose: RequestInterceptor = async (_request, goOn) => {
  await goOn();
  throw new TypeError("Failed to fetch");
};

const created = (ndisNumber: string) =>
  office.control.bookings(ndisNumber).filter(({ created_by: by }) => by === "Provider API");

async function book(trait: Parameters<typeof bookingClient>[1] = "fees-booked", amount = 300_000) {
  const client = bookingClient(office, trait);
  const before = new Set(office.control.bookings(client.ndisNumber).map(({ bookingId }) => bookingId));
  const change = await proposeBookings(worker, client.path, (context) => [
    categoryBooking(context, "DAILY_ACTIVITIES", amount),
    categoryBooking(context, "CONSUMABLES", 20_050),
  ]);
  await acceptProposal(db, change);
  const done = await pumpToEnd(worker, db, change.id);
  const made = office.control.bookings(client.ndisNumber).filter(({ bookingId }) => !before.has(bookingId));
  return { client, change, done, made };
}

test("F26: each category becomes its own booking, and is read back to the day and the cent", async () => {
  const { done, made } = await book();
  expect(done.state).toBe("done");
  expect(new Set(Object.values(statesOf(done)))).toEqual(new Set(["verified"]));
  expect(made.map(({ type, lines }) => [type, lines[0]?.category, lines[0]?.allocated])).toEqual([
    ["ZPLM", "DAILY_ACTIVITIES", 300_000],
    ["ZPLM", "CONSUMABLES", 20_050],
  ]);
});

test("F125: a booking that was made stands on the participant's record, and its status is followed", async () => {
  const { client, made } = await book();
  const record = await findParticipantRecord(db, CRM, client.ndisNumber);
  for (const { bookingId } of made) {
    const id = String(bookingId);
    expect(record?.bookings?.bookings.find((each) => each.id === id)).toMatchObject({ status: "INPR" });
    const link = await findBookingLink(db, CRM, id);
    expect(link).toMatchObject({ status: "INPR", ndisNumber: client.ndisNumber });
    expect(link?.nextCheckAt).toBeGreaterThan(link?.checkedAt ?? 0);
  }
});

test("a booking whose answer was lost is found by what it is, and isn't made again", async () => {
  once(isCreate, lose);
  const { done, made } = await book();
  expect(new Set(Object.values(statesOf(done)))).toEqual(new Set(["verified"]));
  expect(made).toHaveLength(2);
});

test("a booking that never reached the NDIA is left to a person, who sends it once", async () => {
  once(isCreate, () => Promise.reject(new TypeError("Failed to fetch")));
  const { client, done, made } = await book();
  expect(Object.values(statesOf(done)).toSorted()).toEqual(["failed", "verified"]);
  expect(made).toHaveLength(1);
  office.meddle = (_request, goOn) => goOn();
  await updateChangeRequest(db, done.id, resumeChange);
  const again = await pumpToEnd(worker, db, done.id);
  expect(new Set(Object.values(statesOf(again)))).toEqual(new Set(["verified"]));
  expect(office.control.bookings(client.ndisNumber)).toHaveLength(3);
});

test("a booking that the NDIA saved after a person gave up on it isn't made again", async () => {
  let late: (() => Promise<unknown>) | undefined;
  once(isCreate, (_request, goOn) => {
    late = goOn;
    return Promise.reject(new TypeError("Failed to fetch"));
  });
  const { client, done } = await book();
  await late?.();
  await updateChangeRequest(db, done.id, resumeChange);
  const again = await pumpToEnd(worker, db, done.id);
  expect(new Set(Object.values(statesOf(again)))).toEqual(new Set(["verified"]));
  expect(office.control.bookings(client.ndisNumber)).toHaveLength(3);
});

test("a booking that the NDIA is too busy for waits, and is sent once", async () => {
  once(isCreate, () => Promise.resolve(new Response("", { status: 429, headers: { "retry-after": "20" } })));
  const { done, made } = await book();
  expect(new Set(Object.values(statesOf(done)))).toEqual(new Set(["verified"]));
  expect(made).toHaveLength(2);
});

test("a fault of the NDIA after it has saved doesn't make a second booking", async () => {
  once(isCreate, async (_request, goOn) => {
    await goOn();
    return Response.json({ success: false, errors: ["An unexpected error occurred"] }, { status: 500 });
  });
  const { done, made } = await book();
  expect(new Set(Object.values(statesOf(done)))).toEqual(new Set(["verified"]));
  expect(made).toHaveLength(2);
});

/** As a browser does when a connection that it had used before breaks: the first answer is lost, and nobody hears of it. */
const resend: RequestInterceptor = async (_request, goOn) => {
  await goOn();
  return goOn();
};

test("a create that the browser sent twice is one booking where the NDIA takes no second one", async () => {
  office.control.setSwitches({ bookingOverlaps: "refused" });
  once(isCreate, resend);
  const { done, made } = await book();
  expect(new Set(Object.values(statesOf(done)))).toEqual(new Set(["verified"]));
  expect(made).toHaveLength(2);
});

test("F26: a create that the browser sent twice, and the NDIA made twice, is named and not called verified", async () => {
  once(isCreate, resend);
  const { done, made } = await book();
  expect(made).toHaveLength(3);
  const [twice, other] = Object.values(done.progress);
  expect(twice).toMatchObject({ state: "differs", problem: { code: "booking-twice" } });
  expect(other).toMatchObject({ state: "verified" });
});

test("a booking that is there already to the day and the cent isn't sent", async () => {
  const { client } = await book();
  const again = await proposeBookings(worker, client.path, (context) => [
    categoryBooking(context, "DAILY_ACTIVITIES", 300_000),
  ]);
  await acceptProposal(db, again);
  const done = await pumpToEnd(worker, db, again.id);
  expect(Object.values(done.progress)[0]).toMatchObject({
    state: "failed",
    problem: { code: "booking-exists" },
    sent: 0,
  });
  expect(office.control.bookings(client.ndisNumber)).toHaveLength(3);
});

test("F123: what the NDIA refuses is told in its words, and the other booking is made", async () => {
  const { done, made } = await book("fees-booked", 99_999_999);
  const [first, second] = Object.values(done.progress);
  expect(first).toMatchObject({ state: "failed", sent: 1 });
  expect(first?.problem?.said ?? first?.problem?.what).toMatch(/fund|exceed|highest|amount/i);
  expect(second).toMatchObject({ state: "verified" });
  expect(made).toHaveLength(1);
});

test("a client whose page shows another NDIS number by now gets no booking", async () => {
  const client = bookingClient(office, "fees-booked");
  const change = await proposeBookings(worker, client.path, (context) => [
    categoryBooking(context, "CONSUMABLES", 100),
  ]);
  await acceptProposal(db, change);
  await updateChangeRequest(db, change.id, (stored) => ({
    ...stored,
    set: { ...stored.set, ndisNumber: bookingClient(office, "paid").ndisNumber },
  }));
  const done = await pumpToEnd(worker, db, change.id);
  expect(Object.values(done.progress)[0]).toMatchObject({
    state: "failed",
    problem: { code: "booking-other-participant" },
  });
  expect(created(client.ndisNumber)).toEqual([]);
});

test("one booking whose details can't be had doesn't keep another from being made", async () => {
  once(
    ({ method, path }) => method === "GET" && /\/service-bookings\/\d+/.test(path),
    () => Promise.resolve(Response.json({ success: false, errors: ["Service booking is locked"] })),
  );
  const { done } = await book("paid");
  expect(Object.values(statesOf(done))).toContain("verified");
});

import { beforeAll, beforeEach, expect, test } from "vitest";
import type { BookingWrite } from "../../../../lib/domain/booking/booking-write.ts";
import type { Purpose, RecordChange } from "../../../../lib/domain/change/change-set.ts";
import type { RecordKind } from "../../../../lib/domain/change/change-kinds.ts";
import { saveUnpublishedCalls } from "../../../../lib/storage/settings/settings.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { addToDate } from "../../../sandbox/dates.ts";
import type { BookingTrait } from "../../../sandbox/people/booking-traits.ts";
import { freshDatabase } from "../../storage/row-fixtures.ts";
import { acceptProposal, createChangeWorker, pumpToEnd } from "../changes/change-worker.ts";
import { CRM, SandboxServices } from "../sandbox-office.ts";
import { bookingClient } from "./booking-client.ts";

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
  await saveUnpublishedCalls(db, true);
});

type Fields = RecordChange["fields"];
interface Case {
  trait: BookingTrait;
  kind: RecordKind;
  purpose: Purpose;
  /** The booking among the client's, from 0. */
  at: number;
  write: (id: string, end: string) => { booking: BookingWrite; fields: Fields };
  /** What the sandbox holds of the booking afterwards. */
  expected: (end: string) => Record<string, unknown>;
}

const text = (field: `booking/${string}`, before: string | null, after: string) => ({
  field,
  label: field,
  kind: "text" as const,
  before,
  after,
});

const reduced: Case = {
  trait: "paid",
  kind: "booking-end",
  purpose: "end-booking",
  at: 1,
  write: (bookingId, end) => {
    const to = addToDate(end, { days: -30 });
    return {
      booking: {
        kind: "end",
        bookingId,
        from: end,
        to,
        retained: [{ category: "DAILY_ACTIVITIES", item: null, amount: 5_000 }],
      },
      fields: [{ field: "booking/end", label: "End Date", kind: "date", before: end, after: to }],
    };
  },
  expected: (end) => ({ revised_end: addToDate(end, { days: -30 }) }),
};

const CASES: [string, Case][] = [
  [
    "F132: a line's new quantity and rate are as they were meant",
    {
      trait: "several-lines",
      kind: "booking-line",
      purpose: "reallocate-booking",
      at: 1,
      write: (bookingId) => ({
        booking: {
          kind: "line",
          bookingId,
          type: "plan-managed",
          line: { category: "DAILY_ACTIVITIES", item: "01_011_0107_1_1", quantity: 9_000, rate: 7_023 },
        },
        fields: [
          text("booking/quantity", "100", "90"),
          { field: "booking/amount", label: "Amount", kind: "money", before: 702_300, after: 632_070 },
        ],
      }),
      expected: () => ({ lines: expect.arrayContaining([expect.objectContaining({ allocated: 632_070 })]) }),
    },
  ],
  ["F134 F137: an earlier end is sent with what is held back", reduced],
  [
    "F140: a booking that the NDIA made is approved",
    {
      trait: "awaiting-provider",
      kind: "booking-answer",
      purpose: "answer-booking",
      at: 1,
      write: (bookingId) => ({
        booking: { kind: "answer", bookingId, answer: "approve" },
        fields: [text("booking/answer", null, "Approve")],
      }),
      expected: () => ({ status: "APPR" }),
    },
  ],
  [
    "F141: a booking that the NDIA made is rejected with a reason",
    {
      trait: "awaiting-provider",
      kind: "booking-answer",
      purpose: "answer-booking",
      at: 1,
      write: (bookingId) => ({
        booking: { kind: "answer", bookingId, answer: "reject", reason: "No capacity" },
        fields: [text("booking/answer", null, "Reject")],
      }),
      expected: () => ({ status: "REJT" }),
    },
  ],
  [
    "F142: a deleted booking is kept as deleted",
    {
      trait: "reduced",
      kind: "booking-deletion",
      purpose: "delete-booking",
      at: 1,
      write: (bookingId) => ({
        booking: { kind: "deletion", bookingId },
        fields: [text("booking/deletion", null, "Deleted")],
      }),
      expected: () => ({ status: "DELE" }),
    },
  ],
];

async function propose({ trait, kind, purpose, at, write }: Case) {
  const client = bookingClient(office, trait);
  const booking = office.control.bookings(client.ndisNumber)[at];
  if (!booking) throw new Error("the client has no such booking");
  const end = booking.revised_end ?? booking.end_date;
  const record: RecordChange = {
    id: `${kind}/1`,
    kind,
    title: String(booking.bookingId),
    group: "change",
    action: "update",
    warnings: [],
    ...write(String(booking.bookingId), end),
  };
  const context = await worker.bookings.load(CRM, client.path, { fresh: true });
  const change = await worker.bookings.store(context, {
    purpose,
    records: [record],
    warnings: [],
    refusals: [],
  });
  const held = () => office.control.bookings(client.ndisNumber)[at];
  return { change, held, end, bookingId: booking.bookingId };
}

async function carryOut(id: string) {
  const { progress } = await pumpToEnd(worker, db, id);
  const [record] = Object.values(progress);
  return record;
}

test.each(CASES)("%s", async (_title, of) => {
  const { change, held, end } = await propose(of);
  await acceptProposal(db, change);
  expect(await carryOut(change.id)).toMatchObject({ state: "verified" });
  expect(held()).toMatchObject(of.expected(end));
});

test.each(CASES)("lost answer: %s, and is sent once", async (_title, of) => {
  const { change } = await propose(of);
  let lost = false;
  office.meddle = async ({ method }, goOn) => {
    const answer = await goOn();
    if (lost || method === "GET") return answer;
    lost = true;
    throw new TypeError("Failed to fetch");
  };
  await acceptProposal(db, change);
  expect(await carryOut(change.id)).toMatchObject({ state: "verified", sent: 1 });
  expect(office.control.bookingWrites().filter(({ refusal }) => refusal === null)).toHaveLength(1);
});

test.each(CASES)("sent twice by the browser: %s all the same", async (_title, of) => {
  const { change, held, end } = await propose(of);
  let isFirst = true;
  office.meddle = async ({ method }, goOn) => {
    if (method !== "GET" && isFirst) {
      isFirst = false;
      await goOn();
    }
    return goOn();
  };
  await acceptProposal(db, change);
  expect(await carryOut(change.id)).toMatchObject({ state: "verified" });
  expect(held()).toMatchObject(of.expected(end));
});

test("a booking that was changed underneath isn't overwritten", async () => {
  const { change, bookingId, end } = await propose(reduced);
  await acceptProposal(db, change);
  office.control.changeBooking(bookingId, { end: addToDate(end, { days: -10 }) });
  expect(await carryOut(change.id)).toMatchObject({
    state: "failed",
    sent: 0,
    problem: { code: "booking-changed-since" },
  });
});

test("a booking that has vanished is told as gone", async () => {
  const { change, bookingId } = await propose(reduced);
  await acceptProposal(db, change);
  office.control.changeBooking(bookingId, { remove: true });
  expect(await carryOut(change.id)).toMatchObject({ state: "failed", problem: { code: "booking-gone" } });
});

test("a call that isn't public isn't sent while it is switched off", async () => {
  await saveUnpublishedCalls(db, false);
  const { change } = await propose(reduced);
  await acceptProposal(db, change);
  expect(await carryOut(change.id)).toMatchObject({
    state: "failed",
    problem: { code: "booking-unpublished" },
  });
  expect(office.control.bookingWrites()).toEqual([]);
});

test("F143: a deletion that payment requests block is told in the NDIA's words", async () => {
  const deletion = CASES.at(-1)?.[1] as Case;
  const { change, bookingId } = await propose(deletion);
  office.control.addPaymentRequest(bookingId, 100);
  await acceptProposal(db, change);
  const record = await carryOut(change.id);
  expect(record).toMatchObject({ state: "failed", sent: 1 });
  expect(record?.problem?.said).toMatch(/payment request/i);
});

import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { careview } from "../../../../lib/crm/profile/careview.ts";
import { addDays } from "../../../../lib/core/days.ts";
import { bookingVersion } from "../../../../lib/domain/booking/manage/booking-version.ts";
import type { ActionRequest } from "../../../../lib/domain/booking/manage/propose-action.ts";
import { isDifferent, recordsToWrite, totalMoneyMoved } from "../../../../lib/domain/change/change-set.ts";
import type { Change } from "../../../../lib/domain/change/change.ts";
import { acceptChange } from "../../../../lib/services/changes/accept.ts";
import {
  type BookingPlace,
  createBookingManagement,
} from "../../../../lib/services/bookings/manage-booking.ts";
import { updateBookingLink } from "../../../../lib/storage/booking-link-repository.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { findParticipantRecord } from "../../../../lib/storage/participant-repository.ts";
import { saveUnpublishedCalls } from "../../../../lib/storage/settings/settings.ts";
import { all, insert } from "../../../sandbox/database/query.ts";
import type { BookingTrait } from "../../../sandbox/people/booking-traits.ts";
import { freshDatabase } from "../../storage/row-fixtures.ts";
import { NOW, TODAY } from "../../test-clock.ts";
import { createChangeWorker, dollars, pumpToEnd } from "../changes/change-worker.ts";
import { CRM, SandboxServices } from "../sandbox-office.ts";

let office: SandboxServices;
let db: Database;
let worker: ReturnType<typeof createChangeWorker>;
let management: ReturnType<typeof createBookingManagement>;

beforeAll(async () => {
  office = await SandboxServices.open({ bookingClients: 12 });
});
beforeEach(async () => {
  await office.reset();
  db = await freshDatabase();
  await saveUnpublishedCalls(db, true);
  worker = createChangeWorker(office, db);
  const { bookings, proposals, readCrm } = worker;
  management = createBookingManagement({
    db,
    bookings,
    proposals,
    readCrm,
    profileOf: () => Promise.resolve(careview),
  });
});

/** A booking of a client of this kind: the one with this category in its first line. */
function plainPlace(trait: BookingTrait, category = "DAILY_ACTIVITIES") {
  const client = office.control.bookingClients().find((each) => each.trait === trait);
  const held = office.control
    .bookings(client?.ndisNumber)
    .find(({ lines }) => lines[0]?.category === category);
  if (!client || !held) throw new Error("no such booking");
  const place: BookingPlace = {
    site: CRM,
    clientPath: `/Clients/Profile/${client.clientId}`,
    bookingId: String(held.bookingId),
  };
  const atNdia = () => {
    const now = office.control.bookings(client.ndisNumber).find((each) => each.bookingId === held.bookingId);
    if (!now) throw new Error("the booking is gone");
    return now;
  };
  return { place, atNdia, ndisNumber: client.ndisNumber };
}

async function propose(place: BookingPlace, request: ActionRequest): Promise<Change> {
  const { booking } = await management.open(place);
  return management.propose(place, bookingVersion(booking), request);
}

/** A person accepts it, with what it wants declared, and it is carried out. */
async function carryOut({ id, set }: Change): Promise<Change> {
  const typed = dollars(totalMoneyMoved(set.records));
  await acceptChange(db, id, { leftOut: [], typed, declared: true, user: "Pat Manager" }, set.retrievedAt);
  return pumpToEnd(worker, db, id);
}

const statesOf = ({ set, progress }: Change) =>
  recordsToWrite(set.records).map(({ id }) =>
    [progress[id]?.state, progress[id]?.problem?.code].filter(Boolean).join(" "),
  );
const writesTo = (bookingId: string) =>
  office.control.bookingWrites().filter((write) => String(write.bookingId) === bookingId);
const refusedWith = (code: string) => ({ problem: { code } });

describe("managing a service booking at the NDIA", () => {
  test("F129, F132: money that is moved between two lines is at the NDIA as it was meant", async () => {
    const { place, atNdia } = plainPlace("several-lines");
    const change = await propose(place, {
      code: "reallocate",
      lines: [
        { at: 2, quantity: 5000, rate: 7023 },
        { at: 0, quantity: 9000, rate: 7023 },
      ],
    });
    expect(statesOf(await carryOut(change))).toEqual(["verified", "verified"]);
    expect(atNdia().lines.map(({ quantity, allocated }) => [quantity, allocated])).toEqual([
      [9000, 632_070],
      [5000, 294_050],
      [5000, 351_150],
    ]);
    expect(writesTo(place.bookingId).map(({ kind, refusal }) => [kind, refusal])).toEqual([
      ["change", null],
      ["change", null],
    ]);
  });

  test("F131: nothing moves before it is declared that it was talked over with the participant", async () => {
    const { place } = plainPlace("several-lines");
    const { id, set } = await propose(place, {
      code: "reallocate",
      lines: [{ at: 0, quantity: 9000, rate: 7023 }],
    });
    const typed = dollars(totalMoneyMoved(set.records));
    await expect(acceptChange(db, id, { leftOut: [], typed }, set.retrievedAt)).rejects.toMatchObject({
      problem: { code: expect.stringContaining("declar") },
    });
    expect(writesTo(place.bookingId)).toEqual([]);
  });

  test("F133, F189: what goes over the booking is warned of, and the NDIA's refusal is shown in its words", async () => {
    const { place } = plainPlace("several-lines");
    const change = await propose(place, {
      code: "reallocate",
      lines: [{ at: 0, quantity: 100, rate: 90_000_000 }],
    });
    expect(change.set.warnings[0]).toContain("goes over what remains");
    const [record] = Object.values((await carryOut(change)).progress);
    expect(record).toMatchObject({ state: "failed", problem: { said: expect.stringContaining("maximum") } });
  });

  test("F134, F137, F138: an earlier end is at the NDIA with what is held back, and the rest goes back", async () => {
    const { place, atNdia } = plainPlace("paid");
    const to = addDays(TODAY, 30);
    const change = await propose(place, { code: "reduce-end", to, retained: [100_000] });
    expect(statesOf(await carryOut(change))).toEqual(["verified"]);
    expect(atNdia().revised_end).toBe(to);
    expect(JSON.parse(writesTo(place.bookingId)[0]?.body ?? "")).toMatchObject({
      end_date: to,
      items: [{ product_category: "DAILY_ACTIVITIES", accrual_amount: 1000 }],
    });
  });

  test("F128: a booking from before July 2024 can only be ended earlier, and is", async () => {
    const { place, atNdia } = plainPlace("before-july-2024");
    await expect(propose(place, { code: "delete" })).rejects.toMatchObject(
      refusedWith("booking-action-unavailable"),
    );
    const to = addDays(TODAY, 10);
    expect(statesOf(await carryOut(await propose(place, { code: "reduce-end", to, retained: [0] })))).toEqual(
      ["verified"],
    );
    expect(atNdia().revised_end).toBe(to);
  });

  test("F136, F188: a second shortening is refused by the NDIA, after that was said", async () => {
    const { place } = plainPlace("reduced");
    const { booking } = await management.open(place);
    expect(booking.originalEnd).toBeDefined();
    const change = await propose(place, { code: "reduce-end", to: addDays(TODAY, 10), retained: [0] });
    expect(change.set.warnings[0]).toContain("refuses to reduce it a second time");
    expect(statesOf(await carryOut(change))[0]).toMatch(/^failed /);
  });

  test("F126: a later end is at the NDIA", async () => {
    const { place, atNdia } = plainPlace("fees-booked", "CB_CHOICE_CONTROL");
    const { booking } = await management.open(place);
    const planEnd = booking.endDate ?? "";
    office.control.changeBooking(Number(place.bookingId), { end: addDays(planEnd, -40) });
    const change = await propose(place, { code: "extend-end", to: addDays(planEnd, -10) });
    expect(statesOf(await carryOut(change))).toEqual(["verified"]);
    expect(atNdia().revised_end).toBe(addDays(planEnd, -10));
  });

  test("F139, F140: a booking that the NDIA made is approved", async () => {
    const { place, atNdia } = plainPlace("awaiting-provider");
    expect(statesOf(await carryOut(await propose(place, { code: "approve" })))).toEqual(["verified"]);
    expect(atNdia().status).toBe("APPR");
  });

  test("F141: a booking that the NDIA made is rejected with its reason", async () => {
    const { place, atNdia } = plainPlace("awaiting-provider");
    const change = await propose(place, { code: "reject", reason: "Other dates were agreed" });
    expect(statesOf(await carryOut(change))).toEqual(["verified"]);
    expect(atNdia().status).toBe("REJT");
    expect(writesTo(place.bookingId)[0]?.body).toContain("Other dates were agreed");
  });

  test("F142: a booking that is deleted here stays on record as deleted", async () => {
    const { place, ndisNumber } = plainPlace("fees-booked", "CB_CHOICE_CONTROL");
    expect(statesOf(await carryOut(await propose(place, { code: "delete" })))).toEqual(["verified"]);
    const { bookings } = (await findParticipantRecord(db, CRM, ndisNumber)) ?? {};
    expect(bookings?.bookings.find(({ id }) => id === place.bookingId)?.status).toBe("DELE");
  });

  test("F142, F143: a booking that gets a payment request meanwhile isn't deleted, and the NDIA's words say why", async () => {
    const { place, atNdia } = plainPlace("fees-booked", "CB_CHOICE_CONTROL");
    const change = await propose(place, { code: "delete" });
    office.control.addPaymentRequest(Number(place.bookingId), 10_000);
    const { progress } = await carryOut(change);
    const [record] = Object.values(progress);
    expect(record).toMatchObject({
      state: "failed",
      problem: { said: expect.stringMatching(/payment request/i) },
    });
    expect(atNdia().status).toBe("APPR");
    await expect(propose(place, { code: "delete" })).rejects.toMatchObject({
      problem: { what: expect.stringContaining("Reduce its end date instead") },
    });
  });
});

describe("what changes underneath", () => {
  test("a booking that was changed since the window opened isn't changed, and that is said", async () => {
    const { place, atNdia } = plainPlace("paid");
    const { booking } = await management.open(place);
    office.control.addPaymentRequest(Number(place.bookingId), 5000);
    const late = management.propose(place, bookingVersion(booking), {
      code: "reduce-end",
      to: addDays(TODAY, 30),
      retained: [],
    });
    await expect(late).rejects.toMatchObject(refusedWith("booking-changed"));
    expect(atNdia().revised_end).toBeNull();
  });

  test("a booking that vanished can't be opened, and stays on record as gone", async () => {
    const { place, ndisNumber } = plainPlace("paid");
    await management.open(place);
    office.control.changeBooking(Number(place.bookingId), { remove: true });
    await expect(management.open(place)).rejects.toMatchObject(refusedWith("booking-not-listed"));
    const { bookings } = (await findParticipantRecord(db, CRM, ndisNumber)) ?? {};
    expect(bookings?.gone?.map(({ booking }) => booking.id)).toEqual([place.bookingId]);
  });

  test("the calls that aren't public are refused where they are switched off", async () => {
    await saveUnpublishedCalls(db, false);
    const { place } = plainPlace("awaiting-provider");
    await expect(propose(place, { code: "approve" })).rejects.toMatchObject(
      refusedWith("booking-action-unavailable"),
    );
  });

  test("F68: a participant on PACE has no service booking to manage", async () => {
    const onPace = office.control.clients().find(({ pace, caseName }) => pace && caseName === "matching");
    const place = { site: CRM, clientPath: `/Clients/Profile/${onPace?.id}`, bookingId: "1" };
    await expect(management.open(place)).rejects.toMatchObject(refusedWith("booking-on-pace"));
  });
});

describe("force sync", () => {
  /** The client's contract gets this plan budget, which the booking is linked with. Cents. */
  async function linkedBudget(place: BookingPlace, ndisNumber: string, amount: number) {
    const client = await worker.proposals.readClient(CRM, place.clientPath);
    const contractPath = client.contracts[0]?.path ?? "";
    const { booking } = await management.open(place);
    const id = insert(office.database, "plan_budgets", {
      contract_id: Number(contractPath.split("/").at(-1)),
      category: "Assistance with Daily Life",
      amount,
      excluded: 0,
      management_style: "Plan Management",
      start_date: booking.startDate,
      end_date: booking.endDate,
    });
    await updateBookingLink(db, { site: CRM, bookingId: place.bookingId }, () => ({
      site: CRM,
      bookingId: place.bookingId,
      ndisNumber,
      clientPath: place.clientPath,
      contractPath,
      rowPath: `/PlanBudgets/Edit/${id}`,
      rowKind: "plan-budget",
      status: "APPR",
      statusWord: "Approved",
      isActive: true,
      endDate: booking.endDate,
      checkedAt: NOW,
      checks: 0,
    }));
    return { version: bookingVersion(booking), id };
  }
  const amountOf = (id: number) =>
    all<{ amount: number }>(office.database, "SELECT amount FROM plan_budgets WHERE id = ?", id)[0]?.amount;

  test("F144, F145, F187: what was edited in the CRM is shown and replaced by the NDIA's values, and nothing else", async () => {
    const { place, ndisNumber } = plainPlace("paid");
    const { version, id } = await linkedBudget(place, ndisNumber, 777_700);
    const change = await management.proposeSync(place, version);
    const [record] = change?.set.records ?? [];
    expect(
      record?.fields.filter(isDifferent).map(({ label, before, after }) => [label, before, after]),
    ).toEqual([["Budget Amount", 777_700, 1_000_000]]);
    expect(change?.set.warnings[0]).toContain("never reached the NDIA");
    expect(change && statesOf(await carryOut(change))).toEqual(["verified"]);
    expect(amountOf(id)).toBe(1_000_000);
    expect(office.control.bookingWrites()).toEqual([]);
  });

  test("F144: a CRM record that holds what the NDIA holds is left alone", async () => {
    const { place, ndisNumber } = plainPlace("paid");
    const { version } = await linkedBudget(place, ndisNumber, 1_000_000);
    const change = await management.proposeSync(place, version);
    expect(change?.set.records.map(({ group, action }) => [group, action])).toEqual([["same", undefined]]);
  });

  test("F144: without a linked record the stored copy alone is replaced", async () => {
    const { place, ndisNumber } = plainPlace("paid");
    const { booking } = await management.open(place);
    expect(await management.proposeSync(place, bookingVersion(booking))).toBeNull();
    const { bookings } = (await findParticipantRecord(db, CRM, ndisNumber)) ?? {};
    expect(bookings?.bookings.map(({ id }) => id)).toContain(place.bookingId);
    expect(office.control.counters().writes).toEqual({});
  });
});

import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../../../lib/storage/database.ts";
import { listBookingLinksOfContract } from "../../../../lib/storage/booking-link-repository.ts";
import { acceptChange } from "../../../../lib/services/changes/accept.ts";
import type { Change } from "../../../../lib/domain/change/change.ts";
import { recordsToWrite } from "../../../../lib/domain/change/change-set.ts";
import type { BookingTrait } from "../../../sandbox/people/booking-traits.ts";
import { freshDatabase } from "../../storage/row-fixtures.ts";
import { createChangeWorker, dollars, pumpToEnd } from "../changes/change-worker.ts";
import { CRM, SandboxServices } from "../sandbox-office.ts";
import { contractClient, openBookContract } from "./contract-client.ts";

const FEE = "14_034_0127_8_3 Plan Management Monthly Fee";

let office: SandboxServices;
let db: Database;

beforeAll(async () => {
  office = await SandboxServices.open({ bookingClients: 12 });
});
beforeEach(async () => {
  await office.reset();
  db = await freshDatabase();
});

function open(trait: BookingTrait, problem?: { what: string; remedy: string }) {
  const worker = createChangeWorker(office, db);
  const client = contractClient(office, trait);
  const service = openBookContract(office, db, worker, problem);
  return {
    worker,
    client,
    check: async () => {
      // The client's page was open before the contract's.
      await worker.proposals.readClient(CRM, client.clientPath);
      return service.check(CRM, client.contractPath, true);
    },
    propose: async () => {
      await worker.proposals.readClient(CRM, client.clientPath);
      return service.propose(CRM, client.contractPath);
    },
  };
}

const accept = (change: Change) =>
  acceptChange(
    db,
    change.id,
    {
      leftOut: [],
      typed: dollars(
        recordsToWrite(change.set.records).reduce(
          (sum, { booking }) =>
            booking?.kind === "create" ? sum + (booking.request.lines[0]?.rate ?? 0) : sum,
          0,
        ),
      ),
      declared: true,
    },
    change.set.retrievedAt,
  );

describe("check", () => {
  test("F14: check compares the contract with the NDIA and tells what holds of its rows", async () => {
    const { client, check } = open("fees-booked");
    client.addBudget("Consumables", 100_000);
    const view = await check();
    const states = Object.fromEntries(view.rails.map(({ code, state }) => [code, state]));
    expect(states).toMatchObject({
      registration: "holds",
      "plan-dates": "holds",
      "plan-management": "holds",
      synced: "holds",
      "fees-first": "holds",
    });
    expect(
      view.rows.map(({ name, amount, isReady, status }) => [name, amount, isReady, status.words]),
    ).toEqual([["Consumables", 100_000, true, "Not sent"]]);
  });

  test("F3: check names plan dates that aren't the NDIA's, and they keep the rows back", async () => {
    const { client, check } = open("fees-booked");
    client.addBudget("Consumables", 100_000);
    client.change({ plan_end: client.plan.start ?? "" });
    const view = await check();
    expect(view.rails.find(({ code }) => code === "plan-dates")).toMatchObject({
      state: "fails",
      field: "NDIS Plan End Date",
    });
    expect(view.rows.map(({ isReady }) => isReady)).toEqual([false]);
  });

  test("F1: check asks the NDIA nothing while this device isn't connected", async () => {
    const problem = { what: "This device isn't connected.", remedy: "Open Options." };
    const { client, check } = open("fees-booked", problem);
    client.addBudget("Consumables", 100_000);
    const view = await check();
    expect(view.rails[0]).toMatchObject({ code: "registration", state: "fails" });
    expect(view.retrievedAt).toBeNull();
  });

  test("F192: check keeps other categories back until the fees are booked", async () => {
    const { client, check } = open("no-bookings");
    client.addBudget("Consumables", 100_000);
    expect((await check()).rails.find(({ code }) => code === "fees-first")).toMatchObject({
      state: "fails",
      path: expect.stringContaining("/ServiceSupports/Create"),
    });
    client.addSupport(FEE, "Choice and Control", 1200, 10_445);
    expect((await check()).rows.map(({ name, isReady }) => [name, isReady])).toEqual([
      ["Consumables", false],
      [`${FEE} (Choice and Control)`, true],
    ]);
  });
});

describe("propose", () => {
  test("F26: each ready row becomes a booking of its own, and its row is linked by the Service Booking ID", async () => {
    const { worker, client, propose } = open("fees-booked");
    const rows = [
      client.addBudget("Consumables", 100_000),
      client.addBudget("Improved Daily Living Skills", 50_000),
    ];
    const change = await propose();
    expect(change.set).toMatchObject({ purpose: "create-bookings", refusals: [] });
    expect(change.set.declaration).toContain("agrees to them");
    await accept(change);
    const done = await pumpToEnd(worker, db, change.id);
    expect(Object.values(done.progress).map(({ state }) => state)).toEqual(["verified", "verified"]);
    const created = office.control.bookings(client.ndisNumber).slice(-2);
    expect(created.map(({ lines }) => lines.map(({ category, allocated }) => [category, allocated]))).toEqual(
      [[["CONSUMABLES", 100_000]], [["CB_DAILY_ACTIVITY", 50_000]]],
    );
    const links = await listBookingLinksOfContract(db, CRM, client.contractPath);
    expect(Object.fromEntries(links.map(({ rowPath, bookingId }) => [rowPath, bookingId]))).toEqual(
      Object.fromEntries(rows.map((id, at) => [`/PlanBudgets/Edit/${id}`, String(created[at]?.bookingId)])),
    );
  });

  test("F26: a row that has its booking isn't proposed again", async () => {
    const { worker, client, propose } = open("fees-booked");
    client.addBudget("Consumables", 100_000);
    const change = await propose();
    await accept(change);
    await pumpToEnd(worker, db, change.id);
    const again = await propose();
    expect(again.set.records).toEqual([]);
    expect(again.set.refusals.map(({ code }) => code)).toEqual(["nothing-to-send"]);
    expect(office.control.bookings(client.ndisNumber)).toHaveLength(2);
  });

  test("F185: a category whose stated item leaves money over stays behind with the reason", async () => {
    const { client, propose } = open("no-bookings");
    client.addBudget("Consumables", 100_000);
    client.addSupport(FEE, "Choice and Control", 1100, 10_445);
    client.addBudget("Choice and Control", 125_340, { requires_booking: 0 });
    const { set } = await propose();
    expect(set.records.map(({ action, leftOut }) => [action, leftOut?.code])).toEqual([
      [undefined, "fees-first"],
      [undefined, "booking-money-left"],
    ]);
    expect(set.refusals.map(({ code }) => code)).toEqual(["fees-first"]);
  });

  test("F68: a contract of a PACE plan is refused", async () => {
    const { client, propose } = open("fees-booked");
    client.change({ pace_plan: 1 });
    await expect(propose()).rejects.toMatchObject({ problem: { code: "bookings-on-pace" } });
  });
});

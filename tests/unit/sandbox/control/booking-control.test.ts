import { expect, test } from "vitest";
import { generatePeople } from "../../../sandbox/people/generate-people.ts";
import { BOOKING_TRAITS, bookingPlan, bookingRecord } from "../../../sandbox/people/booking-traits.ts";
import { BookingDesk } from "../booking-requests.ts";
import { runSandbox } from "../running.ts";

const sandbox = runSandbox(20, 12);
const control = () => sandbox().control;

async function ask(method: string, path: string, body?: unknown) {
  const answer = await fetch(`${sandbox().nodeOrigins.crm}/__sandbox${path}`, {
    method,
    body: body === undefined ? null : JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as never };
}

test("sandbox: clients for service bookings come after all others, who stay as they are", () => {
  const people = generatePeople({ clients: 20, seed: 7, today: control().today() });
  const clients = control().clients();
  expect(clients).toHaveLength(32);
  expect(clients.slice(0, 20).map(({ ndisNumber }) => ndisNumber)).toEqual(
    people.map(({ crm }) => crm.ndisNumber),
  );
  expect(
    control()
      .bookingClients()
      .map(({ trait }) => trait),
  ).toEqual([...BOOKING_TRAITS]);
  const outcomes = control().expected().slice(-12);
  expect(outcomes.every(({ expected, contractId }) => expected === "success" && contractId !== null)).toBe(
    true,
  );
});

test("sandbox: clients for service bookings have contracts without plan budgets, one of them with a total of $1", () => {
  const contracts = control()
    .bookingClients()
    .map(({ clientId }) => control().contractsOf(clientId)[0]);
  expect(contracts.every((contract) => control().contractParts(contract?.id ?? 0).budgets.length === 0)).toBe(
    true,
  );
  expect(contracts.filter((contract) => contract?.total_funding === 100)).toHaveLength(1);
  expect(contracts.every((contract) => contract?.pace_plan === 0)).toBe(true);
});

test.each(BOOKING_TRAITS)(
  "sandbox: the plan of a client %s is current on any day, and its budgets have set aside what is booked",
  (trait) => {
    for (const today of ["2026-11-28", "2027-02-28", "2028-02-29", "2028-12-31"]) {
      const plan = bookingPlan(trait, 9_500_015, today);
      expect(plan.start < today && today < plan.end).toBe(true);
      const { bookings, budgets } = bookingRecord(trait, plan);
      const sum = (amounts: number[]) => amounts.reduce((total, cents) => total + cents, 0);
      const lines = bookings.flatMap((booking) => booking.lines);
      expect(sum(budgets.map(({ allocated }) => allocated))).toBe(
        sum(lines.map(({ allocated }) => allocated)),
      );
      expect(budgets.every(({ approved, allocated }) => allocated <= approved)).toBe(true);
    }
  },
);

test("sandbox control: five hundred clients for service bookings are added, each with an own number", () => {
  const added = control().addBookingClients(500, "fees-booked");
  expect(new Set(added.map(({ ndisNumber }) => ndisNumber)).size).toBe(500);
  expect(added.every(({ trait }) => trait === "fees-booked")).toBe(true);
  expect(control().clients()).toHaveLength(532);
  control().reset();
  expect(control().clients()).toHaveLength(32);
});

test("sandbox control: bookings are made, changed, paid and removed underneath, over HTTP", async () => {
  const { ndisNumber } = control().addBookingClients(1, "no-bookings")[0] ?? { ndisNumber: "" };
  const made = await ask("POST", `/participant/${ndisNumber}/booking`, {
    category: "CONSUMABLES",
    amount: 5000,
  });
  const { bookingId } = made.body as { bookingId: number };
  expect(control().bookings(ndisNumber)).toMatchObject([
    { bookingId, status: "APRO", created_by: "NDIA", type: "ZSAG", lines: [{ allocated: 5000 }] },
  ]);
  const changes = { status: "CMPD", active: false, end: "2027-01-31", planId: 3, amount: 7000 };
  expect((await ask("PATCH", `/booking/${bookingId}`, changes)).status).toBe(200);
  expect((await ask("POST", `/booking/${bookingId}/payment-request`, { amount: 1000 })).status).toBe(200);
  expect((await ask("GET", `/participant/${ndisNumber}/bookings`)).body).toMatchObject([
    {
      status: "CMPD",
      active: 0,
      revised_end: "2027-01-31",
      plan_id: 3,
      lines: [{ allocated: 7000, remaining: 6000 }],
    },
  ]);
  expect((await ask("PATCH", `/booking/${bookingId}`, { remove: true })).status).toBe(200);
  expect(control().bookings(ndisNumber)).toEqual([]);
  expect((await ask("PATCH", `/booking/${bookingId}`, { remove: true })).status).toBe(404);
});

test("sandbox control: what becomes of new bookings can be set, and each write is listed with its moment", async () => {
  const desk = await BookingDesk.open(sandbox(), "fees-booked");
  const { participant } = desk.identity;
  await ask("PUT", `/participant/${participant}/booking-outcome`, { outcome: "REJT" });
  const id = await desk.create();
  control().setSwitches({ bookingStepSeconds: 0 });
  expect(control().bookings(participant).at(-1)).toMatchObject({ bookingId: id, status: "REJT", active: 0 });
  expect((await ask("GET", "/booking-writes")).body).toEqual([
    {
      at: expect.stringMatching(/^\d{4}-.*Z$/),
      kind: "create",
      request: "POST /ndis-api/3.0/service-bookings/",
      body: JSON.stringify(desk.body()),
      ndisNumber: participant,
      bookingId: id,
      refusal: null,
    },
  ]);
});

test.each([
  ["POST", "/booking-clients", { count: 0 }],
  ["POST", "/booking-clients", { count: 1, trait: "rich" }],
  ["POST", "/participant/1/booking", { category: "" }],
  ["PATCH", "/booking/1", { status: "approved" }],
])("sandbox control: a mistake in a booking's %s %s is told", async (method, path, body) => {
  expect((await ask(method, path, body)).status).toBe(400);
});

test("sandbox control: a booking for nobody is refused", async () => {
  expect((await ask("POST", "/participant/1/booking", { category: "X", amount: 1 })).status).toBe(404);
});

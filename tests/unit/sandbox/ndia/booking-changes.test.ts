import { describe, expect, test } from "vitest";
import { addToDate } from "../../../sandbox/dates.ts";
import type { BookingTrait } from "../../../sandbox/people/booking-traits.ts";
import { BookingDesk, refusalOf } from "../booking-requests.ts";
import { runSandbox } from "../running.ts";

const sandbox = runSandbox(20, 12);
const control = () => sandbox().control;
const open = (trait: BookingTrait) => BookingDesk.open(sandbox(), trait);
const inDays = (days: number) => addToDate(control().today(), { days });

/** What is booked of a category's budget, in dollars. */
async function bookedOf(desk: BookingDesk, category: string): Promise<number> {
  const booked = control()
    .bookings(desk.identity.participant)
    .filter(({ status }) => !["REJT", "DELE"].includes(status))
    .flatMap(({ lines }) => lines)
    .filter((line) => line.category === category);
  return booked.reduce((sum, { allocated }) => sum + allocated, 0) / 100;
}

const change = (changes: Record<string, string> = {}) => ({
  product_category: "DAILY_ACTIVITIES",
  product_category_item: "",
  quantity: "1",
  booking_type: "ZPLM",
  price: "9000.00",
  ...changes,
});

describe("sandbox NDIA: statuses move on the sandbox's clock", () => {
  test.each([
    ["fees-booked", ["In Process", "Approved", "Approved"], "Active"],
    ["participant-approves", ["In Process", "Awaiting Participant Approval", "Approved"], "Active"],
    ["rejected", ["In Process", "Rejected", "Rejected"], "Inactive"],
  ] as const)("a booking of the client %s goes through %j", async (trait, statuses, activity) => {
    const desk = await open(trait);
    const id = await desk.create();
    const seen: unknown[] = [];
    for (const seconds of [0, 61, 121]) {
      control().setClock(seconds);
      seen.push((await desk.detail(id))["status"]);
    }
    expect(seen).toEqual(statuses);
    expect(await desk.detail(id)).toMatchObject({ virtual_status: activity });
  });

  test("a day at once moves a booking as far as it goes", async () => {
    const desk = await open("participant-approves");
    const id = await desk.create();
    control().setClock(86_400);
    expect(await desk.detail(id)).toMatchObject({ status: "Approved" });
  });

  test("the money of a rejected booking goes back to its category", async () => {
    const desk = await open("rejected");
    await desk.create({}, { per_unit_price: 8000 });
    control().setClock(61);
    expect(await desk.create({}, { per_unit_price: 8000 })).toBeGreaterThan(0);
  });

  test("a booking is inactive from the day after its end", async () => {
    const desk = await open("paid");
    const id = desk.idOf("DAILY_ACTIVITIES");
    control().changeBooking(id, { end: control().today() });
    expect(await desk.detail(id)).toMatchObject({ virtual_status: "Active", revised_end_date: inDays(0) });
    control().setClock(86_400);
    expect(await desk.detail(id)).toMatchObject({ virtual_status: "Inactive", status: "Approved" });
  });
});

type Refused = readonly [what: string, trait: BookingTrait, body: () => unknown, refusal: RegExp];

describe("sandbox NDIA: one line of a booking is changed", () => {
  test("quantity and price, sent as texts, become the line's", async () => {
    const desk = await open("paid");
    const id = desk.idOf("DAILY_ACTIVITIES");
    const { success } = await desk.send("PATCH", `/${id}`, change({ quantity: "2", price: "4500.50" }));
    expect(success).toBe(true);
    expect(await desk.detail(id)).toMatchObject({
      submitted_date: control().today(),
      items: [{ quantity: 2, allocated_amount: 9001, remaining_amount: 5401 }],
    });
    expect(control().counters().writes).toEqual({ "service booking change": 1 });
  });

  test("core lines of one booking may have together what it was made with, though one category has no more", async () => {
    const desk = await open("several-lines");
    const id = desk.idOf("SOCIAL_COMMUNITY_CIVIC");
    const social = { product_category: "SOCIAL_COMMUNITY_CIVIC", product_category_item: "04_104_0125_6_1" };
    const daily = { product_category_item: "01_020_0120_1_1" };
    expect(
      (await desk.send("PATCH", `/${id}`, change({ ...daily, quantity: "10", price: "58.81" }))).success,
    ).toBe(true);
    expect(
      (await desk.send("PATCH", `/${id}`, change({ ...social, quantity: "70", price: "70.23" }))).success,
    ).toBe(true);
    expect(await bookedOf(desk, "SOCIAL_COMMUNITY_CIVIC")).toBe(4916.1);
  });

  const refused: readonly Refused[] = [
    ["more than there is", "paid", () => change({ price: "60000.01" }), /allowed is \$60000\.00/],
    ["less than is claimed", "paid", () => change({ price: "3599.99" }), /less than the \$3600\.00/],
    ["a price of zero", "paid", () => change({ price: "0" }), /greater than/],
    ["three decimals", "paid", () => change({ quantity: "1.125" }), /two decimals/],
    ["another type", "paid", () => change({ booking_type: "ZSAG" }), /type/],
    [
      "an item that isn't in it",
      "paid",
      () => change({ product_category_item: "01_011_0107_1_1" }),
      /no such item/,
    ],
    ["an inactive booking", "inactive", () => change(), /inactive/],
    ["a booking that is ended early", "reduced", () => change(), /reduced already/],
    ["a booking from before July 2024", "before-july-2024", () => change(), /1 July 2024/],
    [
      "a booking that awaits approval",
      "awaiting-provider",
      () => change({ booking_type: "ZSAG" }),
      /not approved/,
    ],
    ["a body without a price", "paid", () => ({ ...change(), price: undefined }), /price/],
  ];
  test.each(refused)("a change with %s is refused", async (_what, trait, body, refusal) => {
    const desk = await open(trait);
    const before = control().bookings();
    expect(refusalOf(await desk.send("PATCH", `/${desk.idOf("DAILY_ACTIVITIES")}`, body()))).toMatch(refusal);
    expect(control().bookings()).toEqual(before);
  });
});

describe("sandbox NDIA: the end of a booking is moved", () => {
  test("a reduced booking ends earlier and gives back what isn't spent or held back", async () => {
    const desk = await open("paid");
    const id = desk.idOf("DAILY_ACTIVITIES");
    const held = { product_category: "DAILY_ACTIVITIES", product_category_item: "", accrual_amount: 150.25 };
    const body = { end_date: inDays(3), items: [held] };
    expect((await desk.send("PATCH", `/${id}/reduce-end-date`, body)).success).toBe(true);
    expect(await desk.detail(id)).toMatchObject({
      end_date: desk.plan.end,
      revised_end_date: inDays(3),
      items: [{ allocated_amount: 3750.25, remaining_amount: 150.25 }],
    });
    const [after, amount] = [inDays(4), 60_000 - 3750.25];
    const rest = { product_category: "DAILY_ACTIVITIES", per_unit_price: amount };
    expect(await desk.create({ start_date: after }, rest)).toBeGreaterThan(0);
  });

  test("an end that was brought forward can move to a later day, up to the plan's end, until it is reduced", async () => {
    const desk = await open("paid");
    const id = desk.idOf("DAILY_ACTIVITIES");
    control().changeBooking(id, { end: inDays(5) });
    const extend = (end_date: string) => desk.send("PATCH", `/${id}/extend-end-date`, { end_date });
    expect(refusalOf(await extend(inDays(5)))).toMatch(/after the current end/);
    expect(refusalOf(await extend(addToDate(desk.plan.end, { days: 1 })))).toMatch(/within the plan/);
    expect((await extend(desk.plan.end)).success).toBe(true);
    expect(await desk.detail(id)).toMatchObject({ revised_end_date: desk.plan.end });
    await desk.send("PATCH", `/${id}/reduce-end-date`, { end_date: inDays(9) });
    expect(refusalOf(await extend(inDays(20)))).toMatch(/reduced already/);
  });

  test("a booking from before July 2024 can be ended early, and nothing else", async () => {
    const desk = await open("before-july-2024");
    const path = `/${desk.idOf("DAILY_ACTIVITIES")}`;
    expect(refusalOf(await desk.send("PATCH", `${path}/extend-end-date`, { end_date: inDays(1) }))).toMatch(
      /1 July 2024/,
    );
    expect((await desk.send("PATCH", `${path}/reduce-end-date`, { end_date: inDays(0) })).success).toBe(true);
  });

  const refused: readonly Refused[] = [
    ["a day before today", "paid", () => ({ end_date: inDays(-1) }), /before today/],
    ["a later day", "paid", () => ({ end_date: inDays(900) }), /before the current end/],
    ["no day", "paid", () => ({}), /end_date/],
    ["a day in other words", "paid", () => ({ end_date: "01/12/2026" }), /YYYY-MM-DD/],
    ["a second reduction", "reduced", () => ({ end_date: inDays(1) }), /reduced already/],
    ["an inactive booking", "inactive", () => ({ end_date: inDays(1) }), /inactive/],
    ["a booking that awaits approval", "awaiting-provider", () => ({ end_date: inDays(1) }), /not approved/],
    [
      "more held back than remains",
      "paid",
      () => ({
        end_date: inDays(1),
        items: [
          { product_category: "DAILY_ACTIVITIES", product_category_item: "", accrual_amount: "6400.01" },
        ],
      }),
      /accrual amount/,
    ],
    [
      "an item that isn't in it",
      "paid",
      () => ({
        end_date: inDays(1),
        items: [{ product_category: "CONSUMABLES", product_category_item: "", accrual_amount: 1 }],
      }),
      /no such item/,
    ],
  ];
  test.each(refused)("a reduction with %s is refused", async (_what, trait, body, refusal) => {
    const desk = await open(trait);
    const before = control().bookings();
    const path = `/${desk.idOf("DAILY_ACTIVITIES")}/reduce-end-date`;
    expect(refusalOf(await desk.send("PATCH", path, body()))).toMatch(refusal);
    expect(control().bookings()).toEqual(before);
  });
});

describe("sandbox NDIA: bookings that the agency made, and deleted ones", () => {
  test.each([
    ["DAILY_ACTIVITIES", "approve", {}, "Approved", "Active"],
    ["CB_DAILY_ACTIVITY", "approve", {}, "Approved", "Active"],
    [
      "DAILY_ACTIVITIES",
      "reject",
      { reject_reason_code: "OTHR", comment: "Not ours" },
      "Rejected",
      "Inactive",
    ],
    ["CB_DAILY_ACTIVITY", "reject", {}, "Rejected", "Inactive"],
  ])(
    "the one of %s that awaits the provider is decided on: %s",
    async (category, verb, body, status, activity) => {
      const desk = await open("awaiting-provider");
      const id = desk.idOf(category);
      expect((await desk.send("PATCH", `/${id}/${verb}`, body)).success).toBe(true);
      expect(await desk.detail(id)).toMatchObject({ status, virtual_status: activity, created_by: "NDIA" });
      expect(refusalOf(await desk.send("PATCH", `/${id}/${verb}`, body))).toMatch(/not awaiting/);
    },
  );

  test("a rejection for another reason needs words", async () => {
    const desk = await open("awaiting-provider");
    const path = `/${desk.idOf("DAILY_ACTIVITIES")}/reject`;
    expect(refusalOf(await desk.send("PATCH", path, { reject_reason_code: "Other" }))).toMatch(/comment/);
  });

  test("what the provider made itself isn't approved or rejected by it", async () => {
    const desk = await open("fees-booked");
    const id = await desk.create();
    control().changeBooking(id, { status: "APRO" });
    expect(refusalOf(await desk.send("PATCH", `/${id}/approve`, {}))).toMatch(/not awaiting/);
  });

  test("a deleted booking stays in the list, and its money goes back", async () => {
    const desk = await open("fees-booked");
    const id = await desk.create({}, { per_unit_price: 8000 });
    expect((await desk.send("DELETE", `/${id}`)).success).toBe(true);
    expect(await desk.detail(id)).toMatchObject({ status: "Deleted", virtual_status: "Inactive" });
    expect(await desk.create({}, { per_unit_price: 8000 })).toBeGreaterThan(0);
    expect(refusalOf(await desk.send("DELETE", `/${id}`))).toMatch(/inactive/);
  });

  test("a booking with payment requests isn't deleted", async () => {
    const desk = await open("paid");
    const paid = desk.idOf("DAILY_ACTIVITIES");
    expect(refusalOf(await desk.send("DELETE", `/${paid}`))).toMatch(/payment requests exist/);
    const id = await desk.create();
    control().addPaymentRequest(id, 50);
    expect(refusalOf(await desk.send("DELETE", `/${id}`))).toMatch(/payment requests exist/);
    expect(await desk.detail(id)).toMatchObject({
      items: [{ allocated_amount: 100.5, remaining_amount: 100 }],
    });
  });

  test("a booking that isn't known, and one of somebody without a relationship, can't be changed", async () => {
    const desk = await open("paid");
    expect(refusalOf(await desk.send("DELETE", "/59999999"))).toMatch(/not found/);
    control().changeParticipant(desk.identity.participant, { authorised: false });
    expect(refusalOf(await desk.send("DELETE", `/${desk.idOf("DAILY_ACTIVITIES")}`))).toMatch(/authority/);
  });
});

import { expect, test } from "vitest";
import { addToDate } from "../../../sandbox/dates.ts";
import type { BookingTrait } from "../../../sandbox/people/booking-traits.ts";
import { BookingDesk, refusalOf } from "../booking-requests.ts";
import { runSandbox } from "../running.ts";

const sandbox = runSandbox(20, 12);
const control = () => sandbox().control;
const open = (trait: BookingTrait) => BookingDesk.open(sandbox(), trait);

test("sandbox NDIA: a created booking is told by its id alone, and has the lines that were asked for", async () => {
  const desk = await open("fees-booked");
  const line = { quantity: 2.5, per_unit_price: "40.10" };
  const { status, ...answer } = await desk.send("POST", "/", desk.body({}, line));
  expect(status).toBe(200);
  const id = desk.idOf("CONSUMABLES");
  expect(answer).toEqual({ success: true, result: { service_booking_id: id } });
  expect(await desk.detail(id)).toMatchObject({
    booking_type: "Plan Managed Service Booking",
    status: "In Process",
    virtual_status: "Active",
    created_by: "Provider",
    submitted_date: control().today(),
    start_date: desk.plan.start,
    end_date: desk.plan.end,
    participant_plan_id: desk.plan.id,
    items: [
      {
        product_category: "CONSUMABLES",
        product_category_item: "",
        quantity: 2.5,
        allocated_amount: 100.25,
        remaining_amount: 100.25,
      },
    ],
  });
});

type Desk = BookingDesk;
const REFUSALS: readonly [
  what: string,
  trait: BookingTrait,
  body: (desk: Desk) => unknown,
  refusal: RegExp,
][] = [
  ["another surname", "fees-booked", (d) => d.body({ participant_surname: "Else" }), /surname/],
  ["another date of birth", "fees-booked", (d) => d.body({ date_of_birth: "1990-01-01" }), /birth/],
  ["an unknown participant", "fees-booked", (d) => d.body({ participant: 430000009 }), /not found/],
  ["a plan that isn't theirs", "fees-booked", (d) => d.body({ participant_plan_id: 1 }), /plan_id/],
  [
    "a start before the plan",
    "fees-booked",
    (d) => d.body({ start_date: addToDate(d.plan.start, { days: -1 }) }),
    /within the plan/,
  ],
  [
    "an end after the plan",
    "fees-booked",
    (d) => d.body({ end_date: addToDate(d.plan.end, { days: 1 }) }),
    /within the plan/,
  ],
  [
    "an end before the start",
    "fees-booked",
    (d) => d.body({ start_date: d.plan.end, end_date: d.plan.start }),
    /before start_date/,
  ],
  ["a day that doesn't exist", "fees-booked", (d) => d.body({ end_date: "2026-02-30" }), /YYYY-MM-DD/],
  ["an unknown type", "fees-booked", (d) => d.body({ booking_type: "Standard" }), /booking_type/],
  ["no lines", "fees-booked", (d) => d.body({ items: [] }), /items/],
  ["no plan id", "fees-booked", (d) => d.body({ participant_plan_id: undefined }), /participant_plan_id/],
  ["a quantity of zero", "fees-booked", (d) => d.body({}, { quantity: 0 }), /quantity must be greater/],
  ["a negative price", "fees-booked", (d) => d.body({}, { per_unit_price: -1 }), /price must be greater/],
  ["three decimals", "fees-booked", (d) => d.body({}, { per_unit_price: 1.125 }), /two decimals/],
  ["a price in words", "fees-booked", (d) => d.body({}, { per_unit_price: "ten" }), /must be a number/],
  [
    "an unknown category",
    "fees-booked",
    (d) => d.body({}, { product_category: "COMMUNITY" }),
    /category COMMUNITY/,
  ],
  [
    "an item of another category",
    "fees-booked",
    (d) => d.body({}, { product_category_item: "01_011_0107_1_1" }),
    /does not belong/,
  ],
  [
    "one support in two lines",
    "fees-booked",
    (d) => d.body({ items: [...d.body().items, ...d.body().items] }),
    /twice/,
  ],
  [
    "the Transport category",
    "fees-booked",
    (d) => d.body({}, { product_category: "TRANSPORT" }),
    /Transport/,
  ],
  [
    "more than the category has",
    "fees-booked",
    (d) => d.body({}, { per_unit_price: 8000.01 }),
    /maximum amount allowed is \$8000\.00/,
  ],
  [
    "a category without a budget",
    "fees-booked",
    (d) => d.body({}, { product_category: "HOME_MODIFICATIONS" }),
    /allowed is \$0\.00/,
  ],
  [
    "a whole category whose items the plan states",
    "no-bookings",
    (d) => d.body({ booking_type: "ZSAG" }, { product_category: "CB_CHOICE_CONTROL" }),
    /states the items/,
  ],
  [
    "another item than the stated one",
    "no-bookings",
    (d) =>
      d.body(
        { booking_type: "ZSAG" },
        { product_category: "CB_CHOICE_CONTROL", product_category_item: "14_031_0127_8_3" },
      ),
    /states the items/,
  ],
  ["plan managed without a fees booking", "no-bookings", (d) => d.body(), /must exist first/],
  [
    "the same support at the same time",
    "paid",
    (d) => d.body({}, { product_category: "DAILY_ACTIVITIES" }),
    /exists in the period/,
  ],
];

test.each(REFUSALS)("sandbox NDIA: a booking with %s is refused, and none is made", async (...row) => {
  const [, trait, body, refusal] = row;
  const desk = await open(trait);
  const before = control().bookings();
  const answer = await desk.send("POST", "/", body(desk));
  expect(answer).toMatchObject({ status: 400, success: false });
  expect(refusalOf(answer)).toMatch(refusal);
  expect(control().bookings()).toEqual(before);
  expect(control().bookingWrites().at(-1)).toMatchObject({ kind: "create", refusal: refusalOf(answer) });
  expect(control().counters().writes).toEqual({});
});

test("sandbox NDIA: a PACE participant, or one without a relationship, can't be booked for", async () => {
  const desk = await open("fees-booked");
  control().changeParticipant(desk.identity.participant, { authorised: false });
  expect(refusalOf(await desk.send("POST", "/", desk.body()))).toMatch(/authority/);
  control().changeParticipant(desk.identity.participant, { authorised: true, pace: true });
  expect(refusalOf(await desk.send("POST", "/", desk.body()))).toMatch(/PACE/);
});

test("sandbox NDIA: what isn't JSON is refused, and kept with the other requests", async () => {
  const desk = await open("fees-booked");
  expect(refusalOf(await desk.send("POST", "/", "text"))).toMatch(/not JSON/);
  expect(control().bookingWrites()).toMatchObject([
    {
      kind: "create",
      request: "POST /ndis-api/3.0/service-bookings/",
      body: '"text"',
      ndisNumber: null,
      bookingId: null,
    },
  ]);
});

test("sandbox NDIA: bookings one after the other, of another item or of another type may be made", async () => {
  const desk = await open("fees-booked");
  const middle = addToDate(desk.plan.start, { days: 100 });
  const ids = [
    await desk.create({ end_date: middle }),
    await desk.create({ start_date: addToDate(middle, { days: 1 }) }),
    await desk.create({}, { product_category_item: "03_040010057_0103_1_1" }),
    await desk.create({ booking_type: "ZSAG" }),
  ];
  expect(new Set(ids).size).toBe(4);
  expect(refusalOf(await desk.send("POST", "/", desk.body()))).toMatch(/exists in the period/);
});

test("sandbox NDIA: lines of one budget draw on it together", async () => {
  const desk = await open("fees-booked");
  const [line] = desk.body({}, { per_unit_price: 5000 }).items;
  const items = [line, { ...line, product_category_item: "03_040010057_0103_1_1" }];
  expect(refusalOf(await desk.send("POST", "/", desk.body({ items })))).toMatch(/allowed is \$3000\.00/);
});

test("sandbox NDIA: a stated item is booked from its own money, and the rest of its category from the rest", async () => {
  const desk = await open("stated-rest");
  const technology = { product_category: "ASSISTIVE_TECHNOLOGY" };
  await desk.create(
    {},
    { ...technology, product_category_item: "05_123906171_0113_1_2", per_unit_price: 3800 },
  );
  const more = await desk.send("POST", "/", desk.body({}, { ...technology, per_unit_price: 900.01 }));
  expect(refusalOf(more)).toMatch(/allowed is \$900\.00/);
  expect(await desk.create({}, { ...technology, per_unit_price: 900 })).toBeGreaterThan(0);
});

test("sandbox NDIA: where the overlap rule is off, what is sent twice is booked twice", async () => {
  control().setSwitches({ bookingOverlaps: "accepted" });
  const desk = await open("fees-booked");
  expect(await desk.create()).not.toBe(await desk.create());
  const made = control()
    .bookings(desk.identity.participant)
    .filter(({ made_at }) => made_at !== null);
  expect(made).toHaveLength(2);
  expect(control().counters().writes).toEqual({ "service booking create": 2 });
});

test("sandbox NDIA: plan managed bookings follow once the fees are booked and approved", async () => {
  const desk = await open("no-bookings");
  const fees = { product_category: "CB_CHOICE_CONTROL", product_category_item: "14_034_0127_8_3" };
  await desk.create({ booking_type: "ZSAG" }, { ...fees, quantity: 12, per_unit_price: 104.45 });
  expect(refusalOf(await desk.send("POST", "/", desk.body()))).toMatch(/must exist first/);
  control().setClock(3600);
  expect(await desk.create()).toBeGreaterThan(0);
});

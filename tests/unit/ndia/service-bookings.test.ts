import { describe, expect, test } from "vitest";
import { ProblemError } from "../../../lib/core/problem.ts";
import type { NdiaGet } from "../../../lib/ndia/plans.ts";
import { retrieveBookings } from "../../../lib/ndia/service-bookings.ts";

const NUMBER = "430001234";
/** In the public sample's shape, with other values. */
const LISTED = {
  service_booking_id: 50_081_234,
  booking_type: "ZPLM",
  participant: 430_001_234,
  participant_name: "Not read",
  start_date: "2025-10-01",
  end_date: "2026-09-30",
  submitted_date: "2025-09-20",
  status: "APPR",
  virtual_status: "Active",
  participant_plan_id: 1_082_401,
};
const LINE = {
  product_category: "DAILY_ACTIVITIES",
  product_category_item: "01_011_0107_1_1",
  product_category_item_desc: "Self-care",
  quantity: 120,
  allocated_amount: 8107.2,
  remaining_amount: 6420.48,
};
const DETAIL = {
  ...LISTED,
  booking_type: "Plan Managed Service Booking",
  status: "Approved",
  revised_end_date: "0000-00-00",
  inkind_program: false,
  items: [LINE],
};

function bookingsOf(list: unknown, details: (id: string) => unknown = () => DETAIL) {
  const asked: unknown[] = [];
  const ask: NdiaGet = (path, query, _signal, participant) => {
    asked.push([path, query, participant]);
    const id = /^4\.0\/service-bookings\/(.+)$/.exec(path)?.[1];
    const answer = id === undefined ? list : details(id);
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  return retrieveBookings(ask, { ndisNumber: NUMBER }).then((read) => ({ ...read, asked }));
}

describe("retrieveBookings", () => {
  test("F69, F151: retrieveBookings asks for the list and each booking's lines with the participant's header", async () => {
    const { rows, unread, asked } = await bookingsOf([LISTED]);
    expect(asked).toEqual([
      ["4.0/service-bookings", {}, NUMBER],
      ["4.0/service-bookings/50081234", {}, NUMBER],
    ]);
    expect(unread).toEqual([]);
    expect(rows).toEqual([
      {
        id: "50081234",
        planReference: "1082401",
        type: "plan-managed",
        typeWord: "Plan Managed Service Booking",
        startDate: "2025-10-01",
        endDate: "2026-09-30",
        status: "APPR",
        statusWord: "Approved",
        isActive: true,
        inKind: false,
        lines: [
          {
            category: "DAILY_ACTIVITIES",
            item: "01_011_0107_1_1",
            description: "Self-care",
            quantity: 12_000,
            allocated: 810_720,
            remaining: 642_048,
          },
        ],
      },
    ]);
  });

  test.each<[string, object, object]>([
    ["a code for its type", { booking_type: "ZSAG" }, { type: "standard" }],
    ["a text for its type", { booking_type: "Standard Service Booking" }, { type: "standard" }],
    ["a type that isn't known", { booking_type: "ZNEW" }, { type: null, typeWord: "ZNEW" }],
    ["a text for its status", { status: "Awaiting Provider Approval" }, { status: "APRO" }],
    ["a status that isn't known", { status: "PARKED" }, { status: null, statusWord: "PARKED" }],
    ["no status", { status: null }, { status: null, statusWord: "" }],
    ["an approved status and inactive", { virtual_status: "Inactive" }, { status: "APPR", isActive: false }],
    ["a virtual status that isn't known", { virtual_status: "Dormant" }, { isActive: null }],
    ["a revised end", { revised_end_date: "2026-08-31" }, { endDate: "2026-08-31" }],
    ["no end", { end_date: null, revised_end_date: undefined }, { endDate: null }],
    ["plan 0", { participant_plan_id: 0 }, { planReference: null }],
    ["no plan", { participant_plan_id: undefined }, { planReference: null }],
  ])("retrieveBookings reads a booking with %s", async (_title, change, expected) => {
    const { rows } = await bookingsOf([{ ...LISTED, ...change }], () => ({ ...DETAIL, ...change }));
    expect(rows).toMatchObject([expected]);
  });

  test.each<[string, object, object]>([
    ["no item: the whole category", { product_category_item: " " }, { item: null }],
    [
      "a category in small letters and spaces",
      { product_category: " transport " },
      { category: "TRANSPORT" },
    ],
    [
      "no amounts",
      { allocated_amount: null, remaining_amount: undefined },
      { allocated: null, remaining: null },
    ],
    ["an empty quantity", { quantity: "" }, { quantity: null }],
    ["a quantity with decimals", { quantity: "1.25" }, { quantity: 125 }],
    ["nothing left", { remaining_amount: 0 }, { remaining: 0 }],
  ])("retrieveBookings reads a line with %s", async (_title, change, expected) => {
    const { rows } = await bookingsOf([LISTED], () => ({ ...DETAIL, items: [{ ...LINE, ...change }] }));
    expect(rows[0]?.lines).toMatchObject([expected]);
  });

  test("retrieveBookings keeps a booking whose details fail, without lines and with the reason", async () => {
    const timeout = new ProblemError("transient", { code: "ndia-timeout", what: "x", remedy: "x" });
    const other = { ...LISTED, service_booking_id: 50_081_235 };
    const { rows } = await bookingsOf([LISTED, other], (id) =>
      id === "50081234" ? timeout : { ...DETAIL, ...other },
    );
    expect(rows).toMatchObject([
      { id: "50081234", lines: null, linesProblem: { code: "ndia-timeout" } },
      { id: "50081235", lines: [expect.anything()] },
    ]);
  });

  test("retrieveBookings names a booking and a line that can't be read and keeps the others", async () => {
    const list = [LISTED, { ...LISTED, service_booking_id: 50_081_235, start_date: "2025-02-30" }, 7];
    const items = [LINE, { ...LINE, allocated_amount: 1.005 }];
    const { rows, unread } = await bookingsOf(list, () => ({ ...DETAIL, items }));
    expect(rows).toMatchObject([{ id: "50081234", lines: [{ allocated: 810_720 }] }]);
    expect(unread).toEqual([
      expect.stringContaining("service booking 3 of the list"),
      expect.stringContaining("line 2 of service booking 50081234"),
      expect.stringContaining("start_date of service booking 50081235"),
    ]);
  });

  test("retrieveBookings counts a booking once that is listed twice, and says so", async () => {
    const { rows, unread, asked } = await bookingsOf([LISTED, LISTED]);
    expect([rows.length, asked.length]).toEqual([1, 2]);
    expect(unread).toEqual([expect.stringContaining("50081234 more than once")]);
  });

  test("retrieveBookings takes no booking of another participant", async () => {
    const { rows, unread } = await bookingsOf([{ ...LISTED, participant: 430_009_999 }]);
    expect(rows).toEqual([]);
    expect(unread).toEqual([expect.stringContaining("another participant")]);
  });

  test.each<[string, unknown]>([
    ["no result", undefined],
    ["null", null],
    ["a text", "none"],
  ])("retrieveBookings rejects %s in place of the list", async (_title, answer) => {
    await expect(bookingsOf(answer)).rejects.toMatchObject({ problem: { code: "ndia-bad-answer" } });
  });
});

test("retrieveBookings leaves out the details that aren't wanted: those bookings have no lines and no reason for that", async () => {
  const asked: string[] = [];
  const other = { ...LISTED, service_booking_id: 7 };
  const ask: NdiaGet = (path) => {
    asked.push(path);
    return Promise.resolve(path.endsWith("bookings") ? [LISTED, other] : DETAIL);
  };
  const { rows } = await retrieveBookings(ask, { ndisNumber: NUMBER }, (id) => id !== "7");
  expect(asked).toEqual(["4.0/service-bookings", "4.0/service-bookings/50081234"]);
  expect(rows.map(({ id, lines }) => [id, lines?.length])).toEqual([
    ["50081234", 1],
    ["7", undefined],
  ]);
  expect(rows[1]).not.toHaveProperty("linesProblem");
});

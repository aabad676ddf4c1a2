import { describe, expect, test } from "vitest";
import {
  bookingsOfRows,
  bookingTypeOf,
  tickedRows,
} from "../../../../../lib/domain/booking/contract/booking-rows.ts";
import type { ContractRow } from "../../../../../lib/domain/booking/contract/contract-row.ts";
import { statedCategories } from "../../../../../lib/domain/booking/contract/stated-items.ts";
import { PLAN } from "../../record/record-fixtures.ts";
import { budgetRow, MONTHLY_FEE, SET_UP_FEE, supportRow } from "./contract-fixtures.ts";

const DAYS = { startDate: PLAN.startDate, endDate: PLAN.endDate };
const bookings = (rows: ContractRow[], plan: typeof PLAN | undefined = PLAN) =>
  bookingsOfRows(rows, statedCategories(rows, []), plan, DAYS);

describe("bookingTypeOf", () => {
  test.each([
    ["Agency", "standard"],
    ["Plan Management", "plan-managed"],
    ["Self Managed", undefined],
    ["N/A", undefined],
    [null, undefined],
  ])("F19: the Management Style %s asks for the booking type %s", (style, type) => {
    expect(bookingTypeOf(style)).toBe(type);
  });
});

describe("bookingsOfRows", () => {
  test("F23: one tick, one amount and one style of a plan budget make a booking of its whole category", () => {
    expect(bookings([budgetRow()])[0]?.request).toEqual({
      type: "plan-managed",
      planReference: PLAN.reference,
      ...DAYS,
      lines: [{ category: "CONSUMABLES", item: null, quantity: 100, rate: 100_000 }],
    });
  });

  test("F26: each ticked budget and each ticked item becomes a booking of its own", () => {
    const rows = [
      budgetRow(),
      budgetRow({ path: "/PlanBudgets/Edit/2", category: "Improved Daily Living Skills" }),
      supportRow(),
      supportRow({
        path: "/ServiceSupports/Edit/2",
        item: SET_UP_FEE,
        amount: 23_235,
        quantity: 100,
        rate: 23_235,
      }),
    ];
    expect(
      bookings(rows).map(({ request }) => request?.lines.map(({ category, item }) => [category, item])),
    ).toEqual([
      [["CONSUMABLES", null]],
      [["CB_DAILY_ACTIVITY", null]],
      [["CB_CHOICE_CONTROL", MONTHLY_FEE]],
      [["CB_CHOICE_CONTROL", SET_UP_FEE]],
    ]);
  });

  test("F18: a support is booked with its own quantity and rate, and where they don't make its total with the total", () => {
    const line = (row: ContractRow) => bookings([row])[0]?.request?.lines[0];
    expect(line(supportRow())).toMatchObject({ quantity: 1200, rate: 10_445 });
    expect(line(supportRow({ amount: 100_000 }))).toMatchObject({ quantity: 100, rate: 100_000 });
    expect(line(supportRow({ quantity: null }))).toMatchObject({ quantity: 100, rate: 125_340 });
  });

  test("F23: rows that aren't ticked, or don't tell, ask for no booking", () => {
    const rows = [budgetRow({ requiresBooking: false }), budgetRow({ requiresBooking: null })];
    expect(tickedRows(rows)).toEqual([]);
    expect(bookings(rows)).toEqual([]);
  });

  test("F23: a row without dates of its own takes the contract's", () => {
    const request = bookings([budgetRow({ startDate: null, endDate: null })])[0]?.request;
    expect([request?.startDate, request?.endDate]).toEqual([PLAN.startDate, PLAN.endDate]);
  });

  test.each<[string, ContractRow, string, string]>([
    ["no style", budgetRow({ managementStyle: null }), "booking-style", "Management Style"],
    [
      "a self-managed style",
      budgetRow({ managementStyle: "Self Managed" }),
      "booking-style",
      "Management Style",
    ],
    ["an amount of zero", budgetRow({ amount: 0 }), "booking-amount", "Budget Amount"],
    ["a negative amount", budgetRow({ amount: -1 }), "booking-amount", "Budget Amount"],
    ["an unreadable amount", budgetRow({ amount: null }), "booking-amount", "Budget Amount"],
    [
      "a category of PACE",
      budgetRow({ category: "Behaviour Support" }),
      "booking-category-unknown",
      "Plan Category",
    ],
    [
      "Transport",
      budgetRow({ category: "Transport" }),
      "booking-transport",
      "Requires PRODA Service Booking",
    ],
    ["an item without a number", supportRow({ item: null }), "booking-item-missing", "Service"],
    ["an end before its start", budgetRow({ endDate: "2026-06-30" }), "booking-days-reversed", "End Date"],
    ["an end after the plan's", budgetRow({ endDate: "2027-07-01" }), "booking-outside-plan", "End Date"],
    [
      "a start before the plan's",
      budgetRow({ startDate: "2026-06-30" }),
      "booking-outside-plan",
      "Start Date",
    ],
  ])("F23: a row with %s makes no booking and names its field", (_what, row, code, field) => {
    const [made] = bookings([row]);
    expect(made?.request).toBeUndefined();
    expect(made?.problems.map((problem) => [problem.code, problem.field])).toEqual([[code, field]]);
  });

  test("F23: nothing is made while no plan of the NDIA is known", () => {
    const [made] = bookingsOfRows([budgetRow()], [], undefined, DAYS);
    expect(made).toMatchObject({ problems: [] });
    expect(made?.request).toBeUndefined();
  });

  test("F21: a plan budget in a category with a stated item isn't booked, and its item is", () => {
    const total = budgetRow({ category: "Choice and Control", amount: 125_340 });
    const made = bookings([total, supportRow()]);
    expect(
      made.map(({ request, problems }) => [request !== undefined, problems.map(({ code }) => code)]),
    ).toEqual([
      [false, ["booking-stated-total"]],
      [true, []],
    ]);
  });

  test("F185: no row of a category is booked whose stated items leave money over", () => {
    const total = budgetRow({ category: "Choice and Control", amount: 125_341, requiresBooking: false });
    const [made] = bookings([total, supportRow()]);
    expect(made?.request).toBeUndefined();
    expect(made?.problems[0]?.what).toContain(
      "leave $0.01 over, so it can't be synced correctly: don't sync it.",
    );
  });
});

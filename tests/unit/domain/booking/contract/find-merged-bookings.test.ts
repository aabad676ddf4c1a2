import { describe, expect, test } from "vitest";
import { findMergedBookings } from "../../../../../lib/domain/booking/contract/find-merged-bookings.ts";
import type { Booking, BookingLine } from "../../../../../lib/domain/record/booking.ts";
import { booking } from "../../record/record-fixtures.ts";
import { budgetRow } from "./contract-fixtures.ts";

const line = (category: string): BookingLine => ({
  category,
  item: null,
  description: null,
  quantity: 100,
  allocated: 100_000,
  remaining: null,
});
const consumables = budgetRow();
const living = budgetRow({ path: "/PlanBudgets/Edit/2", category: "Improved Daily Living Skills" });
const find = (...bookings: Booking[]) =>
  findMergedBookings([consumables, living], bookings).map(({ kind, bookingIds, what }) => [
    kind,
    bookingIds,
    what,
  ]);

describe("findMergedBookings", () => {
  test("F26: one booking that holds what two rows hold is named with both", () => {
    expect(find(booking({ lines: [line("CONSUMABLES"), line("CB_DAILY_ACTIVITY")] }))).toEqual([
      [
        "merged",
        ["50081234"],
        "Service booking 50081234 holds Consumables, Improved Daily Living Skills together.",
      ],
    ]);
  });

  test("F26: two live bookings for one row and the same time are named with their ids", () => {
    expect(find(booking(), booking({ id: "2", status: "INPR" }))).toEqual([
      ["doubled", ["50081234", "2"], "Consumables has 2 service bookings for the same time: 50081234, 2."],
    ]);
  });

  test.each<[string, Booking]>([
    ["follows in time", booking({ id: "2", startDate: "2027-07-01", endDate: "2028-06-30" })],
    ["was rejected", booking({ id: "2", status: "REJT" })],
    ["was deleted", booking({ id: "2", status: "DELE" })],
    ["is inactive", booking({ id: "2", isActive: false })],
    ["doesn't tell its lines", booking({ id: "2", lines: null })],
    ["is for another category", booking({ id: "2", lines: [line("CB_DAILY_ACTIVITY")] })],
  ])("F26: a second booking that %s isn't doubled", (_what, other) => {
    expect(find(booking(), other)).toEqual([]);
  });

  test("F26: rows that ask for no booking are left out", () => {
    const rows = [budgetRow({ requiresBooking: false })];
    expect(findMergedBookings(rows, [booking(), booking({ id: "2" })])).toEqual([]);
  });
});

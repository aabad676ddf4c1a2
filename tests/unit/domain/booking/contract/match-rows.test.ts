import { describe, expect, test } from "vitest";
import { matchRows, mayHoldMoney } from "../../../../../lib/domain/booking/contract/match-rows.ts";
import type { Booking } from "../../../../../lib/domain/record/booking.ts";
import { booking } from "../../record/record-fixtures.ts";
import { bookingLink, budgetRow, feeBooking, supportRow } from "./contract-fixtures.ts";

const row = budgetRow();
const match = (bookings: Booking[], links: Parameters<typeof matchRows>[2] = []) =>
  matchRows([row], bookings, links)[0];
const line = { category: "CONSUMABLES", item: null, description: null, quantity: 100, remaining: null };

describe("matchRows", () => {
  test("F27: a row and a booking are joined by the Service Booking ID, whatever else differs", () => {
    const other = booking({ type: "standard", startDate: "2026-08-01", lines: null });
    const found = match([booking({ id: "1" }), other], [bookingLink()]);
    expect([found?.linkedId, found?.booking, found?.fitting]).toEqual(["50081234", other, []]);
  });

  test("F27: a linked booking that the NDIA doesn't list leaves its row linked", () => {
    expect(match([], [bookingLink()])).toMatchObject({ linkedId: "50081234", booking: undefined });
  });

  test("F27: a booking that fits a row exactly is proposed and never assumed", () => {
    const found = match([booking()]);
    expect([found?.linkedId, found?.fitting.map(({ id }) => id)]).toEqual([undefined, ["50081234"]]);
    const [fee] = matchRows([supportRow()], [feeBooking()], []);
    expect(fee?.fitting.map(({ id }) => id)).toEqual(["50080001"]);
  });

  test.each<[string, Booking]>([
    ["another amount", booking({ lines: [{ ...line, allocated: 99_999 }] })],
    ["an amount that isn't told", booking({ lines: [{ ...line, allocated: null }] })],
    ["another kind", booking({ type: "standard" })],
    ["a kind that isn't known", booking({ type: null })],
    ["another start", booking({ startDate: "2026-07-02" })],
    ["an end that isn't told", booking({ endDate: null })],
    ["lines that aren't told", booking({ lines: null })],
    [
      "a second line",
      booking({
        lines: [
          { ...line, allocated: 100_000 },
          { ...line, allocated: 1 },
        ],
      }),
    ],
    ["an item", booking({ lines: [{ ...line, item: "03_040010057_0103_1_1", allocated: 100_000 }] })],
    ["an end by rejection", booking({ status: "REJT" })],
    ["no money any more", booking({ isActive: false })],
  ])("F27: a booking with %s doesn't fit", (_what, other) => {
    expect(match([other])?.fitting).toEqual([]);
  });

  test("F27: a booking that belongs to another row isn't proposed again", () => {
    expect(match([booking()], [bookingLink({ rowPath: "/PlanBudgets/Edit/9" })])?.fitting).toEqual([]);
  });
});

describe("mayHoldMoney", () => {
  test("F70: a booking in a word that isn't known may hold money", () => {
    expect(mayHoldMoney({ status: null, isActive: null })).toBe(true);
    expect(mayHoldMoney({ status: "DELE", isActive: null })).toBe(false);
  });
});

import { describe, expect, test } from "vitest";
import { contractBookings } from "../../../../../lib/domain/booking/contract/contract-bookings.ts";
import { booking, nonPaceBudget } from "../../record/record-fixtures.ts";
import { bookingLink, budgetRow, contractSources, feeBooking } from "./contract-fixtures.ts";

describe("contractBookings", () => {
  test("F27: a linked row shows its booking's status and isn't sent again", () => {
    const links = [bookingLink({ status: "INPR", statusWord: "In Process" })];
    const { rows, ready } = contractBookings(contractSources({}, { links }));
    expect(rows.map(({ status }) => status.words)).toEqual(["Pending"]);
    expect(ready).toEqual([]);
  });

  test("F20: a ticked row without a booking is not sent, and several show each their own", () => {
    const rows = [
      budgetRow(),
      budgetRow({ path: "/PlanBudgets/Edit/2", category: "Improved Daily Living Skills" }),
    ];
    const links = [bookingLink({ status: "REJT" })];
    expect(
      contractBookings(contractSources({ rows }, { links })).rows.map(({ status }) => status.words),
    ).toEqual(["Rejected", "Not sent"]);
  });

  test("F26: a row that a booking fits exactly isn't sent, and the line leads to Fetch Service Booking", () => {
    const { ready, rails } = contractBookings(contractSources({}, { bookings: [feeBooking(), booking()] }));
    expect(ready).toEqual([]);
    expect(rails.at(-1)).toMatchObject({
      state: "fails",
      what: "Consumables has a service booking at the NDIA already: 50081234.",
      field: "Fetch Service Booking",
      path: "/PlanBudgets/Edit/1",
    });
  });

  test("F26: a row isn't sent beside a booking of its category that has some of the same days", () => {
    const other = booking({ endDate: "2026-12-31" });
    const { ready, rails } = contractBookings(contractSources({}, { bookings: [feeBooking(), other] }));
    expect(ready).toEqual([]);
    expect(rails.at(-1)).toMatchObject({
      what: "Consumables overlaps service booking 50081234 in time.",
      field: "Start Date",
    });
  });

  test.each([
    ["less than the row asks for", 199_999, 0],
    ["exactly what the row asks for", 200_000, 1],
  ])("F23: with a budget that has %s left the row is held against it", (_what, approved, sent) => {
    const budgets = [nonPaceBudget({ approved, allocated: 100_000 })];
    const { ready, rails } = contractBookings(contractSources({}, { budgets }));
    expect(ready).toHaveLength(sent);
    expect(rails.some(({ code }) => code.startsWith("booking-over-budget"))).toBe(sent === 0);
  });

  test("F26: merged and doubled bookings come with the checklist", () => {
    const bookings = [feeBooking(), booking(), booking({ id: "2" })];
    expect(contractBookings(contractSources({}, { bookings })).faults.map(({ kind }) => kind)).toEqual([
      "doubled",
    ]);
  });

  test("F25: categories that are added later are sent beside those that are linked already", () => {
    const rows = [
      budgetRow(),
      budgetRow({ path: "/PlanBudgets/Edit/2", category: "Improved Daily Living Skills" }),
    ];
    const { ready } = contractBookings(contractSources({ rows }, { links: [bookingLink()] }));
    expect(ready.map(({ row }) => row.path)).toEqual(["/PlanBudgets/Edit/2"]);
  });
});

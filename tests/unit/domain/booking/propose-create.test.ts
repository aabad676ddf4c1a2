import { describe, expect, test } from "vitest";
import type { BookingRequest } from "../../../../lib/domain/booking/booking-write.ts";
import { AGREED, proposeBookings } from "../../../../lib/domain/booking/propose-create.ts";
import { totalMoneyMoved } from "../../../../lib/domain/change/change-set.ts";
import { nonPaceBudget, PLAN } from "../record/record-fixtures.ts";
import { budgetsOf, facts } from "./booking-fixtures.ts";

const ITEM = "10_016_0102_5_3";
const REQUEST: BookingRequest = {
  type: "plan-managed",
  planReference: PLAN.reference,
  startDate: PLAN.startDate,
  endDate: PLAN.endDate,
  lines: [
    { category: "CONSUMABLES", item: null, quantity: 100, rate: 50_000 },
    { category: "CB_EMPLOYMENT", item: ITEM, quantity: 250, rate: 10_001 },
  ],
};
const known = facts({
  budgets: budgetsOf([nonPaceBudget(), nonPaceBudget({ category: "CB_EMPLOYMENT", item: ITEM })]),
});
const propose = (change: Partial<BookingRequest> = {}, isSplit = true, isForContract = false) =>
  proposeBookings(known, { request: { ...REQUEST, ...change }, isSplit, isForContract });

describe("proposeBookings", () => {
  test("F26: proposeBookings makes each line a booking of its own, to the cent of what was typed", () => {
    const { records } = propose();
    expect(records.map(({ id, title, action }) => [id, title, action])).toEqual([
      ["service-booking/CONSUMABLES/all", "03 Consumables", "create"],
      [`service-booking/CB_EMPLOYMENT/${ITEM}`, `${ITEM}: 2.50 × $100.01`, "create"],
    ]);
    expect(records.map(({ booking }) => booking)).toEqual(
      REQUEST.lines.map((line) => ({ kind: "create", request: { ...REQUEST, lines: [line] } })),
    );
    expect(totalMoneyMoved(records)).toBe(75_003);
  });

  test("proposeBookings makes one booking of all lines where that was chosen", () => {
    const { records } = propose({}, false);
    expect(records.map(({ title, booking }) => [title, booking])).toEqual([
      ["Plan managed booking of 2 lines", { kind: "create", request: REQUEST }],
    ]);
    expect(totalMoneyMoved(records)).toBe(75_003);
  });

  test("F124: proposeBookings asks for a declaration that the participant agrees", () => {
    expect(propose().declaration).toBe(AGREED);
  });

  test("F117: proposeBookings refuses what may not be sent, and says what is only worth reading", () => {
    expect(propose()).toMatchObject({ refusals: [], warnings: [] });
    const outside = propose({ endDate: "2027-07-01" });
    expect(outside.refusals.map(({ code }) => code)).toEqual(["within-plan"]);
    const [line] = REQUEST.lines;
    const tooMuch = propose({ lines: line ? [{ ...line, rate: 100_001 }] : [] });
    expect([tooMuch.refusals, tooMuch.warnings.length]).toEqual([[], 1]);
    expect(tooMuch.warnings[0]).toContain("The NDIA may refuse it");
  });
});

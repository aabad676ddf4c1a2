import { describe, expect, test } from "vitest";
import {
  budgetConditions,
  type BudgetAccessSources,
  type ConditionState,
} from "../../../../lib/domain/record/budget-access.ts";
import type { Booking, BookingLine } from "../../../../lib/domain/record/booking.ts";
import { NOW, TODAY } from "../../test-clock.ts";
import { booking } from "./record-fixtures.ts";

const CONSENT = { user: "Pat Manager", device: "desk-1", at: NOW };

function line(change: Partial<BookingLine> = {}): BookingLine {
  return {
    category: "CB_CHOICE_CONTROL",
    item: "14_034_0127_8_3",
    description: null,
    quantity: 1200,
    allocated: 100_000,
    remaining: 75_000,
    ...change,
  };
}
const fees = (change: Partial<Booking> = {}) => booking({ type: "standard", lines: [line()], ...change });
const coordination = (change: Partial<Booking> = {}) =>
  booking({ type: "standard", lines: [line({ category: "x", item: "07_001_0106_8_3" })], ...change });

function states(change: Partial<BudgetAccessSources> = {}, bookings?: Booking[], unread: string[] = []) {
  const stored = bookings ? { bookings: { retrievedAt: NOW, bookings, unread } } : {};
  const conditions = budgetConditions({ role: "plan-manager", today: TODAY, ...stored, ...change });
  return Object.fromEntries(conditions.map(({ code, state }) => [code, state]));
}

describe("budgetConditions", () => {
  test("F102: budgetConditions tells each condition by itself, with what to do about one that doesn't hold", () => {
    const conditions = budgetConditions({
      role: "plan-manager",
      today: TODAY,
      bookings: { bookings: [fees()], unread: [] },
    });
    expect(conditions.map(({ code, state, remedy }) => [code, state, remedy !== undefined])).toEqual([
      ["fee-booking", "holds", false],
      ["plan-managed-booking", "fails", true],
      ["consent", "unknown", true],
    ]);
  });

  test("F102: budgetConditions never takes what isn't known for a no", () => {
    const all = { "fee-booking": "unknown", "plan-managed-booking": "unknown", consent: "unknown" };
    expect(states()).toEqual(all);
    expect(states({}, [], ["Service booking 1 of the list can't be read."])).toEqual(all);
    expect(states({}, [])).toEqual({ ...all, "fee-booking": "fails", "plan-managed-booking": "fails" });
  });

  test("F103: a plan manager needs the fee booking, a plan managed booking and consent", () => {
    const hold = { "fee-booking": "holds", "plan-managed-booking": "holds", consent: "holds" };
    expect(states({ consent: CONSENT }, [fees(), booking()])).toEqual(hold);
  });

  test.each<[string, ConditionState, Partial<Booking>]>([
    ["has the set-up fee", "holds", { lines: [line({ item: "14_033_0127_8_3" })] }],
    ["names its category by the number of its item alone", "holds", { lines: [line({ category: "NEW" })] }],
    ["has its fees among other lines", "holds", { lines: [line({ item: "01_011_0107_1_1" }), line()] }],
    ["waits for a change to be approved", "holds", { status: "APRC" }],
    ["doesn't tell its end", "holds", { endDate: null }],
    ["has another item", "fails", { lines: [line({ item: "14_035_0127_8_3" })] }],
    ["is of another category", "fails", { lines: [line({ category: "CONSUMABLES", item: null })] }],
    ["is plan-managed", "fails", { type: "plan-managed" }],
    ["is inactive", "fails", { isActive: false }],
    ["was rejected", "fails", { status: "REJT" }],
    ["is over", "fails", { endDate: "2026-07-02" }],
    ["begins later", "fails", { startDate: "2027-01-01" }],
    ["has no lines at all", "fails", { lines: [] }],
    ["is for the whole category", "unknown", { lines: [line({ item: null })] }],
    [
      "is of a category that Planbridge doesn't know",
      "unknown",
      { lines: [line({ category: "NEW", item: null })] },
    ],
    ["doesn't tell its lines", "unknown", { lines: null }],
    ["doesn't tell its type", "unknown", { type: null }],
    ["doesn't tell its status", "unknown", { status: null }],
    ["doesn't tell whether it is active", "unknown", { isActive: null }],
  ])("F103: a fee booking that %s: %s", (_title, state, change) => {
    expect(states({}, [fees(change)])["fee-booking"]).toBe(state);
  });

  test("F103: one booking that fits is enough beside others that don't tell", () => {
    expect(states({}, [fees({ isActive: null }), fees()])["fee-booking"]).toBe("holds");
  });

  test("F104: a support coordinator needs the coordination booking and consent", () => {
    const role = "support-coordinator";
    expect(states({ role, consent: CONSENT }, [coordination()])).toEqual({
      "coordination-booking": "holds",
      consent: "holds",
    });
    expect(states({ role }, [booking()])).toEqual({ "coordination-booking": "fails", consent: "unknown" });
    expect(states({ role }, [coordination({ lines: null })])).toMatchObject({
      "coordination-booking": "unknown",
    });
    const byCode = [line({ category: "SUPPORT_COORDINATION", item: null })];
    expect(states({ role }, [coordination({ lines: byCode })])).toMatchObject({
      "coordination-booking": "holds",
    });
  });
});

import { describe, expect, test } from "vitest";
import { leavesMoneyOver, roomFor, roomsOf, usedRooms } from "../../../../lib/domain/booking/budget-room.ts";
import type { NonPaceBudget } from "../../../../lib/domain/record/non-pace-budget.ts";
import { nonPaceBudget, PLAN } from "../record/record-fixtures.ts";
import { budgetsOf } from "./booking-fixtures.ts";

const ITEM = "03_040010057_0103_1_1";
const rooms = (...budgets: Partial<NonPaceBudget>[]) =>
  roomsOf(budgetsOf(budgets.map(nonPaceBudget)), PLAN.reference) ?? [];

test("F93: roomFor finds the budget of a stated item, else the category's", () => {
  const both = rooms({}, { item: ITEM, approved: 1_000, allocated: 0 });
  expect(roomFor(both, { category: "CONSUMABLES", item: ITEM })?.approved).toBe(1_000);
  expect(roomFor(both, { category: "CONSUMABLES", item: "03_000000001_0103_1_1" })?.approved).toBe(200_000);
  expect(roomFor(both, { category: "TRANSPORT", item: null })).toBeUndefined();
});

test("usedRooms adds up what lines draw on a budget, and never counts an amount that isn't told as zero", () => {
  const line = { category: "CONSUMABLES", item: null, quantity: 100, rate: 30_000 };
  const used = usedRooms(rooms({}), [line, { ...line, item: ITEM, quantity: 250, rate: 1_001 }]);
  expect(used).toMatchObject([{ booked: 32_503, available: 100_000, left: 67_497 }]);
  expect(usedRooms(rooms({ allocated: null, remaining: null }), [line])).toMatchObject([{ left: null }]);
  expect(usedRooms(rooms({ allocated: null, remaining: 40_000 }), [line])).toMatchObject([{ left: 10_000 }]);
});

describe("leavesMoneyOver", () => {
  test.each<[string, Partial<NonPaceBudget>[], boolean | null]>([
    ["no stated item", [{}], false],
    ["nothing but stated items", [{ item: ITEM }], false],
    [
      "a whole category with the stated money in it",
      [{ approved: 500 }, { item: ITEM, approved: 500 }],
      false,
    ],
    ["an empty rest", [{ approved: 0 }, { item: ITEM, approved: 500 }], false],
    ["a rest", [{ approved: 700 }, { item: ITEM, approved: 500 }], true],
    ["an amount that isn't told", [{ approved: null }, { item: ITEM, approved: 500 }], null],
  ])("F185: leavesMoneyOver judges %s", (_, budgets, expected) => {
    expect(leavesMoneyOver(rooms(...budgets), "CONSUMABLES")).toBe(expected);
  });
});

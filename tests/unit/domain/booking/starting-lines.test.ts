import { describe, expect, test } from "vitest";
import { roomsOf } from "../../../../lib/domain/booking/budget-room.ts";
import { allowedCategories, startingLines } from "../../../../lib/domain/booking/starting-lines.ts";
import { nonPaceBudget, PLAN } from "../record/record-fixtures.ts";
import { budgetsOf, FEE_ITEM } from "./booking-fixtures.ts";

const BUDGETS = budgetsOf([
  nonPaceBudget(),
  nonPaceBudget({ category: "Transport" }),
  nonPaceBudget({ category: "CB_EMPLOYMENT", item: "10_016_0102_5_3", approved: 60_000, allocated: 10_050 }),
  nonPaceBudget({ category: "Improved Relationships", approved: 5_000, allocated: 5_000 }),
  nonPaceBudget({ category: "Choice and Control", item: FEE_ITEM, approved: 125_340, allocated: 0 }),
  nonPaceBudget({ category: "A word of the NDIA's", allocated: null, remaining: null }),
]);
const rooms = roomsOf(BUDGETS, PLAN.reference);
const MANAGED = { type: "plan-managed", role: "plan-manager", startDate: PLAN.startDate } as const;
const FEES = { ...MANAGED, type: "standard" } as const;

describe("startingLines", () => {
  test("F94: budgets are the starting lines of a new booking, stated ones by their item, with what is left", () => {
    expect(startingLines(rooms, MANAGED)).toEqual([
      { category: "CONSUMABLES", item: "", quantity: "1", rate: "1000.00" },
      { category: "CB_EMPLOYMENT", item: "10_016_0102_5_3", quantity: "1", rate: "499.50" },
      { category: "A WORD OF THE NDIA'S", item: "", quantity: "1", rate: "" },
    ]);
  });

  test("F18: a plan manager's standard booking begins with the fees that the plan states, in its amounts", () => {
    expect(startingLines(rooms, FEES)).toEqual([
      { category: "CB_CHOICE_CONTROL", item: FEE_ITEM, quantity: "1", rate: "1253.40" },
    ]);
  });

  test("F17: without budgets the fees are a line each, as far as they can be claimed", () => {
    const items = (startDate: string) => startingLines(null, { ...FEES, startDate }).map(({ item }) => item);
    expect(items("2025-06-30")).toEqual(["14_033_0127_8_3", FEE_ITEM]);
    expect(items("2025-07-01")).toEqual([FEE_ITEM]);
  });

  test("a support coordinator's booking begins with every budget", () => {
    const lines = startingLines(rooms, { ...FEES, role: "support-coordinator" });
    expect(lines.map(({ category }) => category)).toContain("CB_CHOICE_CONTROL");
    expect(lines).toHaveLength(4);
  });

  test("F122: without budgets a plan managed booking begins with no line", () => {
    expect(startingLines(null, MANAGED)).toEqual([]);
  });
});

describe("allowedCategories", () => {
  test("F121: where budgets are known, lines keep to their categories", () => {
    expect(allowedCategories(rooms).map(({ code }) => code)).toEqual([
      "CONSUMABLES",
      "TRANSPORT",
      "CB_EMPLOYMENT",
      "CB_RELATIONSHIPS",
      "CB_CHOICE_CONTROL",
      "A WORD OF THE NDIA'S",
    ]);
  });

  test("F122: where none are known, every category can be chosen", () => {
    expect(allowedCategories(null).map(({ number }) => number)).toEqual(
      Array.from({ length: 15 }, (_, at) => at + 1),
    );
  });
});

import { describe, expect, test } from "vitest";
import {
  ADJUSTMENT_DESCRIPTION,
  ADJUSTMENT_NOTE,
  adjustmentFields,
  adjustmentProvider,
  type Delivered,
  isAdjustmentOf,
  needsAdjustment,
} from "../../../../lib/domain/change/adjustment.ts";
import { fieldOf } from "../../../../lib/domain/change/change-set.ts";
import { budget, END, START, values } from "../plan/pace-fixtures.ts";

const TODAY = "2026-11-22";
const spent = budget({ spent: 12_345 });
const fields = (change: Parameters<typeof budget>[0] = {}, today = TODAY) =>
  adjustmentFields(budget({ spent: 12_345, ...change }), "Consumables", today);

describe("the adjustment record for what was delivered before", () => {
  test("F40a: an adjustment has a text instead of a support item number", () => {
    const { supportItem } = values({ fields: fields() });
    expect(supportItem).toBe(ADJUSTMENT_DESCRIPTION);
    expect(supportItem).not.toMatch(/\d/);
    expect(fields().map(({ field }) => field)).not.toContain("itemNumber");
  });

  test("F40b: an adjustment's description is fixed, to the letter", () => {
    expect(ADJUSTMENT_DESCRIPTION).toBe("NDIS PACE API Budget Adjustment Record");
  });

  test.each(["Consumables", "Assistance with Daily Life", "Support Coordination", "A category of tomorrow"])(
    "F40c: the adjustment's provider for %s is the NDIA",
    (category) => {
      expect(adjustmentProvider(category)).toBe("NDIA refer to PACE");
      expect(values({ fields: fields({ category }) })).toMatchObject({
        serviceProvider: "NDIA refer to PACE",
      });
    },
  );

  test.each([
    "Choice and Control",
    "14 Choice and Control",
    "CB Choice & Control",
    "Improved Life Choices",
    "CB_CHOICE_CONTROL",
  ])("F40d: the adjustment's provider for %s is the previous plan manager", (category) => {
    expect(adjustmentProvider(category)).toBe("Previous Plan Manager");
    expect(values({ fields: fields({ category }) })).toMatchObject({
      serviceProvider: "Previous Plan Manager",
    });
  });

  test("F40e: an adjustment's note is fixed, to the letter", () => {
    expect(ADJUSTMENT_NOTE).toBe(
      "NDIS PACE API Budget Adjustment record. Note: a) Only the Total Amount of services delivered to date for the Support Category have been provided in the PACE API record.  b) The Service Support Item used has been applied for budget adjustment purposes only.",
    );
    expect(values({ fields: fields() })).toMatchObject({ notes: ADJUSTMENT_NOTE });
  });

  test("F40f: an adjustment's amount is the category's total delivered to date", () => {
    const { rate, quantity } = values({ fields: fields() });
    expect([rate, quantity]).toEqual([12_345, "1"]);
    expect(fieldOf(fields(), "rate")?.kind).toBe("money");
  });

  test("F40g: an adjustment is never claimed: provider paid, GST-free", () => {
    expect(values({ fields: fields() })).toMatchObject({ deliveryStatus: "Provider Paid", gstCode: "P2" });
  });

  test("F40: every field of an adjustment is new, and its category is the CRM's name", () => {
    expect(fields().every(({ before }) => before === null)).toBe(true);
    expect(adjustmentFields(spent, "03 Consumables", TODAY)).toContainEqual(
      expect.objectContaining({ field: "planCategory", after: "03 Consumables" }),
    );
  });

  test.each([
    ["today", TODAY, TODAY],
    ["the budget's first day, before it has begun", "2026-06-30", START],
    ["the budget's last day, once it is over", "2027-07-01", END],
    ["that very first day", START, START],
    ["that very last day", END, END],
  ])("F40: an adjustment is dated %s", (_title, today, dated) => {
    expect(values({ fields: fields({}, today) })).toMatchObject({ deliveredDate: dated });
  });
});

test.each([
  ["something was delivered of it", { spent: 1 }, true],
  ["nothing was delivered of it", { spent: 0 }, false],
  ["more was taken back than delivered", { spent: -1 }, false],
  ["it is self-managed", { spent: 1, management: "self" as const }, false],
  ["it is agency-managed", { spent: 1, management: "agency" as const }, false],
])("F40: needsAdjustment decides where %s: %#", (_title, change, needed) => {
  expect(needsAdjustment(budget(change))).toBe(needed);
});

describe("finding it again among the delivered services", () => {
  const delivered: Delivered = {
    itemNumber: "",
    description: ADJUSTMENT_DESCRIPTION,
    provider: "NDIA refer to PACE",
    category: "Consumables",
    note: ADJUSTMENT_NOTE,
    total: 12_345,
  };

  test.each<[string, Partial<Delivered>, string, boolean]>([
    ["as it was written", {}, "Consumables", true],
    ["with its category in other words", { category: "03 Consumables" }, "CONSUMABLES", true],
    [
      "with spaces where the page broke the line",
      { description: " NDIS PACE API\n Budget  Adjustment Record " },
      "Consumables",
      true,
    ],
    [
      "where the CRM has one column for number and words",
      { description: "", itemNumber: ADJUSTMENT_DESCRIPTION },
      "Consumables",
      true,
    ],
    ["of another category", {}, "Transport", false],
    ["not an invoice's line", { description: "Low Cost Aids" }, "Consumables", false],
    [
      "not a line that only mentions it",
      { description: `${ADJUSTMENT_DESCRIPTION} 2` },
      "Consumables",
      false,
    ],
  ])("F40: isAdjustmentOf a delivered service %s", (_title, change, category, found) => {
    expect(isAdjustmentOf({ ...delivered, ...change }, category)).toBe(found);
  });
});

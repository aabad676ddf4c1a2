import { describe, expect, test } from "vitest";
import {
  type LinkedRow,
  proposeForceSync,
  wantedFields,
} from "../../../../../lib/domain/booking/manage/propose-force-sync.ts";
import { CARE, CONSUMABLES, managed } from "./manage-fixtures.ts";

const BOOKING = managed({ lines: [CONSUMABLES] });
const CONTRACT = { reference: "SC-1", path: "/ServiceContracts/Details/1" };

function row(change: Partial<LinkedRow> = {}, held: Record<string, string | number> = {}): LinkedRow {
  return {
    kind: "plan-budget",
    path: "/PlanBudgets/Edit/1",
    title: "Consumables",
    category: "Consumables",
    fields: wantedFields(BOOKING, "plan-budget").map((field) => ({
      ...field,
      before: held[field.field] ?? field.after,
    })),
    ...change,
  };
}

describe("proposeForceSync", () => {
  test("F144: the CRM's row gets the NDIA's amount, days and management style", () => {
    expect(wantedFields(BOOKING, "plan-budget").map(({ label, after }) => [label, after])).toEqual([
      ["Budget Amount", 30_000],
      ["Start Date", "2026-07-01"],
      ["End Date", "2027-06-30"],
      ["Management Style", "Plan Management"],
    ]);
  });

  test("F144: a service support gets the quantity and rate of the booking's only line", () => {
    const wanted = wantedFields(managed({ lines: [CARE], type: "standard" }), "service-support");
    expect(wanted.map(({ label, after }) => [label, after])).toEqual([
      ["Quantity", "12"],
      ["Rate", 6500],
      ["Management Style", "Agency"],
    ]);
  });

  test("what the NDIA doesn't tell isn't written", () => {
    const booking = managed({ lines: null, endDate: null, type: null });
    expect(wantedFields(booking, "plan-budget").map(({ field }) => field)).toEqual(["startDate"]);
    expect(wantedFields(booking, "service-support")).toEqual([]);
  });

  test("F145, F187: every edit that would be lost is shown before and after, and nothing else is written", () => {
    const { records, warnings, purpose } = proposeForceSync(
      BOOKING,
      row({}, { budgetAmount: 45_000 }),
      CONTRACT,
    );
    expect(purpose).toBe("force-sync-booking");
    expect(records[0]).toMatchObject({ group: "change", action: "update", path: "/PlanBudgets/Edit/1" });
    expect(records[0]?.fields.filter(({ before, after }) => before !== after)).toEqual([
      expect.objectContaining({ field: "budgetAmount", before: 45_000, after: 30_000 }),
    ]);
    expect(warnings).toEqual([
      expect.stringMatching(/overwritten .* never reached the NDIA\. All other fields/),
    ]);
  });

  test("F144: where nothing differs, nothing is written", () => {
    const { records, warnings } = proposeForceSync(BOOKING, row(), CONTRACT);
    expect(records[0]?.group).toBe("same");
    expect(records[0]).not.toHaveProperty("action");
    expect(warnings).toEqual([]);
  });

  test("a row of another category is warned of, and its category stays", () => {
    const { records } = proposeForceSync(BOOKING, row({ category: "Transport" }), CONTRACT);
    expect(records[0]?.warnings).toEqual([
      expect.stringContaining("is for 03 Consumables, and the CRM's record for Transport"),
    ]);
    expect(records[0]?.fields.map(({ field }) => field)).not.toContain("planCategory");
  });

  test("the NDIA's code and the CRM's name of one category are the same category", () => {
    expect(
      proposeForceSync(BOOKING, row({ category: "03 Consumables" }), CONTRACT).records[0]?.warnings,
    ).toEqual([]);
  });
});

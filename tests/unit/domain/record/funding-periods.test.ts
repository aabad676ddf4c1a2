import { describe, expect, test } from "vitest";
import { instalmentsOf } from "../../../../lib/domain/record/funding-periods.ts";
import type { FundingPeriod } from "../../../../lib/domain/plan/plan-budget.ts";
import { budget } from "../plan/pace-fixtures.ts";

const TODAY = "2026-11-22";
const period = (startDate: string, endDate: string, change: Partial<FundingPeriod> = {}): FundingPeriod => ({
  startDate,
  endDate,
  amount: 25_000,
  released: startDate <= TODAY,
  ...change,
});
const of = (...fundingPeriods: FundingPeriod[]) => instalmentsOf(budget({ fundingPeriods }), TODAY);

describe("instalmentsOf", () => {
  test("F96–F100: instalmentsOf lists periods with id, amount, end and release, and tells the running and the next one", () => {
    const read = of(
      period("2027-01-01", "2027-03-31", { id: "3" }),
      period("2026-07-01", "2026-09-30", { id: "1" }),
      period("2026-10-01", "2026-12-31", { id: "2" }),
    );
    expect(read?.periods.map(({ id, state, released, months }) => [id, state, released, months])).toEqual([
      ["1", "ended", true, 3],
      ["2", "running", true, 3],
      ["3", "coming", false, 3],
    ]);
    expect(read).toMatchObject({
      months: 3,
      running: { id: "2", endDate: "2026-12-31", amount: 25_000 },
      next: { id: "3", startDate: "2027-01-01" },
      problems: [],
    });
  });

  test.each([
    ["2026-11-15", "2026-12-14", 1],
    ["2026-10-31", "2026-11-29", 1],
    ["2026-09-15", "2026-12-14", 3],
    ["2026-07-01", "2026-12-31", 6],
    ["2026-07-01", "2027-06-30", 12],
    ["2026-07-01", "2026-11-30", null],
    ["2026-11-01", "2026-11-14", null],
  ])("F96: a period from %s to %s is one of %s months", (startDate, endDate, months) => {
    expect(of(period(startDate, endDate))?.periods[0]?.months).toBe(months);
  });

  test("instalmentsOf says it of a period that ends before it begins, and counts on the others", () => {
    const read = of(period("2026-12-31", "2026-10-01"), period("2026-10-01", "2026-12-31", { id: "2" }));
    expect(read?.problems).toEqual([
      "A funding period of Consumables ends on 01/10/2026, before it begins on 31/12/2026.",
    ]);
    expect(read?.running?.id).toBe("2");
    expect(read?.next).toBeNull();
    expect(read?.periods).toHaveLength(2);
  });

  test("instalmentsOf says that two periods run at once, and that some can't be read", () => {
    expect(of(period("2026-10-01", "2026-12-31"), period("2026-11-01", "2026-12-31"))?.problems).toHaveLength(
      1,
    );
    expect(instalmentsOf(budget({ periodsUnreadable: true }), TODAY)).toMatchObject({
      periods: [],
      running: null,
      problems: [expect.stringContaining("can be read")],
    });
    expect(of()).toBeNull();
  });
});

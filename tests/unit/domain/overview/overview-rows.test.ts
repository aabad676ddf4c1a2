import { describe, expect, test } from "vitest";
import { forecastRows } from "../../../../lib/domain/overview/forecast-row.ts";
import { participantRow } from "../../../../lib/domain/overview/participant-row.ts";
import type { BudgetSpending } from "../../../../lib/domain/overview/spending.ts";
import { NOW, TODAY } from "../../test-clock.ts";
import { NUMBER, PLAN, SITE } from "../record/record-fixtures.ts";
import { overview } from "./overview-fixtures.ts";

const AT = { now: NOW, today: TODAY };

describe("participantRow", () => {
  test("what was never retrieved is null, never 0", () => {
    expect(participantRow(overview(), AT)).toMatchObject({
      name: null,
      contracts: [],
      plan: null,
      approved: null,
      remaining: null,
      utilisation: null,
      sync: { freshness: "never" },
    });
  });

  test("F84, F85: plan and budgets each have their own age", () => {
    const hours = 3_600_000;
    const row = participantRow(
      overview({
        plans: { retrievedAt: NOW, isPace: false, plans: [PLAN] },
        budgets: {
          retrievedAt: NOW - 3 * hours,
          approved: { cents: 1000, notTold: 0 },
          spent: { cents: 250, notTold: 0 },
          remaining: { cents: 750, notTold: 0 },
          planManaged: null,
          periodsOver: [],
        },
      }),
      AT,
    );
    expect(row).toMatchObject({
      sync: { words: "Live", reference: PLAN.reference },
      budgetSync: { words: "Cached 3 h ago" },
      utilisation: 25,
    });
  });
});

describe("forecastRows", () => {
  const budget = (change: Partial<BudgetSpending> = {}): BudgetSpending => ({
    key: "k",
    category: "Consumables",
    management: "plan",
    startDate: "2026-07-01",
    endDate: "2027-06-30",
    approved: 1_000_000,
    remaining: 60_000,
    available: 60_000,
    releases: [],
    spentBefore: ["2026-10-25", "2026-11-01", "2026-11-08", "2026-11-15", "2026-11-22"].map((on, at) => ({
      on,
      spent: 20_000 * at,
    })),
    ...change,
  });
  const rowsOf = (...budgets: BudgetSpending[]) =>
    forecastRows(
      [{ site: SITE, ndisNumber: NUMBER, retrievedAt: NOW, planStart: "2026-07-01", budgets }],
      [overview({ client: { name: "Ann", path: "/c/1", contracts: [] } })],
      AT,
    );

  test("a budget's money lasts as many weeks as there are typical weeks in it", () => {
    const { rows, withoutForecast } = rowsOf(budget());
    expect(withoutForecast).toBe(0);
    // 600 dollars at 200 a week: three weeks, the last of them included.
    expect(rows).toMatchObject([
      {
        client: { name: "Ann" },
        forecast: { safeUntil: "2026-12-12", lasts: false, weekly: { typical: 20_000 } },
      },
    ]);
  });

  test("a budget of which too little is known is counted and has no row", () => {
    expect(rowsOf(budget({ spentBefore: [] }), budget({ available: null }))).toEqual({
      rows: [],
      withoutForecast: 2,
    });
  });

  test("a budget that is over is neither", () => {
    expect(rowsOf(budget({ endDate: "2026-11-21" }))).toEqual({ rows: [], withoutForecast: 0 });
  });
});

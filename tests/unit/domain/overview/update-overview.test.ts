import { describe, expect, test } from "vitest";
import { currentPlanOf } from "../../../../lib/domain/overview/participant-overview.ts";
import {
  withClient,
  withoutClient,
  withRecord,
  withRetrieval,
} from "../../../../lib/domain/overview/update-overview.ts";
import type { Plan } from "../../../../lib/domain/plan/plan.ts";
import { NOW, TODAY } from "../../test-clock.ts";
import { budget, END, pacePlan, START } from "../plan/pace-fixtures.ts";
import { booking, nonPaceBudget, paceRetrieval, PLAN } from "../record/record-fixtures.ts";
import { overview } from "./overview-fixtures.ts";

const outsidePace = { retrievedAt: NOW, isPace: false, plans: [PLAN] };
const period = (startDate: string, endDate: string) => ({ startDate, endDate, amount: 1, released: true });

describe("withRetrieval", () => {
  test("the plan's dates and the sums of its budgets are copied", () => {
    const periods = [period(START, "2026-12-31"), period("2027-01-01", END)];
    const budgets = [
      budget({
        total: 100_000,
        spent: 20_000,
        remaining: 80_000,
        management: "plan",
        fundingPeriods: periods,
      }),
      budget({ category: "Transport", total: 50_000, spent: 0, remaining: 50_000, management: "self" }),
    ];
    const known = withRetrieval(overview(), paceRetrieval(pacePlan(budgets)));
    expect(known.plans).toMatchObject({ isPace: true, plans: [{ startDate: START, endDate: END }] });
    expect(known.budgets).toEqual({
      retrievedAt: NOW,
      approved: { cents: 150_000, notTold: 0 },
      spent: { cents: 20_000, notTold: 0 },
      remaining: { cents: 130_000, notTold: 0 },
      planManaged: 100_000,
      periodsOver: ["2027-01-01", "2027-07-01"],
    });
    expect(known.dueOn).toBe("2027-01-01");
  });

  test("an amount that isn't told makes its sum a part, and the plan-managed total unknown", () => {
    const known = withRetrieval(
      overview(),
      paceRetrieval(
        pacePlan([budget({ total: 100_000 }), budget({ category: "Transport", notTold: ["total"] })]),
      ),
    );
    expect(known.budgets).toMatchObject({ approved: { cents: 100_000, notTold: 1 }, planManaged: null });
  });

  test("a retrieval of the dates alone keeps the budgets from before, with their age", () => {
    const first = withRetrieval(overview(), paceRetrieval(pacePlan([budget({ total: 7 })]), NOW - 5));
    const plan = { ...pacePlan([]), endDate: "2027-12-31" };
    const known = withRetrieval(first, { retrievedAt: NOW, isPace: true, plans: [plan] });
    expect(known.plans?.plans[0]?.endDate).toBe("2027-12-31");
    expect(known.budgets).toMatchObject({ retrievedAt: NOW - 5, approved: { cents: 7 } });
  });

  test("budgets that the NDIA refuses aren't those from before", () => {
    const first = withRetrieval(overview(), paceRetrieval(pacePlan([budget()]), NOW - 5));
    const refused = pacePlan([], { budgetsProblem: { code: "x", what: "x", remedy: "x" } });
    expect(withRetrieval(first, paceRetrieval(refused)).budgets).toBeUndefined();
  });

  test("a retrieval from before what is known already changes nothing", () => {
    const known = withRetrieval(overview(), outsidePace);
    expect(withRetrieval(known, paceRetrieval(pacePlan([]), NOW - 1))).toBe(known);
  });

  test("a participant who comes to PACE leaves budgets and bookings of the time before", () => {
    const before = withRecord(withRetrieval(overview(), outsidePace), {
      bookings: { retrievedAt: NOW, bookings: [booking()], unread: [] },
      budgets: [{ planReference: PLAN.reference, retrievedAt: NOW, budgets: [nonPaceBudget()], unread: [] }],
    });
    expect(before.budgets).toBeDefined();
    const after = withRetrieval(before, { ...paceRetrieval(pacePlan([])), pace: undefined as never });
    expect(after).not.toHaveProperty("budgets");
    expect(after).not.toHaveProperty("bookings");
  });
});

describe("withRecord", () => {
  test("the last days of active bookings and the budgets of the current plan outside PACE are copied", () => {
    const known = withRecord(withRetrieval(overview(), outsidePace), {
      bookings: {
        retrievedAt: NOW,
        bookings: [
          booking({ endDate: "2026-12-20" }),
          booking({ id: "2", endDate: "2026-12-01", isActive: false }),
          booking({ id: "3", endDate: null }),
          booking({ id: "4", isActive: null }),
        ],
        unread: [],
      },
      budgets: [
        { planReference: "other", retrievedAt: NOW, budgets: [nonPaceBudget({ approved: 9 })], unread: [] },
        {
          planReference: PLAN.reference,
          retrievedAt: NOW,
          budgets: [nonPaceBudget({ approved: 5 })],
          unread: [],
        },
      ],
    });
    expect(known.bookings?.ends).toEqual(["2026-12-20"]);
    expect(known.budgets).toMatchObject({ approved: { cents: 5 }, planManaged: null });
    expect(known.dueOn).toBe("2026-12-06");
  });
});

test("a client's page gives a name and contracts, and takes them away again", () => {
  const client = { name: "Ann", path: "/c/1", contracts: [{ reference: "SC-1", path: "/s/1" }] };
  const known = withClient(overview(), {
    ...client,
    contracts: [{ ...client.contracts[0]!, more: 1 } as never],
  });
  expect(known.client).toEqual({ ...client, sortName: "ann" });
  expect(withoutClient(known)).toEqual(overview());
});

test("the current plan is the one that runs, else the newest", () => {
  const old = { ...PLAN, startDate: "2024-07-01", endDate: "2025-06-30" };
  const newer = { ...PLAN, startDate: "2027-07-01", endDate: null };
  const of = (...plans: Plan[]) =>
    currentPlanOf(overview({ plans: { retrievedAt: NOW, isPace: false, plans } }), TODAY);
  expect(of(old, PLAN, newer)).toBe(PLAN);
  expect(of(old, newer)).toBe(newer);
  expect(currentPlanOf(overview(), TODAY)).toBeUndefined();
});

import { describe, expect, test } from "vitest";
import { currentPlanOf } from "../../../../lib/domain/overview/participant-overview.ts";
import {
  withAsked,
  withClient,
  withFailure,
  withoutClient,
  withoutDaysAhead,
  withRecord,
  withRetrieval,
  withSettled,
} from "../../../../lib/domain/overview/update-overview.ts";
import { addDays } from "../../../../lib/core/days.ts";
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

describe("asking by itself", () => {
  const ended = withRetrieval(overview(), {
    ...outsidePace,
    plans: [{ ...PLAN, endDate: addDays(TODAY, -1) }],
    retrievedAt: NOW - 3 * 86_400_000,
  });

  test("what was asked for and failed stays due, until it has failed three times", () => {
    expect(ended.dueOn).toBe(TODAY);
    const failed = [1, 2].reduce((known) => withFailure(withAsked(known, TODAY), TODAY), ended);
    expect(failed).toMatchObject({ dueOn: TODAY, asked: { day: TODAY, failures: 2 } });
    const given = withFailure(failed, addDays(TODAY, 1));
    expect(given.asked).toEqual({ day: addDays(TODAY, 1), failures: 3 });
    expect(given).not.toHaveProperty("dueOn");
    // A person has retrieved it: what is due counts again.
    const again = withRetrieval(given, { ...outsidePace, plans: ended.plans?.plans ?? [], retrievedAt: NOW });
    expect(again).toMatchObject({ dueOn: addDays(TODAY, 7) });
    expect(again).not.toHaveProperty("asked");
  });

  test("what is settled isn't due any more by that day", () => {
    const settled = withSettled(withAsked(ended, TODAY), TODAY);
    expect(settled).toMatchObject({ settledOn: TODAY, dueOn: addDays(TODAY, 7) });
    expect(settled).not.toHaveProperty("asked");
  });

  test("after the clock was set back, what was noted for later days is due, and what comes replaces it", () => {
    const ahead = withSettled(
      withRetrieval(overview(), { ...outsidePace, retrievedAt: NOW + 400 * 86_400_000 }),
      addDays(TODAY, 400),
    );
    expect(ahead).not.toHaveProperty("dueOn");
    const due = withoutDaysAhead(ahead, TODAY);
    expect(due).toMatchObject({ dueOn: TODAY });
    expect(due).not.toHaveProperty("settledOn");
    expect(withRetrieval(due, outsidePace)).toMatchObject({
      plans: { retrievedAt: NOW },
      dueOn: addDays(PLAN.endDate, 1),
    });
    expect(withRetrieval(ahead, outsidePace)).not.toHaveProperty("settledOn");
    const known = withRetrieval(overview(), outsidePace);
    expect(withoutDaysAhead(known, TODAY)).toBe(known);
    expect(withoutDaysAhead({ ...known, settledOn: addDays(TODAY, 3) }, TODAY)).toEqual(known);
  });
});

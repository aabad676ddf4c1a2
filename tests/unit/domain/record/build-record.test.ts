import { describe, expect, test } from "vitest";
import type { PlanBudget } from "../../../../lib/domain/plan/plan-budget.ts";
import { buildRecord, type RecordSources } from "../../../../lib/domain/record/build-record.ts";
import type { ParticipantRecord } from "../../../../lib/domain/record/participant-record.ts";
import { NOW } from "../../test-clock.ts";
import { budget, pacePlan } from "../plan/pace-fixtures.ts";
import {
  booking,
  goal,
  HOUR_MS,
  nonPaceBudget,
  NUMBER,
  paceRetrieval,
  PLAN,
  SITE,
  sources,
} from "./record-fixtures.ts";

const DAY_MS = 24 * HOUR_MS;
const build = (change: Partial<RecordSources>) => buildRecord(sources(change));
const onPace = (...budgets: PlanBudget[]) => {
  const [plan] = build({ retrievals: [paceRetrieval(pacePlan(budgets))] }).plans;
  if (!plan) throw new Error("no plan");
  return plan;
};
const outsidePace = (stored: Partial<ParticipantRecord>, plans = [PLAN]) =>
  build({
    retrievals: [{ retrievedAt: NOW, isPace: false, plans }],
    stored: { site: SITE, ndisNumber: NUMBER, ...stored },
  });

describe("buildRecord: totals", () => {
  test("F87: a plan without budgets has totals of 0 and a utilisation of 0 %", () => {
    const zero = { cents: 0, notTold: 0 };
    expect(onPace().totals).toMatchObject({
      approved: zero,
      allocated: zero,
      remaining: zero,
      spent: zero,
      utilisation: 0,
    });
  });

  test("F88–F90: totals are sums over the budgets, and utilisation is spent by approved", () => {
    const five = Array.from({ length: 5 }, (_, at) =>
      nonPaceBudget({ item: `item ${at}`, spent: 50_000, remaining: 150_000 }),
    );
    const [plan] = outsidePace({
      budgets: [{ planReference: PLAN.reference, retrievedAt: NOW, budgets: five, unread: [] }],
    }).plans;
    expect(plan?.totals).toMatchObject({
      approved: { cents: 1_000_000 },
      allocated: { cents: 500_000 },
      remaining: { cents: 750_000 },
      spent: { cents: 250_000 },
      utilisation: 25,
    });
  });

  test("F92: totals stand for each support purpose and for each category", () => {
    const plan = onPace(
      budget({ total: 100_000, spent: 50_000 }),
      budget({ category: "Transport", total: 20_000 }),
      budget({ category: "Choice and Control", supportType: "Capacity Building", total: 30_000 }),
    );
    expect(
      plan.byPurpose.map(({ name, approved, utilisation }) => [name, approved.cents, utilisation]),
    ).toEqual([
      ["Core", 120_000, 41.7],
      ["Capacity Building", 30_000, 0],
    ]);
    expect(plan.byCategory.map(({ name }) => name)).toEqual([
      "Consumables",
      "Transport",
      "Choice and Control",
    ]);
  });

  test("an amount that the NDIA doesn't tell is not told, and every sum over it says so", () => {
    const plan = onPace(
      budget({ spent: 10_000 }),
      budget({ category: "Transport", notTold: ["spent", "remaining"] }),
    );
    expect(plan.budgets?.[1]).toMatchObject({
      spent: null,
      remaining: null,
      utilisation: null,
      forecast: null,
    });
    expect(plan.totals).toMatchObject({
      approved: { cents: 200_000, notTold: 0 },
      allocated: { cents: null, notTold: 2 },
      spent: { cents: 10_000, notTold: 1 },
      remaining: { cents: 90_000, notTold: 1 },
      utilisation: null,
    });
  });

  test("budgets that were never retrieved, or couldn't be, are unknown and not 0", () => {
    const [plan] = outsidePace({}).plans;
    expect(plan).toMatchObject({
      budgets: null,
      totals: { approved: { cents: null }, utilisation: null, sync: { freshness: "never" } },
    });
    const problem = { code: "x", what: "x", remedy: "x" };
    const [pace] = build({
      retrievals: [paceRetrieval(pacePlan([], { budgetsProblem: problem }))],
    }).plans;
    expect(pace).toMatchObject({
      budgets: null,
      budgetsProblem: problem,
      totals: { spent: { cents: null } },
    });
  });
});

describe("buildRecord: where numbers come from", () => {
  test("F77, F84, F85: plan, budgets, goals and bookings each have reference and age", () => {
    const view = outsidePace({
      budgets: [
        {
          planReference: PLAN.reference,
          retrievedAt: NOW - 3 * HOUR_MS,
          budgets: [nonPaceBudget()],
          unread: [],
        },
      ],
      goals: [
        { planReference: PLAN.reference, retrievedAt: NOW - 9 * DAY_MS, goals: [goal("Swim")], unread: [] },
      ],
      bookings: { retrievedAt: NOW + HOUR_MS, bookings: [booking()], unread: [] },
    });
    expect(view.sync).toMatchObject({ reference: "1080001", words: "Live" });
    const [plan] = view.plans;
    expect(plan?.budgets?.[0]?.sync).toMatchObject({ reference: "1080001", words: "Cached 3 h ago" });
    expect(plan?.totals.sync.words).toBe("Cached 3 h ago");
    expect(plan?.goals?.sync.words).toBe("Stale: 9 d old");
    expect(plan?.bookingsSync).toMatchObject({ freshness: "stale" });
  });

  test("F82: the newest dates stand with the newest budgets, each with its own age", () => {
    const older = paceRetrieval(pacePlan([budget()]), NOW - 9 * DAY_MS);
    const newer = { retrievedAt: NOW, isPace: true, plans: [pacePlan([], { endDate: "2027-12-31" })] };
    const [plan] = build({ retrievals: [newer, older] }).plans;
    expect(plan).toMatchObject({
      endDate: "2027-12-31",
      sync: { words: "Live" },
      totals: { approved: { cents: 100_000 }, sync: { words: "Stale: 9 d old" } },
    });
  });

  test("budgets of the time before don't stand under a plan that has begun since", () => {
    const older = paceRetrieval(pacePlan([budget()]), NOW - DAY_MS);
    const next = pacePlan([], { startDate: "2026-11-01", endDate: "2027-10-31" });
    const { plans } = build({ retrievals: [{ retrievedAt: NOW, isPace: true, plans: [next] }, older] });
    expect(
      plans.map(({ startDate, current, budgets }) => [startDate, current, budgets?.length ?? null]),
    ).toEqual([
      ["2026-11-01", true, null],
      ["2026-07-01", false, 1],
    ]);
  });

  test("a participant of whom nothing was retrieved has no plans, and nobody knows whether they are on PACE", () => {
    expect(build({})).toMatchObject({ isPace: null, plans: [], sync: { freshness: "never" }, nextSteps: [] });
  });
});

describe("buildRecord: budgets", () => {
  test("F93, F101, F105: a budget tells who manages it and what that allows", () => {
    const plan = onPace(
      budget(),
      budget({ management: "self", category: "Transport" }),
      budget({ management: "agency", category: "Home Modifications" }),
      budget({ management: null, category: "Improved Learning" }),
    );
    expect(plan.budgets?.map(({ rule }) => [rule.label, rule.isClaimable, rule.booking])).toEqual([
      ["Plan-managed", true, "plan-managed"],
      ["Self-managed", false, null],
      ["NDIA-managed", false, "standard"],
      ["Management not told", null, null],
    ]);
    expect(plan.budgetsNote).toContain("support coordinator");
  });

  test("F99: a budget has its component, its instalment type and the running and next instalment", () => {
    const fundingPeriods = [
      { id: "1", startDate: "2026-10-01", endDate: "2026-12-31", amount: 50_000, released: true },
      { id: "2", startDate: "2027-01-01", endDate: "2027-03-31", amount: 50_000, released: false },
    ];
    const [view] = onPace(budget({ fundingPeriods, instalmentType: "Regular" })).budgets ?? [];
    expect(view).toMatchObject({
      component: "Core Flexible (Plan-managed)",
      instalmentType: "Regular",
      instalments: { months: 3, running: { id: "1" }, next: { id: "2", amount: 50_000 } },
    });
  });

  test("F184: a Core Flexible category may be below zero as long as the others cover it", () => {
    const below = budget({ spent: 120_000 });
    const other = (spent: number) => budget({ category: "Assistance with Daily Life", spent });
    const [covered] = onPace(below, other(0)).budgets ?? [];
    expect(covered).toMatchObject({ remaining: -20_000, overspent: 0 });
    expect(covered?.problems).toEqual([
      expect.stringContaining("which the other Core Flexible categories cover"),
    ]);
    const [uncovered] = onPace(below, other(95_000)).budgets ?? [];
    expect(uncovered).toMatchObject({ overspent: 15_000 });
    const [unknown] =
      onPace(below, budget({ category: "Assistance with Daily Life", notTold: ["remaining"] })).budgets ?? [];
    expect(unknown?.overspent).toBe(0);
    const [stated] =
      onPace(budget({ spent: 120_000, category: "Transport", stated: true }), other(0)).budgets ?? [];
    expect(stated).toMatchObject({ overspent: 20_000, problems: ["Transport is overspent by $200.00."] });
  });

  test.each<[string, Partial<PlanBudget>]>([
    ["remaining of what is approved", { spent: 30_000, remaining: 70_000, released: 50_000 }],
    ["remaining of what is released", { spent: 30_000, remaining: 20_000, released: 50_000 }],
    ["a spent that isn't told", { remaining: 5, notTold: ["spent"] }],
  ])("a budget with %s has no problem", (_title, change) => {
    expect(onPace(budget(change)).budgets).toMatchObject([{ problems: [] }]);
  });

  test.each<[string, Partial<PlanBudget>, RegExp]>([
    [
      "a dollar too much",
      { spent: 30_000, remaining: 70_100 },
      /don't add up: \$1,000\.00 approved, \$300\.00 spent/,
    ],
    ["an end before its start", { startDate: "2026-12-01", endDate: "2026-11-01" }, /before it begins/],
    ["an end after the plan's", { endDate: "2027-07-01" }, /outside the plan's days/],
  ])("a budget with %s says so beside it", (_title, change, problem) => {
    const [view] = onPace(budget(change)).budgets ?? [];
    expect(view?.problems).toEqual([expect.stringMatching(problem)]);
  });

  test("a budget's forecast is made of earlier retrievals, and counts only money that is released", () => {
    const at = (days: number, spent: number) =>
      paceRetrieval(
        pacePlan([budget({ total: 1_000_000, released: 70_000, spent, remaining: 1_000_000 - spent })]),
        NOW - days * DAY_MS,
      );
    const retrievals = [
      at(0, 42_000),
      at(7, 35_000),
      at(14, 28_000),
      at(21, 21_000),
      at(28, 14_000),
      at(35, 7000),
    ];
    const [view] = build({ retrievals }).plans[0]?.budgets ?? [];
    expect(view?.forecast).toMatchObject({
      weekly: { typical: 7000 },
      safeUntil: "2026-12-19",
      lasts: false,
    });
    expect(build({ retrievals: retrievals.slice(0, 2) }).plans[0]?.budgets?.[0]?.forecast).toBeNull();
  });

  test("outside PACE the four Core categories share their money, and an amount that isn't told spoils nothing", () => {
    const budgets = [
      nonPaceBudget({ remaining: -10_000, spent: 210_000 }),
      nonPaceBudget({ category: "Improved Learning", remaining: -10_000, spent: 210_000 }),
      nonPaceBudget({ category: "Transport", spent: null, remaining: null }),
      nonPaceBudget({ category: "Home Modifications", remaining: 5 }),
    ];
    const [plan] = outsidePace({
      budgets: [{ planReference: PLAN.reference, retrievedAt: NOW, budgets, unread: ["x"] }],
    }).plans;
    expect(plan?.budgets?.map(({ overspent }) => overspent)).toEqual([0, 10_000, 0, 0]);
    expect(plan?.budgets?.[3]?.problems).toEqual([expect.stringContaining("don't add up")]);
    expect(plan?.problems).toEqual(["x"]);
  });
});

describe("buildRecord: goals and bookings", () => {
  const goals = (list: ReturnType<typeof goal>[], planReference: string | null = PLAN.reference) => ({
    planReference,
    retrievedAt: NOW,
    goals: list,
    unread: [],
  });

  test("F106, F107: goals stand under their plan, and one without a text is named", () => {
    const older = { ...PLAN, reference: "1080000", startDate: "2025-07-01", endDate: "2026-06-30" };
    const { plans } = outsidePace({ goals: [goals([goal("Swim"), goal(null)])] }, [older, PLAN]);
    expect(plans.map(({ current, goals: view }) => [current, view?.goals.length ?? null])).toEqual([
      [true, 2],
      [false, null],
    ]);
    expect(plans[0]?.goals?.problems).toEqual([expect.stringContaining("a goal without a text")]);
  });

  test("F108: goals are compared with the last copy that differed", () => {
    const before = { retrievedAt: NOW - DAY_MS, goals: [goal("Swim"), goal("Cook")] };
    const [plan] = outsidePace({ goals: [{ ...goals([goal("Swim"), goal("Paint")]), before }] }).plans;
    expect(plan?.goals?.since).toMatchObject({
      at: NOW - DAY_MS,
      diff: { added: [{ text: "Paint" }], removed: [{ text: "Cook" }], same: [{ text: "Swim" }] },
    });
  });

  test("F69, F110: a booking stands under its plan with how much of its time and money is used", () => {
    const bookings = { retrievedAt: NOW, bookings: [booking({ endDate: "2027-06-30" })], unread: [] };
    const view = outsidePace({ bookings });
    expect(view.plans[0]?.bookings).toMatchObject([
      {
        statusLabel: "Approved",
        allocated: { cents: 100_000 },
        remaining: { cents: 75_000 },
        utilisation: 25,
        timeUsed: 39.5,
        problems: [],
      },
    ]);
    expect(view.otherBookings).toEqual([]);
  });

  test("a booking of a plan that isn't known, or isn't told, is shown apart with the reason", () => {
    const list = [booking({ id: "1", planReference: "999" }), booking({ id: "2", planReference: null })];
    const { otherBookings, problems, plans } = outsidePace({
      bookings: { retrievedAt: NOW, bookings: list, unread: [] },
    });
    expect(otherBookings.map(({ id }) => id)).toEqual(["1", "2"]);
    expect(problems).toEqual([
      "Service booking 1 belongs to plan 999, which the NDIA doesn't list.",
      "The NDIA doesn't say which plan service booking 2 belongs to.",
    ]);
    expect(plans[0]?.bookings).toEqual([]);
  });

  test("a booking without lines, or with days the wrong way round, says so and stays", () => {
    const list = [
      booking({ id: "1", lines: null }),
      booking({ id: "2", endDate: "2026-06-30", status: null, statusWord: "PARKED" }),
    ];
    const [plan] = outsidePace({ bookings: { retrievedAt: NOW, bookings: list, unread: [] } }).plans;
    expect(plan?.bookings).toMatchObject([
      { allocated: { cents: null }, utilisation: null, problems: [] },
      { statusLabel: "PARKED", timeUsed: null, problems: [expect.stringContaining("before it begins")] },
    ]);
  });

  test("F68: bookings are hidden for a participant on PACE", () => {
    const view = build({
      retrievals: [paceRetrieval(pacePlan([budget()]))],
      stored: {
        site: SITE,
        ndisNumber: NUMBER,
        bookings: { retrievedAt: NOW, bookings: [booking()], unread: ["x"] },
        goals: [goals([goal("Swim")], null)],
      },
    });
    expect(view.plans[0]).not.toHaveProperty("bookings");
    expect([view.otherBookings, view.problems]).toEqual([[], []]);
    expect(view.plans[0]?.goals?.goals).toHaveLength(1);
  });
});

describe("buildRecord: a plan whose end was moved", () => {
  const LATER = "2028-06-30";
  const moved = { ...PLAN, endDate: LATER };
  const retrievals = [
    { retrievedAt: NOW, isPace: false, plans: [moved] },
    { retrievedAt: NOW - DAY_MS, isPace: false, plans: [moved] },
    { retrievedAt: NOW - 2 * DAY_MS, isPace: false, plans: [PLAN] },
  ];
  const bookingsOf = (...bookings: ReturnType<typeof booking>[]) => {
    const stored = { site: SITE, ndisNumber: NUMBER, bookings: { retrievedAt: NOW, bookings, unread: [] } };
    return build({ retrievals, stored }).plans[0];
  };

  test("F113: the record has the new end, and says from when it was moved", () => {
    const plan = bookingsOf();
    expect(plan?.endDate).toBe(LATER);
    expect(plan?.endMoved).toBe("The NDIA moved this plan's end from 30/06/2027 to 30/06/2028.");
    expect(build({ retrievals: retrievals.slice(0, 2) }).plans[0]).not.toHaveProperty("endMoved");
  });

  test("F114: an active booking that ended with the plan is foreseen to go on with it, as a prediction", () => {
    const [view] = bookingsOf(booking())?.bookings ?? [];
    expect(view).toMatchObject({
      endDate: PLAN.endDate,
      foreseenEnd: { isPrediction: true, endDate: LATER },
    });
    expect(view?.foreseenEnd?.words).toBe(
      "Prediction: the NDIA moved the plan's end from 30/06/2027 to 30/06/2028, so this booking goes on to 30/06/2028 as well. Only the NDIA moves it.",
    );
  });

  test.each<[string, Parameters<typeof booking>[0]]>([
    ["that the NDIA has moved", { endDate: LATER }],
    ["that ended before the plan did", { endDate: "2026-12-31" }],
    ["that isn't active", { isActive: false }],
    ["of which that isn't told", { isActive: null }],
    ["without an end", { endDate: null }],
  ])("F114: nothing is foreseen of a booking %s", (_title, change) => {
    expect(bookingsOf(booking(change))?.bookings?.[0]).not.toHaveProperty("foreseenEnd");
  });

  test("F114: nothing is foreseen where the end came nearer, is open, or where another plan ended then", () => {
    for (const plans of [[{ ...PLAN, endDate: null }], [{ ...PLAN, endDate: "2027-01-31" }]]) {
      const stored = {
        site: SITE,
        ndisNumber: NUMBER,
        bookings: { retrievedAt: NOW, bookings: [booking()], unread: [] },
      };
      const [plan] = build({
        retrievals: [{ retrievedAt: NOW, isPace: false, plans }, ...retrievals.slice(2)],
        stored,
      }).plans;
      expect(plan?.bookings?.[0]).not.toHaveProperty("foreseenEnd");
      expect(plan).not.toHaveProperty("endMoved");
    }
  });

  test("earlier periods of a PACE plan stay where the newest retrieval asked for the current one alone", () => {
    const past = { ...pacePlan([budget()]), current: false, startDate: "2025-07-01", endDate: "2026-06-30" };
    const both = { ...paceRetrieval(pacePlan([budget()]), NOW - DAY_MS) };
    const { plans } = build({
      retrievals: [paceRetrieval(pacePlan([budget()])), { ...both, pace: [...(both.pace ?? []), past] }],
    });
    expect(plans.map(({ startDate }) => startDate)).toEqual(["2026-07-01", "2025-07-01"]);
  });
});

import { describe, expect, test } from "vitest";
import {
  newsOfBookings,
  newsOfFailure,
  newsOfPaceBudgets,
  newsOfPlans,
} from "../../../../lib/domain/overview/find-notices.ts";
import type { Booking } from "../../../../lib/domain/record/booking.ts";
import type { Plan } from "../../../../lib/domain/plan/plan.ts";
import { budget, END, pacePlan, START } from "../plan/pace-fixtures.ts";
import { booking, PLAN } from "../record/record-fixtures.ts";

const PACE: Plan = { isPace: true, reference: null, startDate: "2026-07-01", endDate: "2027-06-30" };

test.each<[string, Plan[], Plan[], string[]]>([
  ["nothing of the same plans", [PLAN], [PLAN], []],
  ["nothing of a plan that isn't listed any more", [PLAN, { ...PLAN, reference: "1" }], [PLAN], []],
  [
    "F113: that the plan was extended",
    [PLAN],
    [{ ...PLAN, endDate: "2028-06-30" }],
    ["The NDIA extended the plan to 30/06/2028. Until now it ended on 30/06/2027."],
  ],
  [
    "F113: that the end came nearer",
    [PACE],
    [{ ...PACE, endDate: "2027-01-31" }],
    ["The NDIA moved the plan's end to 31/01/2027. Until now it was 30/06/2027."],
  ],
  [
    "that there is no end any more",
    [PACE],
    [{ ...PACE, endDate: null }],
    ["The plan has no end any more. Until now it was 30/06/2027."],
  ],
  [
    "that there is an end now",
    [{ ...PACE, endDate: null }],
    [PACE],
    ["The NDIA moved the plan's end to 30/06/2027. Until now it was no end."],
  ],
  [
    "that another plan is there",
    [PLAN],
    [PLAN, { ...PLAN, reference: "9", startDate: "2027-07-01", endDate: null }],
    ["The NDIA lists a new plan: 01/07/2027 to no end told."],
  ],
  [
    "that the PACE plan has another time",
    [PACE],
    [{ ...PACE, startDate: "2027-07-01", endDate: "2028-06-30" }],
    ["The NDIA lists a new plan: 01/07/2027 to 30/06/2028."],
  ],
  [
    "that a participant has come to PACE",
    [PLAN],
    [PACE],
    ["The NDIA lists a new plan: 01/07/2026 to 30/06/2027."],
  ],
])("newsOfPlans tells %s", (_title, before, after, texts) => {
  expect(newsOfPlans(before, after).map(({ what }) => what)).toEqual(texts);
});

describe("newsOfPaceBudgets", () => {
  const before = [
    pacePlan([budget({ total: 100_000, spent: 5, remaining: 99_995 }), budget({ category: "Transport" })]),
  ];
  const later = (...budgets: Parameters<typeof pacePlan>[0]) => [pacePlan(budgets)];

  test("what was spent, and what is the same, is no news", () => {
    const after = later(
      budget({ total: 100_000, spent: 70_000, remaining: 30_000 }),
      budget({ category: "Transport" }),
    );
    expect(newsOfPaceBudgets(before, after)).toEqual([]);
    expect(newsOfPaceBudgets(undefined, after)).toEqual([]);
  });

  test("an amount, a new budget and one that is gone are told in one notice", () => {
    const after = later(budget({ total: 150_000 }), budget({ category: "Home Modifications", total: 5_000 }));
    expect(newsOfPaceBudgets(before, after)).toEqual([
      {
        kind: "budgets-changed",
        what: "Budgets changed: Home Modifications is new, $50.00; Transport is gone; Consumables from $1,000.00 to $1,500.00.",
      },
    ]);
  });

  test("ends that move with the plan's own are no news beside it, other days are", () => {
    const moved = "2028-06-30";
    const withEnd = (endDate: string) => [
      pacePlan([budget({ total: 100_000, endDate }), budget({ category: "Transport", endDate })], {
        endDate: moved,
      }),
    ];
    expect(newsOfPaceBudgets(before, withEnd(moved))).toEqual([]);
    expect(newsOfPaceBudgets(before, withEnd("2027-03-31"))[0]?.what).toBe(
      "Budgets changed: Consumables has other dates or funding periods; Transport has other dates or funding periods.",
    );
  });

  test("another time of the plan, and budgets that the NDIA refuses, are no news of budgets", () => {
    expect(newsOfPaceBudgets(before, [pacePlan([], { startDate: END })])).toEqual([]);
    const budgetsProblem = { code: "x", what: "x", remedy: "x" };
    expect(newsOfPaceBudgets(before, [pacePlan([], { budgetsProblem })])).toEqual([]);
    expect(newsOfPaceBudgets([pacePlan([], { budgetsProblem, startDate: START })], before)).toEqual([]);
  });

  test("more than four are counted", () => {
    const many = ["A", "B", "C", "D", "E", "F"].map((category) => budget({ category, total: 100 }));
    expect(newsOfPaceBudgets([pacePlan([])], [pacePlan(many)])[0]?.what).toMatch(
      /; D is new, \$1\.00; and 2 more\.$/,
    );
  });
});

test.each<[string, Partial<Booking>, string[]]>([
  ["nothing of what is left", { lines: [] }, []],
  ["nothing of what isn't told any more", { endDate: null, status: null, isActive: null }, []],
  ["a moved end", { endDate: "2028-06-30" }, ["50081234 now ends on 30/06/2028"]],
  [
    "a status and inactivity together",
    { status: "CMPD", isActive: false },
    ["50081234 now is Completed and is inactive"],
  ],
  [
    "another booking, and one that is gone",
    { id: "7" },
    ["7 is new, 01/07/2026 to 30/06/2027", "50081234 isn't listed any more"],
  ],
])("newsOfBookings tells %s", (_title, change, parts) => {
  const news = newsOfBookings([booking()], [booking(change)]);
  expect(news.map(({ what }) => what)).toEqual(
    parts.length === 0 ? [] : [`Service bookings changed: ${parts.join("; ")}.`],
  );
});

test("newsOfFailure tells why, and that it waits for a person", () => {
  const { kind, what } = newsOfFailure({ what: "The surname differs." });
  expect(kind).toBe("retrieval-failed");
  expect(what).toBe(
    "Planbridge tried on 3 days to bring this participant up to date and couldn't. The surname differs. It doesn't try again by itself: open the client and sync this participant.",
  );
});

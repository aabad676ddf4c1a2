import { describe, expect, test } from "vitest";
import type { ComparedPart } from "../../../../lib/domain/history/compared-part.ts";
import { flattenParts } from "../../../../lib/domain/history/compared-part.ts";
import { compareRetrievals } from "../../../../lib/domain/history/compare-retrievals.ts";
import type { HistoryRetrieval } from "../../../../lib/domain/history/history-retrieval.ts";
import type { FundingPeriod, PlanBudget } from "../../../../lib/domain/plan/plan-budget.ts";
import { budget, pacePlan } from "../plan/pace-fixtures.ts";
import { earlierPeriod, plansOnly, retrieval } from "./history-fixtures.ts";

/** What isn't the same, as `path: label before → after (state)`. */
function differences(before: HistoryRetrieval, after: HistoryRetrieval): string[] {
  return flattenParts(compareRetrievals(before, after).plans)
    .filter(({ state }) => state !== "same")
    .map(
      ({ path, label, before: was, after: is, state }) =>
        `${path.join("/")}: ${label} ${String(was)} → ${String(is)} (${state})`,
    );
}
const ofBudgets = (before: PlanBudget[], after: PlanBudget[]) =>
  differences(retrieval(1, [pacePlan(before)]), retrieval(2, [pacePlan(after)]));
const titles = (parts: readonly ComparedPart[]) => parts.map(({ title, state }) => `${title}: ${state}`);

const period = (rest: Partial<FundingPeriod> = {}): FundingPeriod => ({
  startDate: "2026-07-01",
  endDate: "2026-09-30",
  amount: 25_000,
  released: false,
  ...rest,
});
const CONSUMABLES = "PACE plan/Consumables (Plan Management)";

describe("compareRetrievals", () => {
  test("compareRetrievals finds nothing in a retrieval beside itself", () => {
    const one = retrieval(1, [
      pacePlan([budget({ fundingPeriods: [period()], released: 25_000, notTold: ["spent"] })]),
      earlierPeriod,
    ]);
    const { notes, plans } = compareRetrievals(one, one);
    expect(notes).toEqual([]);
    expect(plans.map(({ state }) => state)).toEqual(["same", "same"]);
  });

  test.each([
    [
      "what was spent and remains",
      [budget()],
      [budget({ spent: 40_000 })],
      [
        `${CONSUMABLES}: Total spent 0 → 40000 (changed)`,
        `${CONSUMABLES}: Total remaining 100000 → 60000 (changed)`,
      ],
    ],
    [
      "an approved amount and a last day",
      [budget()],
      [budget({ total: 120_000, endDate: "2027-03-31" })],
      [
        `${CONSUMABLES}: Total approved 100000 → 120000 (changed)`,
        `${CONSUMABLES}: Total remaining 100000 → 120000 (changed)`,
        `${CONSUMABLES}: End date 2027-06-30 → 2027-03-31 (changed)`,
      ],
    ],
    [
      "the order of budgets isn't one",
      [budget(), budget({ category: "Transport" })],
      [budget({ category: "Transport" }), budget()],
      [],
    ],
    [
      "money that was released",
      [budget({ released: 25_000 })],
      [budget({ released: 50_000 })],
      [`${CONSUMABLES}: Released 25000 → 50000 (changed)`],
    ],
  ])("compareRetrievals finds %s", (_what, before, after, expected) => {
    expect(ofBudgets(before, after)).toEqual(expected);
  });

  test("compareRetrievals finds a budget that came and one that went", () => {
    const before = retrieval(1, [pacePlan([budget(), budget({ category: "Transport" })])]);
    const after = retrieval(2, [
      pacePlan([budget(), budget({ category: "Home and Living", management: "self" })]),
    ]);
    const [plan] = compareRetrievals(before, after).plans;
    expect(plan?.state).toBe("changed");
    expect(titles(plan?.parts ?? [])).toEqual([
      "Consumables (Plan Management): same",
      "Home and Living (Self Managed): added",
      "Transport (Plan Management): removed",
    ]);
    expect(plan?.parts[1]?.values[0]).toMatchObject({
      label: "Total approved",
      before: null,
      after: 100_000,
    });
    expect(plan?.parts[2]?.values[0]).toMatchObject({ before: 100_000, after: null });
  });

  test.each([
    [
      "released",
      [period({ id: "7" })],
      [period({ id: "7", released: true })],
      ["Released false → true (changed)"],
    ],
    [
      "moved, known by its id",
      [period({ id: "7" })],
      [period({ id: "7", startDate: "2026-07-15" })],
      ["Start date 2026-07-01 → 2026-07-15 (changed)"],
    ],
    [
      "changed, known by its first day where one has no id",
      [period()],
      [period({ id: "7", amount: 30_000 })],
      ["Amount 25000 → 30000 (changed)"],
    ],
    [
      "replaced by another of the same first day",
      [period({ id: "7" })],
      [period({ id: "8" })],
      [
        "Amount null → 25000 (added)",
        "Released null → false (added)",
        "Start date null → 2026-07-01 (added)",
        "End date null → 2026-09-30 (added)",
        "Amount 25000 → null (removed)",
        "Released false → null (removed)",
        "Start date 2026-07-01 → null (removed)",
        "End date 2026-09-30 → null (removed)",
      ],
    ],
  ])("compareRetrievals finds a funding period that was %s", (_what, before, after, expected) => {
    const found = ofBudgets([budget({ fundingPeriods: before })], [budget({ fundingPeriods: after })]);
    expect(found.map((line) => line.replace(/^.*?: /, ""))).toEqual(expected);
  });

  test("compareRetrievals says that funding periods can't be compared where some couldn't be read", () => {
    const before = retrieval(1, [pacePlan([budget({ fundingPeriods: [period()] })])]);
    const after = retrieval(2, [pacePlan([budget({ periodsUnreadable: true })])]);
    const part = compareRetrievals(before, after).plans[0]?.parts[0];
    expect(part).toMatchObject({
      state: "same",
      parts: [],
      notes: [expect.stringContaining("couldn't be read")],
    });
  });

  test("compareRetrievals takes what one of them doesn't tell for no difference, and never for 0", () => {
    const untold = budget({
      notTold: ["spent", "remaining"],
      management: null,
      stated: null,
      component: null,
    });
    const told = budget({ spent: 40_000, released: 50_000 });
    const [plan] = compareRetrievals(
      retrieval(1, [pacePlan([untold])]),
      retrieval(2, [pacePlan([told])]),
    ).plans;
    const [part] = plan?.parts ?? [];
    expect([plan?.state, part?.state, part?.title]).toEqual([
      "same",
      "same",
      "Consumables (Plan Management)",
    ]);
    const states = flattenParts(plan ? [plan] : []).filter(({ state }) => state === "not-told");
    expect(states.map(({ label, before }) => [label, before])).toEqual(
      ["Total spent", "Total remaining", "Released", "Management", "Stated", "Component"].map((label) => [
        label,
        undefined,
      ]),
    );
  });
});

describe("compareRetrievals and plans", () => {
  test("compareRetrievals finds an extended plan", () => {
    const after = retrieval(2, [pacePlan([budget()], { endDate: "2028-06-30" })]);
    expect(differences(retrieval(1), after)).toEqual([
      "PACE plan: Plan end date 2027-06-30 → 2028-06-30 (changed)",
    ]);
  });

  test("compareRetrievals finds a running plan whose first day was corrected", () => {
    const after = retrieval(2, [pacePlan([budget()], { startDate: "2026-07-15" })]);
    expect(differences(retrieval(1), after)).toEqual([
      "PACE plan: Plan start date 2026-07-01 → 2026-07-15 (changed)",
    ]);
  });

  test("compareRetrievals compares a plan with itself after a new one has replaced it", () => {
    const renewed = pacePlan([budget({ startDate: "2027-07-01" })], {
      startDate: "2027-07-01",
      endDate: "2028-06-30",
    });
    const earlier = pacePlan([budget({ spent: 90_000 })], { current: false });
    const { plans } = compareRetrievals(retrieval(1), retrieval(2, [renewed, earlier]));
    expect(titles(plans)).toEqual([
      "Earlier period of the PACE plan from 01/07/2026: changed",
      "PACE plan: added",
    ]);
  });

  test.each([
    [true, "removed"],
    [false, "not-told"],
    [null, "not-told"],
  ])(
    "compareRetrievals with earlier periods asked for (%s) calls one that isn't returned %s",
    (history, state) => {
      const { plans } = compareRetrievals(
        retrieval(1, [pacePlan([budget()]), earlierPeriod]),
        retrieval(2, [pacePlan([budget()])], { history }),
      );
      expect(plans.map((plan) => plan.state)).toEqual(["same", state]);
      expect(plans[1]?.notes.join(" ")).toBe(
        state === "removed"
          ? ""
          : "Earlier periods weren't retrieved on 02/08/2026, so nothing is said of this one.",
      );
    },
  );

  test("compareRetrievals doesn't call a period new that the first retrieval didn't ask for", () => {
    const { plans } = compareRetrievals(
      retrieval(1, [pacePlan([budget()])], { history: false }),
      retrieval(2, [pacePlan([budget()]), earlierPeriod]),
    );
    expect(plans[1]).toMatchObject({ state: "not-told" });
    expect(plans[1]?.values[0]).toMatchObject({ before: undefined, after: "2025-07-01" });
  });

  test("compareRetrievals doesn't call budgets gone that weren't asked for", () => {
    const [plan] = compareRetrievals(retrieval(1), plansOnly(2)).plans;
    expect(plan).toMatchObject({ state: "same", notes: ["After: Its budgets weren't asked for."] });
    expect(plan?.parts.map(({ state }) => state)).toEqual(["not-told"]);
    const [other] = compareRetrievals(plansOnly(1), retrieval(2)).plans;
    expect(other?.parts[0]?.values[0]).toMatchObject({ before: undefined, after: 100_000 });
  });

  test("compareRetrievals says why the budgets of one aren't known", () => {
    const problem = { code: "x", what: "The NDIA didn't answer.", remedy: "Try again." };
    const after = retrieval(2, [pacePlan([], { budgetsProblem: problem })]);
    expect(compareRetrievals(retrieval(1), after).plans[0]?.notes).toEqual([
      "After: The NDIA didn't answer.",
    ]);
  });

  test("compareRetrievals knows plans outside PACE by their reference, and says who moved to PACE", () => {
    const outside = (day: number, reference: string, endDate: string) =>
      plansOnly(day, {
        isPace: false,
        plans: [{ isPace: false, reference, startDate: "2025-07-01", endDate }],
      });
    expect(differences(outside(1, "P-1", "2026-06-30"), outside(2, "P-1", "2026-07-31"))).toEqual([
      "Plan P-1: Plan end date 2026-06-30 → 2026-07-31 (changed)",
    ]);
    const { notes, plans } = compareRetrievals(outside(1, "P-1", "2026-06-30"), retrieval(2));
    expect(notes).toEqual(["This participant is on PACE now, and wasn't before."]);
    expect(titles(plans)).toEqual(["PACE plan: added", "Plan P-1: removed"]);
  });

  test("compareRetrievals says that two were for two CRMs, and nothing where one doesn't tell", () => {
    const other = retrieval(2, undefined, { site: "https://other.example.org" });
    expect(compareRetrievals(retrieval(1), other).notes).toEqual(["They were retrieved for two CRMs."]);
    expect(compareRetrievals(retrieval(1, undefined, { site: null }), other).notes).toEqual([]);
  });
});

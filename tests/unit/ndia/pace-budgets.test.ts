import { describe, expect, test } from "vitest";
import { budgetsOf } from "../../../lib/ndia/pace-budgets.ts";
import { WireBudget } from "../../../lib/ndia/pace-wire.ts";
import { readManagement, readStated } from "../../../lib/ndia/management-wire.ts";
import { parseAnswerPart } from "../../../lib/ndia/http/wire-values.ts";

type Wire = Record<string, unknown>;

/** As public samples have it: no budget type, no management, and no start on the levels above. */
const category: Wire = {
  end_date: "2028-01-20",
  released_amount: 78_000,
  spent_amount: 22.5,
  remaining_amount: 25_977.5,
  funding_component_name: "Core Flexible (Plan-managed)",
  support_category_text: "Consumables",
  approved_amount: 78_000,
  instalment_type: "Regular",
  start_date: "2025-01-20",
};
const tree = (...categories: unknown[]) => ({
  released_amount: 78_000,
  spent_amount: 22.5,
  remaining_amount: 25_977.5,
  bgt_typ_lvl_dtls: [
    {
      end_date: "2028-01-20",
      plan_management: [
        {
          end_date: "2028-01-20",
          released_amount: 78_000,
          supp_typ_lvl_dtls: [
            { support_type_text: "Core", start_date: "2025-01-20", supp_cat_lvl_dtls: categories },
          ],
        },
      ],
    },
  ],
});
const read = (answer: unknown) => budgetsOf(parseAnswerPart(WireBudget, answer, "the budget tree"));

describe("budgetsOf: trees in the shape of the public samples", () => {
  test("budgetsOf reads management from the brackets and the kind from the component's name", () => {
    expect(read(tree(category))).toEqual({
      oddities: [],
      budgets: [
        {
          category: "Consumables",
          supportType: "Core",
          stated: false,
          component: "Core Flexible (Plan-managed)",
          management: "plan",
          startDate: "2025-01-20",
          endDate: "2028-01-20",
          total: 7_800_000,
          spent: 2250,
          remaining: 2_597_750,
          released: 7_800_000,
          instalmentType: "Regular",
          fundingPeriods: [],
        },
      ],
    });
  });

  test("budgetsOf leaves management and kind unknown when the component has no brackets", () => {
    const plain = {
      ...category,
      funding_component_name: "Capacity Building Daily Living",
      support_category_text: "Improved Daily Living Skills",
    };
    expect(read(tree(plain)).budgets).toMatchObject([{ management: null, stated: null, total: 7_800_000 }]);
  });

  test("budgetsOf keeps every other budget when one budget's management is unknown", () => {
    const odd = {
      ...category,
      support_category_text: "Transport",
      funding_component_name: "Core (Moon-managed)",
    };
    expect(read(tree(category, odd)).budgets.map(({ management }) => management)).toEqual(["plan", null]);
  });

  test("budgetsOf reads one object in place of a list as a list of one", () => {
    const support = { support_type_text: "Core", supp_cat_lvl_dtls: category };
    const answer = { bgt_typ_lvl_dtls: { plan_management: { supp_typ_lvl_dtls: support } } };
    expect(read(answer).budgets).toMatchObject([{ category: "Consumables", total: 7_800_000 }]);
  });

  test.each<[string, Wire, object]>([
    ["no component's name", { funding_component_name: undefined }, { component: null, management: null }],
    [
      "a component's name that isn't a text",
      { funding_component_name: 7 },
      { component: null, management: null },
    ],
    [
      "null for what was spent and remains",
      { spent_amount: null, remaining_amount: null },
      { spent: 0, remaining: 7_800_000 },
    ],
    ["null for what was approved", { approved_amount: null }, { total: 7_800_000 }],
    ["a start that says “none”", { start_date: "1900-01-01" }, { startDate: "2025-01-20" }],
    ["a status that isn't known", { budget_status: { odd: true } }, { total: 7_800_000 }],
  ])("budgetsOf reads a budget with %s", (_title, change, expected) => {
    expect(read(tree({ ...category, ...change })).budgets).toMatchObject([expected]);
  });

  test("budgetsOf reads a tree without a support type", () => {
    const answer = tree(category);
    for (const type of answer.bgt_typ_lvl_dtls)
      for (const management of type.plan_management)
        for (const support of management.supp_typ_lvl_dtls)
          Object.assign(support, { support_type_text: null });
    expect(read(answer).budgets).toMatchObject([{ supportType: "", total: 7_800_000 }]);
  });

  test.each<[string, unknown, boolean]>([
    ["false", false, false],
    ["the text false", "False", false],
    ["a word that isn't known", "yes", true],
    ["an object", { state: "OPEN" }, true],
    ["nothing", undefined, true],
  ])("budgetsOf accepts %s for a period's release", (_title, released, expected) => {
    const period = { start_date: "2025-01-20", end_date: "2028-01-20", amount: 78_000, released };
    const [budget] = read(tree({ ...category, funding_periods: [period] })).budgets;
    expect(budget?.fundingPeriods.map((each) => each.released)).toEqual([expected]);
  });

  test("budgetsOf reports funding periods whose field names are unknown", () => {
    const { budgets, oddities } = read(
      tree({ ...category, funding_periods: [{ fp_end: "2025-04-19", fp_amt: 1 }] }),
    );
    expect(budgets).toMatchObject([{ fundingPeriods: [], periodsUnreadable: true, total: 7_800_000 }]);
    expect(oddities).toEqual([
      "The NDIA's funding periods of Consumables are in a form that Planbridge can't read.",
    ]);
  });
});

describe("readManagement", () => {
  test.each<[string | null, string | null, "plan" | "agency" | "self" | null, string | undefined]>([
    [null, "Core Flexible (Plan-managed)", "plan", undefined],
    [null, "Core Flexible (Plan managed)", "plan", undefined],
    [null, "Core Flexible (PLAN MANAGED)", "plan", undefined],
    [null, "Core Flexible [Plan‑managed]", "plan", undefined],
    [null, "Core (Stated) (Self-managed)", "self", undefined],
    [null, "Core (Self-managed, stated)", "self", undefined],
    [null, "Capital (NDIA-managed)", "agency", undefined],
    [null, "Capital (Agency managed)", "agency", undefined],
    [null, "Capital (NDIS-managed)", "agency", undefined],
    [null, "Plan-managed Core", null, undefined],
    [null, "Core Flexible", null, undefined],
    [null, "Core (constructor)", null, undefined],
    [null, "Core (Plan nominee)", null, undefined],
    [null, "Core (Plan-managed/Self-managed)", null, "Core (Plan-managed/Self-managed)"],
    [null, null, null, undefined],
    ["", "Core (Plan-managed)", "plan", undefined],
    ["Plan-managed", null, "plan", undefined],
    ["Plan Management", null, "plan", undefined],
    ["Registered Plan Management", null, "plan", undefined],
    ["Agency", null, "agency", undefined],
    ["Moon-managed", null, null, "Moon-managed"],
    ["Moon-managed", "Core Flexible", null, "Moon-managed"],
    ["__proto__", null, null, "__proto__"],
    ["Plan nominee managed", null, null, "Plan nominee managed"],
  ])(
    "readManagement with the field %j and the component %j returns %j",
    (type, component, management, word) => {
      const told = readManagement("Consumables", type, component);
      expect([told.management, told.word]).toEqual([management, word]);
      expect(told.oddity).toBeUndefined();
    },
  );

  test.each([
    ["Self-managed", "Core (Plan-managed)", "self", "self-managed in one place and plan-managed in another"],
    ["Moon-managed", "Core (Plan-managed)", "plan", "“Moon-managed”, isn't known"],
  ])(
    "readManagement with the field %j against the component %j returns %s and a warning",
    (type, component, management, words) => {
      const told = readManagement("Consumables", type, component);
      expect(told.management).toBe(management);
      expect(told.oddity).toContain(words);
    },
  );
});

test.each<[(string | null)[], boolean | null]>([
  [["Stated", null], true],
  [["Flexible", "Core Flexible (Plan-managed)"], false],
  [["Flexible", "Core Stated (Plan-managed)"], true],
  [[null, "CORE_STATED"], true],
  [[null, "Capacity Building Daily Living"], null],
  [["Moon", null], null],
  [["Non-stated", null], null],
  [["Overstated", null], null],
  [[null, null], null],
])("readStated reads %j as stated: %j", (words, stated) => {
  expect(readStated(...words)).toBe(stated);
});

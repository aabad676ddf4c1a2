import { describe, expect, test } from "vitest";
import {
  type CheckedContract,
  driftSince,
  driftSinceSync,
  type PageContract,
  totalDifference,
} from "../../../../lib/domain/plan/contract-drift.ts";

const checked: CheckedContract = {
  outcome: "success",
  compared: [
    { field: "NDIS Plan Start Date", crm: "2026-03-01" },
    { field: "NDIS Plan End Date", crm: "2027-02-28" },
  ],
  totalFunding: 1_234_500,
};
const same: PageContract = {
  planStartDate: "2026-03-01",
  planEndDate: "2027-02-28",
  totalFunding: 1_234_500,
  status: "Active",
};

describe("what a page shows otherwise than when its contract was checked", () => {
  test.each<[string, Partial<CheckedContract>, PageContract, [string, string, string][]]>([
    ["nothing, where all is as it was", {}, same, []],
    ["nothing, where the page shows none of it", {}, {}, []],
    [
      "the end date",
      {},
      { ...same, planEndDate: "2027-03-31" },
      [["NDIS Plan End Date", "28/02/2027", "31/03/2027"]],
    ],
    [
      "both dates",
      { outcome: "failed" },
      { ...same, planStartDate: "2026-04-01", planEndDate: "2027-03-31" },
      [
        ["NDIS Plan Start Date", "01/03/2026", "01/04/2026"],
        ["NDIS Plan End Date", "28/02/2027", "31/03/2027"],
      ],
    ],
    ["the total", {}, { ...same, totalFunding: 100 }, [["Total Funding", "$12,345.00", "$1.00"]]],
    ["nothing of a total that wasn't known", { totalFunding: undefined }, { ...same, totalFunding: 100 }, []],
    [
      "that it isn't active any more",
      {},
      { ...same, status: "Inactive" },
      [["Status", "Active", "Inactive"]],
    ],
    [
      "that it has become active",
      { outcome: "not-active", compared: [] },
      same,
      [["Status", "not active", "Active"]],
    ],
    ["nothing of an inactive one that stays so", { outcome: "not-active" }, { status: "Inactive" }, []],
  ])("tells %s", (_title, changes, shown, expected) => {
    const drift = driftSince({ ...checked, ...changes }, shown);
    expect(drift.map(({ field, before, now }) => [field, before, now])).toEqual(expected);
  });
});

describe("what a page shows otherwise than a sync left it", () => {
  const left = {
    planEndDate: "2027-02-28",
    totalFunding: 50_000,
    budgets: [{ category: "Consumables", path: "/PlanBudgets/Edit/7", amount: 20_000 }],
  };
  test.each<[string, Parameters<typeof driftSinceSync>[1], string[]]>([
    ["nothing, where all is as it was", { ...left, budgets: [] }, []],
    ["nothing, where the page hides the table", { planEndDate: "2027-02-28" }, []],
    [
      "a budget by its own form",
      { budgets: [{ editPath: "/PlanBudgets/Edit/7", amount: 20_100 }] },
      ["Consumables was $200.00, is $201.00"],
    ],
    [
      "nothing of an amount that can't be read",
      { budgets: [{ editPath: "/PlanBudgets/Edit/7", amount: null }] },
      [],
    ],
    ["nothing of another budget", { budgets: [{ editPath: "/PlanBudgets/Edit/8", amount: 1 }] }, []],
    ["the total", { totalFunding: 60_000 }, ["Total Funding was $500.00, is $600.00"]],
  ])("tells %s", (_title, shown, expected) => {
    const drift = driftSinceSync(left, shown);
    expect(drift.map(({ field, before, now }) => `${field} was ${before}, is ${now}`)).toEqual(expected);
  });
});

test.each([
  [100, 100, undefined],
  [undefined, 100, undefined],
  [100, undefined, undefined],
  [
    2_879_873,
    16_104_687,
    "Total Funding differs by $132,248.14: $28,798.73 in the CRM, $161,046.87 of plan-managed budgets in the PACE plan.",
  ],
])(
  "a total of %s cents in the CRM and %s in the plan is told only where both are known",
  (crm, ndia, words) => {
    expect(totalDifference(crm, ndia)).toBe(words);
  },
);

import { expect, test } from "vitest";
import type { InvoiceContext } from "../../../../../lib/domain/invoice/model/context.ts";
import { unavailableCategories } from "../../../../../lib/domain/invoice/funding/category-availability.ts";
import { budget, type Change, context } from "../invoice-fixtures.ts";

const budgets = [
  budget({ category: "Consumables" }),
  budget({ category: "Transport", endDate: "2026-07-31" }),
  budget({ category: "Support Coordination", startDate: "2026-10-01" }),
  budget({
    category: "Improved Learning",
    endDate: "2026-06-30",
    crm: { startDate: "2026-01-01", endDate: "2026-12-31", total: 4000_00 },
  }),
  budget({ category: "Choice and Control", management: "self" }),
  budget({ category: "Assistive Technology", management: "agency" }),
  budget({ category: "Behaviour Support", management: "agency", excluded: true }),
  budget({ category: "Improved Relationships", endDate: "2026-06-30" }),
  budget({ category: "Improved Relationships", startDate: "2026-09-01" }),
];

test.each<[string, string, { from: string; to?: string }, Change<InvoiceContext>, string | undefined]>([
  ["F64: one that may be chosen isn't listed", "03 Consumables", { from: "2026-08-03" }, {}, undefined],
  [
    "F64: one that is over",
    "Transport",
    { from: "2026-08-04" },
    {},
    "The category ended on 31/07/2026; the service is on 04/08/2026.",
  ],
  [
    "F64: one that is over before the service is",
    "Transport",
    { from: "2026-07-30", to: "2026-08-04" },
    {},
    "The category runs from 01/01/2026 to 31/07/2026; the service is from 30/07/2026 to 04/08/2026.",
  ],
  [
    "F64: one that hasn't begun",
    "Support Coordination",
    { from: "2026-08-04" },
    {},
    "The category begins on 01/10/2026; the service is on 04/08/2026.",
  ],
  [
    "F62 F64: one with two times, between them",
    "Improved Relationships",
    { from: "2026-08-04" },
    {},
    "The category runs from 01/01/2026 to 30/06/2026 and from 01/09/2026 to 31/12/2026; the service is on 04/08/2026.",
  ],
  [
    "F64: one that is over by the plan as it was retrieved today",
    "Improved Learning",
    { from: "2026-08-04" },
    { source: { at: Date.parse("2026-08-12T01:00:00Z"), of: "both" } },
    "The category ended on 30/06/2026; the service is on 04/08/2026.",
  ],
  [
    "F64: one that isn't over in the contract, where the plan was retrieved before today",
    "Improved Learning",
    { from: "2026-08-04" },
    { source: { at: Date.parse("2026-08-01T01:00:00Z"), of: "both" } },
    undefined,
  ],
  [
    "F64: one that the plan hasn't got",
    "Improved Health and Wellbeing",
    { from: "2026-08-04" },
    {},
    "The plan has no budget for this category.",
  ],
  [
    "one that the participant pays from",
    "Choice and Control",
    { from: "2026-08-04" },
    {},
    "This budget is self-managed: the participant pays from it.",
  ],
  [
    "one that the NDIA pays from",
    "Assistive Technology",
    { from: "2026-08-04" },
    {},
    "This budget is managed by the NDIA: its providers claim from the NDIA.",
  ],
  [
    "one that the CRM leaves out",
    "Behaviour Support",
    { from: "2026-08-04" },
    {},
    "The contract's totals exclude this budget: you don't pay from it.",
  ],
  [
    "F63 F64: any, outside the contract",
    "Consumables",
    { from: "2027-01-01" },
    {},
    "The service contract runs from 01/01/2026 to 31/12/2026; the service is on 01/01/2027.",
  ],
  [
    "F63 F64: one that an earlier contract hasn't got, by that contract's name",
    "Consumables",
    { from: "2025-08-04" },
    {
      otherContracts: [
        {
          contract: { reference: "Plan 2025", startDate: "2025-01-01", endDate: "2025-12-31", active: true },
          budgets: [budget({ category: "Transport" })],
        },
      ],
    },
    "The service contract Plan 2025 has no budget for this category.",
  ],
  [
    "what isn't known rules nothing out",
    "Improved Learning",
    { from: "2026-08-04" },
    { budgets: undefined, contract: undefined },
    undefined,
  ],
])("%s", (_title, category, range, given, reason) => {
  const not = unavailableCategories([category], range, context({ budgets, ...given }));
  expect(not.map((each) => [each.category, each.reason])).toEqual(reason ? [[category, reason]] : []);
});

test("F64: unavailableCategories lists the CRM's unavailable categories in its order, each once", () => {
  const all = ["Transport", "Consumables", "Choice and Control", "Support Coordination"];
  expect(
    unavailableCategories(all, { from: "2026-08-04" }, context({ budgets })).map(({ category, code }) => [
      category,
      code,
    ]),
  ).toEqual([
    ["Transport", "outside-category-period"],
    ["Choice and Control", "not-plan-managed"],
    ["Support Coordination", "outside-category-period"],
  ]);
});

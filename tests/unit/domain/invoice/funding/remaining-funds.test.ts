import { expect, test } from "vitest";
import { remainingFunds } from "../../../../../lib/domain/invoice/funding/remaining-funds.ts";
import { budget, context, invoice, line, QUARTERS, THIRD } from "../invoice-fixtures.ts";

test("remainingFunds gives what an invoice leaves in period, category, Core Flexible and plan", () => {
  const budgets = [
    budget({ category: "Assistance with Daily Life", coreFlexible: true, delivered: 500_00 }),
    budget({ category: "Consumables", coreFlexible: true, periods: QUARTERS }),
    budget({ category: "Transport", management: "agency" }),
  ];
  const lines = [
    line({ category: "Consumables", total: 1200_00 }),
    line({ id: "2", category: "01 Assistance with Daily Life", total: 100_00 }),
    line({ id: "3", category: "Transport" }),
    line({ id: "4", category: "Consumables", total: undefined, quantity: undefined }),
  ];
  expect(remainingFunds(invoice({ lines }), context({ budgets }))).toEqual({
    categories: [
      {
        category: "Assistance with Daily Life",
        stated: false,
        coreFlexible: true,
        startDate: "2026-01-01",
        endDate: "2026-12-31",
        before: 3500_00,
        drawn: 100_00,
        after: 3400_00,
        periods: [],
      },
      {
        category: "Consumables",
        stated: false,
        coreFlexible: true,
        startDate: "2026-01-01",
        endDate: "2026-12-31",
        before: 4000_00,
        drawn: 1200_00,
        after: 2800_00,
        periods: [
          {
            startDate: THIRD.startDate,
            endDate: THIRD.endDate,
            status: "active",
            before: 1000_00,
            drawn: 1200_00,
            after: -200_00,
          },
        ],
      },
    ],
    // A quarter of Consumables is still to be released.
    coreFlexible: { before: 7500_00, drawn: 1300_00, after: 6200_00, released: 5200_00 },
    plan: { before: 7500_00, drawn: 1300_00, after: 6200_00 },
    uncounted: ["3", "4"],
  });
});

test("remainingFunds keeps unknown amounts unknown", () => {
  const budgets = [budget({ unknown: ["delivered"] })];
  const left = remainingFunds(invoice(), context({ budgets }));
  expect(left.categories[0]).toMatchObject({ before: null, drawn: 100_00, after: null });
  expect(left.plan).toEqual({ before: null, drawn: 100_00, after: null });
  expect(left.coreFlexible).toBeUndefined();
});

test("remainingFunds counts nothing without budgets", () => {
  expect(remainingFunds(invoice(), context({ budgets: undefined }))).toEqual({
    categories: [],
    uncounted: ["1"],
  });
});

test("remainingFunds of a late service is about the earlier contract", () => {
  const earlier = budget({ startDate: "2025-01-01", endDate: "2025-12-31", total: 900_00 });
  const dates = { startDate: "2025-01-01", endDate: "2025-12-31" };
  const given = context({
    otherContracts: [{ contract: { ...dates, active: true }, budgets: [earlier] }],
  });
  const late = line({ from: "2025-08-04" });
  const { categories, plan } = remainingFunds(invoice({ lines: [late] }), given);
  expect(categories).toMatchObject([{ ...dates, before: 900_00, after: 800_00 }]);
  expect(plan).toEqual({ before: 900_00, drawn: 100_00, after: 800_00 });
  const both = remainingFunds(invoice({ lines: [late, line({ id: "2" })] }), given);
  expect(both.categories.map(({ after }) => after)).toEqual([3900_00, 800_00]);
  expect(both.plan).toEqual({ before: 4000_00, drawn: 100_00, after: 3900_00 });
});

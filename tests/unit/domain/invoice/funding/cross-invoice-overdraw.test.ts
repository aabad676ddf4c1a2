import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkInvoice } from "../../../../../lib/domain/invoice/rules/check.ts";
import type { InvoiceContext } from "../../../../../lib/domain/invoice/model/context.ts";
import type { LineFacts } from "../../../../../lib/domain/invoice/funding/line-facts.ts";
import type { InvoiceLine } from "../../../../../lib/domain/invoice/model/line.ts";
import { findOverdraws } from "../../../../../lib/domain/invoice/funding/cross-invoice-overdraw.ts";
import { budget, context, FIRST, FOURTH, invoice, line, SECOND, THIRD, TODAY } from "../invoice-fixtures.ts";

/** Each line as an invoice of its own, then all of them held against the plan. */
function together(lines: readonly InvoiceLine[], given: InvoiceContext) {
  const facts: LineFacts[] = [];
  for (const each of lines) checkInvoice(invoice({ lines: [each] }), given, (one) => facts.push(one));
  const drawing = facts.flatMap(({ line: { id }, amount, budget: from, segments: pieces }) => {
    const period = pieces?.[0]?.period;
    if (!from || amount === undefined || !given.budgets) return [];
    return [
      { line: id, amount, source: { budgets: given.budgets, budget: from, ...(period ? { period } : {}) } },
    ];
  });
  return findOverdraws(drawing, TODAY);
}

function of(id: string, dollars: number, from = "2026-08-03"): InvoiceLine {
  return line({ id, from, rate: dollars * 100, total: dollars * 100 });
}

describe("invoices that fit one by one", () => {
  it("findOverdraws reports a joint overdraw once, at the first line over the limit, with both amounts", () => {
    const given = context({ budgets: [budget({ total: 800_00 })] });
    const found = together([of("1", 500), of("2", 200), of("3", 200), of("4", 300)], given);
    expect(found).toMatchObject([{ first: "3", drawn: 1200_00, left: 800_00 }]);
    expect(found[0]?.source).not.toHaveProperty("period");
  });

  it("findOverdraws reports nothing for lines that fit to the cent", () => {
    const given = context({ budgets: [budget({ total: 800_00 })] });
    expect(together([of("1", 500), of("2", 300)], given)).toEqual([]);
  });

  it("findOverdraws checks lines only against their own period", () => {
    const given = context({ budgets: [budget({ periods: [FIRST, SECOND, THIRD] })] });
    const lines = [of("1", 700), of("2", 700, "2026-05-04"), of("3", 700)];
    expect(together(lines, given)).toMatchObject([
      { first: "3", drawn: 1400_00, left: 1000_00, source: { period: THIRD } },
    ]);
  });

  it("findOverdraws names the budget where its periods have enough", () => {
    const given = context({ budgets: [budget({ total: 1200_00, periods: [FIRST, SECOND, THIRD] })] });
    const [found] = together([of("1", 700), of("2", 700, "2026-05-04")], given);
    expect(found).toMatchObject({ first: "2", drawn: 1400_00, left: 1200_00 });
    expect(found?.source).not.toHaveProperty("period");
  });

  it("findOverdraws allows Core Flexible as long as it has enough or isn't known", () => {
    const core = (change = {}) => budget({ coreFlexible: true, total: 500_00, ...change });
    const lines = [of("1", 400), of("2", 400)];
    const budgetsOf = (other: object) => [core(), core({ category: "Consumables", ...other })];
    expect(together(lines, context({ budgets: budgetsOf({ total: 300_00 }) }))).toEqual([]);
    expect(together(lines, context({ budgets: budgetsOf({ total: 100_00 }) }))).toMatchObject([
      { first: "2", drawn: 800_00, left: 500_00, pool: 600_00 },
    ]);
    expect(together(lines, context({ budgets: budgetsOf({ total: 0, unknown: ["total"] }) }))).toEqual([]);
  });

  it("findOverdraws counts Core Flexible's later periods, but no budget of other days", () => {
    const core = (change = {}) => budget({ coreFlexible: true, ...change });
    const lines = [of("1", 900), of("2", 900)];
    const periods = [FIRST, SECOND, THIRD, FOURTH];
    const spent = { periods, delivered: 3000_00, unknown: ["periodsDelivered" as const] };
    expect(together(lines, context({ budgets: [core(spent), core({ category: "Consumables" })] }))).toEqual(
      [],
    );
    const ended = core({ category: "Consumables", startDate: "2025-01-01", endDate: "2025-12-31" });
    expect(together(lines, context({ budgets: [core(spent), ended] }))).toMatchObject([
      { first: "2", drawn: 1800_00, pool: 1000_00 },
    ]);
  });

  it("findOverdraws agrees with the check of one invoice that has all these lines", () => {
    const days = fc.constantFrom("2026-02-02", "2026-05-04", "2026-08-03");
    const someLines = fc.array(fc.tuple(fc.integer({ min: 1, max: 700 }), days), {
      minLength: 1,
      maxLength: 12,
    });
    const given = fc
      .record({
        total: fc.integer({ min: 0, max: 3000 }),
        pooled: fc.boolean(),
        periods: fc.constantFrom([], [FIRST, SECOND, THIRD]),
        other: fc.integer({ min: 0, max: 800 }),
        unknown: fc.constantFrom(undefined, ["periodsDelivered"] as const),
      })
      .map(({ total, pooled, periods, other, unknown }) =>
        context({
          budgets: [
            budget({ total: total * 100, coreFlexible: pooled, periods, ...(unknown ? { unknown } : {}) }),
            budget({ category: "Consumables", total: other * 100, coreFlexible: pooled }),
          ],
        }),
      );
    fc.assert(
      fc.property(someLines, given, (some, plan) => {
        const lines = some.map(([dollars, day], at) => of(String(at), dollars, day));
        const exceeding = checkInvoice(invoice({ lines }), plan).filter(
          ({ code }) => code === "funds-exceeded",
        );
        const found = together(lines, plan);
        expect(found[0]?.first).toBe(exceeding[0]?.lineId);
        expect(found.every(({ first }) => exceeding.some(({ lineId }) => lineId === first))).toBe(true);
        expect(found.every(({ drawn, left }) => drawn > left)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

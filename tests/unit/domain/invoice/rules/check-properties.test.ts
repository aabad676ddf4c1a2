import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { IsoDate } from "../../../../../lib/core/calendar-date.ts";
import { checkInvoice } from "../../../../../lib/domain/invoice/rules/check.ts";
import type { BudgetState, InvoiceContext } from "../../../../../lib/domain/invoice/model/context.ts";
import type { InvoiceLine } from "../../../../../lib/domain/invoice/model/line.ts";
import { remainingFunds } from "../../../../../lib/domain/invoice/funding/remaining-funds.ts";
import { budget, context, invoice, line, TODAY } from "../invoice-fixtures.ts";

const plus = (date: IsoDate, days: number) => Temporal.PlainDate.from(date).add({ days }).toString();
const sum = (numbers: (number | undefined)[]) => numbers.reduce<number>((all, each) => all + (each ?? 0), 0);

/** Funding periods one after the other, of any lengths, from any day on: leap days and changes of the clock among them. */
const chain = fc
  .record({
    start: fc.integer({ min: 0, max: 1500 }).map((days) => plus("2024-01-01", days)),
    lengths: fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 8 }),
  })
  .map(({ start, lengths }) => {
    let next = start;
    return lengths.map((length) => {
      const startDate = next;
      next = plus(next, length);
      return { startDate, endDate: plus(next, -1), amount: 1000_00, released: true, delivered: 0 };
    });
  });

const spanning = chain.chain((periods) => {
  const first = periods[0]?.startDate ?? "";
  const days = sum(periods.map(({ startDate, endDate }) => daysIn(startDate, endDate)));
  return fc.record({
    periods: fc.constant(periods),
    range: fc
      .tuple(fc.nat({ max: days - 1 }), fc.nat({ max: days - 1 }))
      .map(([a, b]) => ({ from: plus(first, Math.min(a, b)), to: plus(first, Math.max(a, b)) })),
    amount: fc.integer({ min: 1, max: 100_000 }),
    rate: fc.integer({ min: 1, max: 5000_00 }),
    byHours: fc.boolean(),
    totalOff: fc.integer({ min: -3, max: 3 }),
  });
});

function daysIn(from: IsoDate, to: IsoDate): number {
  return Temporal.PlainDate.from(from).until(to).days + 1;
}

function over(periods: BudgetState["periods"], given: Partial<InvoiceContext> = {}): InvoiceContext {
  const dates = { startDate: periods[0]?.startDate ?? "", endDate: periods.at(-1)?.endDate ?? "" };
  return context({
    contract: { ...dates, active: true },
    plan: dates,
    budgets: [budget({ ...dates, periods, total: 1e12 })],
    ...given,
  });
}

describe("a line that is split where funding periods end", () => {
  test("a split line covers its days exactly, never crosses a period, and adds up to the cent and hundredth", () => {
    fc.assert(
      fc.property(spanning, ({ periods, range, amount, rate, byHours, totalOff }) => {
        const total = Math.max(1, Math.round((amount * rate) / 100) + totalOff);
        const of = byHours ? { quantity: undefined, hours: amount } : { quantity: amount };
        const long = line({ ...range, ...of, rate, total });
        const spans = checkInvoice(invoice({ lines: [long] }), over(periods)).find(
          ({ code }) => code === "spans-periods",
        );
        const met = periods.filter(
          ({ startDate, endDate }) => startDate <= range.to && endDate >= range.from,
        );
        expect(spans !== undefined).toBe(met.length > 1);
        if (spans?.fix?.kind !== "split") return;
        const { parts } = spans.fix;
        expect(parts).toHaveLength(met.length);
        expect(parts[0]?.from).toBe(range.from);
        expect(parts.at(-1)?.to).toBe(range.to);
        for (const [at, { from, to }] of parts.entries()) {
          expect(from <= to).toBe(true);
          expect(from >= (met[at]?.startDate ?? "") && to <= (met[at]?.endDate ?? "")).toBe(true);
          expect(from).toBe(at === 0 ? range.from : plus(parts[at - 1]?.to ?? "", 1));
        }
        expect(sum(parts.map((part) => part.total))).toBe(total);
        expect(sum(parts.map((part) => part.quantity))).toBe(long.quantity ?? 0);
        expect(sum(parts.map((part) => part.hours))).toBe(long.hours ?? 0);
        expect(parts.every((part) => part.total > 0 && (part.quantity ?? part.hours ?? 0) > 0)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test("a split line's parts total their quantity at the rate, where the line did", () => {
    fc.assert(
      fc.property(spanning, ({ periods, range, amount, rate }) => {
        const long = line({ ...range, quantity: amount, rate, total: Math.round((amount * rate) / 100) });
        const given = over(periods);
        const spans = checkInvoice(invoice({ lines: [long] }), given).find(
          ({ fix }) => fix?.kind === "split",
        );
        const parts = spans?.fix?.kind === "split" ? spans.fix.parts : [];
        const lines = parts.map((part, at) => ({ ...long, ...part, id: String(at) }));
        const after = checkInvoice(invoice({ lines }), given).map(({ code }) => code);
        expect(after).not.toContain("line-total-off");
        expect(after).not.toContain("spans-periods");
        expect(after).not.toContain("amount-not-positive");
      }),
    );
  });

  test("a split line mostly adds up where the page multiplies each part", () => {
    const kept = { whole: 0, all: 0 };
    fc.assert(
      fc.property(spanning, ({ periods, range, amount, rate }) => {
        const total = Math.round((amount * rate) / 100);
        const long = line({ ...range, quantity: amount, rate, total });
        const fix = checkInvoice(invoice({ lines: [long] }), over(periods)).find(
          ({ code }) => code === "spans-periods",
        )?.fix;
        if (fix?.kind !== "split") return;
        const multiplied = fix.parts.map((part) => Math.round(((part.quantity ?? 0) * rate) / 100));
        kept.all += 1;
        kept.whole += Number(sum(multiplied) === total);
      }),
      { numRuns: 500, seed: 4 },
    );
    expect(kept.all).toBeGreaterThan(100);
    expect(kept.whole / kept.all).toBeGreaterThan(0.9);
  });
});

const someLine = fc.record({
  from: fc.integer({ min: 0, max: 400 }).map((days) => plus("2025-12-15", days)),
  length: fc.integer({ min: 0, max: 60 }),
  category: fc.constantFrom(
    "Consumables",
    "Assistance with Daily Life",
    "Improved Daily Living Skills",
    "Transport",
  ),
  total: fc.integer({ min: -100, max: 3000_00 }),
});

const quarters = ["01-01", "04-01", "07-01", "10-01"].map((start, at) => ({
  startDate: `2026-${start}`,
  endDate: ["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"][at] ?? "",
  amount: 1000_00,
  released: at < 3,
  delivered: at * 10_00,
}));

const plan = [
  budget({ category: "Consumables", coreFlexible: true, periods: quarters, delivered: 60_00 }),
  budget({ category: "Assistance with Daily Life", coreFlexible: true, endDate: "2026-10-31" }),
  budget({
    providerBudgets: [{ provider: "Harbour Therapy", total: 900_00, delivered: 0 }],
    periods: quarters,
    delivered: 60_00,
  }),
];

function toLines(drawn: { from: IsoDate; length: number; category: string; total: number }[]): InvoiceLine[] {
  return drawn.map(({ from, length, category, total }, at) => ({
    id: String(at),
    from,
    to: plus(from, length),
    category,
    quantity: 100,
    rate: total,
    total,
    gst: "P2",
  }));
}

test("remainingFunds doesn't depend on the order of the lines", () => {
  const shuffled = fc.array(someLine, { maxLength: 12 }).chain((drawn) => {
    const lines = toLines(drawn);
    return fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length }));
  });
  fc.assert(
    fc.property(shuffled, ([lines, others]) => {
      const [a, b] = [lines, others].map((each) =>
        remainingFunds(invoice({ lines: each }), context({ budgets: plan })),
      );
      expect({ ...a, uncounted: a?.uncounted.toSorted() }).toEqual({
        ...b,
        uncounted: b?.uncounted.toSorted(),
      });
    }),
  );
});

test("remainingFunds is the funds before, less the lines that are paid", () => {
  fc.assert(
    fc.property(fc.array(someLine, { maxLength: 12 }), (drawn) => {
      const lines = toLines(drawn);
      const {
        categories,
        coreFlexible,
        plan: whole,
        uncounted,
      } = remainingFunds(invoice({ lines }), context({ budgets: plan }));
      const counted = sum(lines.filter(({ id }) => !uncounted.includes(id)).map(({ total }) => total));
      expect(sum(categories.map((each) => each.drawn))).toBe(counted);
      expect(whole).toEqual({
        before: 12_000_00 - 120_00,
        drawn: counted,
        after: 12_000_00 - 120_00 - counted,
      });
      const pooled = sum(categories.filter((each) => each.coreFlexible).map((each) => each.drawn));
      expect(coreFlexible).toEqual({
        before: 7940_00,
        drawn: pooled,
        after: 7940_00 - pooled,
        released: 6940_00 - pooled,
      });
      for (const { periods, drawn: all } of categories.filter((each) => each.periods.length > 0))
        expect(sum(periods.map((period) => period.drawn))).toBe(all);
    }),
  );
});

test("checkInvoice gives the same findings when everything moves by whole weeks", () => {
  const weeks = fc.integer({ min: -50, max: 50 });
  fc.assert(
    fc.property(fc.array(someLine, { maxLength: 8 }), weeks, (drawn, count) => {
      const moved = (date: IsoDate) => plus(date, 7 * count);
      const move = <T extends { startDate: IsoDate; endDate: IsoDate }>(each: T): T => ({
        ...each,
        startDate: moved(each.startDate),
        endDate: moved(each.endDate),
      });
      const year = { startDate: "2026-01-01", endDate: "2026-12-31" };
      const lines = toLines(drawn);
      const here = checkInvoice(invoice({ lines }), context({ budgets: plan }));
      const there = checkInvoice(
        invoice({
          date: moved("2026-08-10"),
          lines: lines.map((each) => ({ ...each, from: moved(each.from ?? ""), to: moved(each.to ?? "") })),
        }),
        context({
          today: moved(TODAY),
          contract: { ...move(year), active: true },
          plan: move(year),
          budgets: plan.map((each) => ({ ...move(each), periods: each.periods.map(move) })),
        }),
      );
      const verdicts = (findings: typeof here) =>
        findings.map(({ lineId, code, severity }) => [lineId, code, severity]);
      expect(verdicts(there)).toEqual(verdicts(here));
    }),
  );
});

test("checkInvoice doesn't change its arguments", () => {
  const lines = [line({ from: "2026-03-30", to: "2026-07-02" })];
  const given = context({ budgets: plan });
  const before = structuredClone({ lines, given });
  checkInvoice(invoice({ lines }), given);
  remainingFunds(invoice({ lines }), given);
  expect({ lines, given }).toEqual(before);
});

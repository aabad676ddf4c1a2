import type { BudgetState, InvoiceContext } from "../../../../lib/domain/invoice/model/context.ts";
import type { Invoice, InvoiceLine } from "../../../../lib/domain/invoice/model/line.ts";

/** What differs from the sample; `undefined` leaves a field out. */
export type Change<T> = { [K in keyof T]?: T[K] | undefined };

function without<T extends object>(all: Change<T>): T {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as T;
}

/** The plan of these tests: 2026, in quarters where a budget has periods. Today is in its third quarter. */
export const TODAY = "2026-08-12";

export const FIRST = period("2026-01-01", "2026-03-31");
export const SECOND = period("2026-04-01", "2026-06-30");
export const THIRD = period("2026-07-01", "2026-09-30");
export const FOURTH = { ...period("2026-10-01", "2026-12-31"), released: false };

function period(startDate: string, endDate: string): BudgetState["periods"][number] {
  return { startDate, endDate, amount: 1000_00, released: true, delivered: 0 };
}

/** $4,000.00 for a year; nothing delivered. */
export function budget(change: Partial<BudgetState> = {}): BudgetState {
  return {
    category: "Improved Daily Living Skills",
    management: "plan",
    startDate: "2026-01-01",
    endDate: "2026-12-31",
    total: 4000_00,
    delivered: 0,
    coreFlexible: false,
    stated: false,
    periods: [],
    ...change,
  };
}

export const QUARTERS = [FIRST, SECOND, THIRD, FOURTH];

/** Everything is known, so that no finding is about what isn't. */
export function context(change: Change<InvoiceContext> = {}): InvoiceContext {
  return without({
    today: TODAY,
    isPace: true,
    contract: { startDate: "2026-01-01", endDate: "2026-12-31", active: true },
    plan: { startDate: "2026-01-01", endDate: "2026-12-31" },
    budgets: [budget()],
    state: "NSW",
    invoices: [],
    delivered: [],
    ...change,
  });
}

/** One hour of $100.00 on a Monday of the third quarter. */
export function line(change: Change<InvoiceLine> = {}): InvoiceLine {
  return without({
    id: "1",
    from: "2026-08-03",
    category: "Improved Daily Living Skills",
    item: "15_037_0117_1_3",
    quantity: 100,
    rate: 100_00,
    total: 100_00,
    gst: "P2",
    claimType: "STAN",
    ...change,
  });
}

export function invoice(change: Change<Invoice> = {}): Invoice {
  return without({
    ndisNumber: "430123456",
    clientName: "Ana Ruiz",
    provider: "Harbour Therapy",
    abn: "51824753556",
    number: "INV-0042",
    date: "2026-08-10",
    lines: [line()],
    ...change,
  });
}

import type { IsoDate } from "../../../core/calendar-date.ts";
import type { Cents } from "../../../core/money.ts";
import { isCoreFlexible } from "./budget-index.ts";
import type { BudgetState } from "../model/context.ts";
import { Ledger } from "./ledger.ts";
import { poolTouching } from "./core-flexible.ts";
import { availableFunds } from "./available-funds.ts";
import type { Period } from "../model/period.ts";

/** What a line is paid from. */
export interface FundingSource {
  /** All of the plan's: Core Flexible money is theirs together. */
  budgets: readonly BudgetState[];
  budget: BudgetState;
  period?: Period;
}

/** Lines that fit one by one but not together: the first over the limit, what all of them draw, and what there was. */
export interface Overdraw<Line> {
  first: Line;
  /** With the period only where that is what has too little. */
  source: FundingSource;
  drawn: Cents;
  left: Cents;
  /** What Core Flexible as a whole had, for a category that may draw on it. */
  pool?: Cents;
}

/**
 * Checks lines of several invoices against their plan, each after those above it: what `funds-exceeded` checks within one
 * invoice. Every budget and period is reported once.
 */
export function findOverdraws<Line>(
  lines: readonly { line: Line; source: FundingSource; amount: Cents }[],
  today: IsoDate,
): Overdraw<Line>[] {
  const ledger = new Ledger();
  const firsts: Omit<Overdraw<Line>, "drawn">[] = [];
  for (const { line, source, amount } of lines) {
    if (isOverdrawn(source, amount, today, ledger)) {
      const shortSource = narrowest(source, amount, ledger);
      const isReported = firsts.some((overdraw) => isSame(overdraw.source, shortSource));
      if (!isReported)
        firsts.push({ first: line, source: shortSource, ...fundsBefore(source, shortSource, today) });
    }
    recordDraw(amount, source, ledger);
  }
  return firsts.map((overdraw) => ({
    ...overdraw,
    drawn: ledger.drawnFrom(overdraw.source.budget, overdraw.source.period ?? overdraw.source.budget),
  }));
}

/** Whether what was drawn already leaves too little for this amount, Core Flexible included. What isn't known is enough. */
export function isOverdrawn(source: FundingSource, amount: Cents, today: IsoDate, ledger: Ledger): boolean {
  const { budget, period } = source;
  const own = availableFunds(budget, period, today, ledger);
  if (own === undefined || own >= amount) return false;
  const pool = poolFunds(source, today, ledger);
  return pool === undefined || (pool !== null && pool < amount);
}

/** Left in Core Flexible as a whole: `null` where that isn't known, absent for a budget that can't draw on it. */
function poolFunds(
  { budgets, budget, period }: FundingSource,
  today: IsoDate,
  ledger: Ledger,
): Cents | null | undefined {
  return isCoreFlexible(budget) ? poolTouching(budgets, period ?? budget, today, ledger)?.total : undefined;
}

export function recordDraw(amount: Cents, { budget, period }: FundingSource, ledger: Ledger): void {
  ledger.draw(amount, budget);
  if (period) ledger.draw(amount, budget, period);
}

function narrowest({ budgets, budget, period }: FundingSource, amount: Cents, ledger: Ledger): FundingSource {
  const isPeriod =
    period !== undefined &&
    isPeriodSpendKnown(budget) &&
    period.amount - period.delivered - ledger.drawnFrom(budget, period) < amount;
  return isPeriod ? { budgets, budget, period } : { budgets, budget };
}

function fundsBefore(source: FundingSource, shortSource: FundingSource, today: IsoDate) {
  const { budget, period } = source;
  const emptyLedger = new Ledger();
  const left =
    shortSource.period === undefined
      ? availableFunds(budget, isPeriodSpendKnown(budget) ? undefined : period, today, emptyLedger)
      : shortSource.period.amount - shortSource.period.delivered;
  const pool = poolFunds(source, today, emptyLedger);
  return { left: left ?? 0, ...(typeof pool === "number" ? { pool } : {}) };
}

function isPeriodSpendKnown({ unknown }: BudgetState): boolean {
  return !unknown?.includes("periodsDelivered");
}

/** Budgets of one funding component may share the very same periods. */
function isSame(a: FundingSource, b: FundingSource): boolean {
  return a.budget === b.budget && a.period === b.period;
}

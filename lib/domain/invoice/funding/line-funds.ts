import { baseItem } from "../../catalogue/item-suffixes.ts";
import type { Cents } from "../../../core/money.ts";
import { indexBudgets, isCoreFlexible } from "./budget-index.ts";
import type { BudgetState, ProviderBudget } from "../model/context.ts";
import { rangeCovers } from "../../../core/date-range.ts";
import { type CoreFlexiblePool, poolCovering } from "./core-flexible.ts";
import type { Ledger } from "./ledger.ts";
import type { AvailableFunds, LineFacts } from "./line-facts.ts";
import { availableFunds } from "./available-funds.ts";
import { type Period, periodStatusOn } from "../model/period.ts";
import { normaliseName } from "../../../core/normalise-name.ts";
import { proposeSplit } from "./propose-split.ts";

export function fundsForLine(facts: LineFacts, ledger: Ledger): AvailableFunds | undefined {
  const { amount, budget, segments, overlappingPeriods, context, invoice, line } = facts;
  if (amount === undefined || !budget || !context.budgets) return undefined;
  if ((segments?.length ?? 0) > 1 || (overlappingPeriods?.length ?? 0) > 1) return undefined;
  const { today } = context;
  const period = segments?.[0]?.period;
  const certain = availableFunds(budget, period, today, ledger);
  const isShort = certain !== undefined && certain < amount && !mayBePaidByAnotherBudget(facts, budget);
  const own = certain !== undefined && certain < amount && !isShort ? undefined : certain;
  const provider = providerBudget(facts, invoice.provider);
  const item = itemBudget(budget, line.item);
  return {
    amount,
    status: period ? periodStatusOn(period, today) : "none",
    period,
    endOfPlan: budget.periods.length > 0 && budget.periods.every(({ endDate }) => endDate < today),
    own,
    pool: isShort ? poolFor(facts, budget, ledger) : undefined,
    provider: provider && providerFunds(provider, budget, ledger),
    item: item && item.total - item.delivered - ledger.drawnFrom(budget, item),
    afterOthers: ledger.drawnFrom(budget) > 0,
    unspentEarlier: period && isShort ? unspentBefore(period, budget) : 0,
  };
}

/** The category has another budget for these days whose management is unknown, so that one may pay instead. */
function mayBePaidByAnotherBudget({ context, category, range }: LineFacts, budget: BudgetState): boolean {
  if (!context.budgets || category === undefined || !range) return false;
  const managed = indexBudgets(context.budgets).managed.get(category) ?? [];
  return managed.some((each) => each !== budget && each.management === null && rangeCovers(each, range));
}

/** Only PACE has Core Flexible. Where it isn't known whether this is PACE, it may be what pays, and none of it is sure. */
function poolFor(
  { context, range }: LineFacts,
  budget: BudgetState,
  ledger: Ledger,
): CoreFlexiblePool | undefined {
  const { isPace, budgets, today } = context;
  if (isPace === false || !budgets || !range || !isCoreFlexible(budget)) return undefined;
  const pool = poolCovering(budgets, range, today, ledger);
  return pool && (isPace ? pool : { released: null, total: pool.total });
}

function providerFunds(provider: ProviderBudget, budget: BudgetState, ledger: Ledger): Cents | null {
  if (provider.delivered === null) return null;
  return provider.total - provider.delivered - ledger.drawnFrom(budget, provider);
}

function unspentBefore(period: Period, { periods, unknown }: BudgetState): Cents {
  if (unknown?.includes("periodsDelivered")) return 0;
  return periods.reduce(
    (sum, each) => (each.endDate < period.startDate ? sum + Math.max(0, each.amount - each.delivered) : sum),
    0,
  );
}

function providerBudget({ budget, range }: LineFacts, provider: string | undefined) {
  if (!budget?.providerBudgets || !provider || !range) return undefined;
  const name = normaliseName(provider);
  return budget.providerBudgets.find(
    (each) =>
      normaliseName(each.provider) === name &&
      (!each.startDate || each.startDate <= range.from) &&
      (!each.endDate || each.endDate >= range.to),
  );
}

function itemBudget({ itemBudgets }: BudgetState, item: string | undefined) {
  if (!item || !itemBudgets) return undefined;
  return (
    itemBudgets.find((each) => each.item === item) ?? itemBudgets.find((each) => each.item === baseItem(item))
  );
}

/** A line that is refused draws all the same: the rows below mustn't count on its money. */
export function recordLineDraw(facts: LineFacts, ledger: Ledger): void {
  const { amount, line, budget, segments, context } = facts;
  if (amount === undefined || amount <= 0 || !context.budgets) return;
  const paid = segments ?? (budget ? [{ budget, period: undefined }] : []);
  const parts = segments && segments.length > 1 ? proposeSplit(line, segments, amount) : undefined;
  const shares = parts ?? [{ total: amount }];
  for (const [at, { total }] of shares.entries()) {
    const from = paid[at];
    if (!from) return;
    ledger.draw(total, from.budget);
    if (from.period) ledger.draw(total, from.budget, from.period);
  }
  if (!budget) return;
  const provider = providerBudget(facts, facts.invoice.provider);
  if (provider) ledger.draw(amount, budget, provider);
  const item = itemBudget(budget, line.item);
  if (item) ledger.draw(amount, budget, item);
}

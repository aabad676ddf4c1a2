import type { IsoDate } from "../../../core/calendar-date.ts";
import { itemCategory } from "../../catalogue/item-category.ts";
import type { Cents } from "../../../core/money.ts";
import { categoryKey } from "../../catalogue/support-category.ts";
import type { BudgetState } from "../model/context.ts";
import type { FundingTables, ListedPeriod, ListedProviderBudget } from "./funding-tables.ts";
import type { Period } from "../model/period.ts";
import { normaliseName } from "../../../core/normalise-name.ts";

/** A service that was delivered, and counted. */
export interface Delivery {
  category: string;
  date: IsoDate;
  amount: Cents;
  provider?: string;
  item?: string;
}

/** The CRM's own funding periods, where the NDIA names none. One that can't be read leaves the category without any. */
export function withListedPeriods(budget: BudgetState, { periods: listed = [] }: FundingTables): BudgetState {
  const key = categoryKey(budget.category);
  // A row that doesn't say whose it is may be anybody's.
  const rows = listed.filter(({ category }) => !category || categoryKey(category) === key);
  if (rows.length === 0) return budget;
  const periods = readable(rows);
  if (budget.periods.length > 0)
    return periods && daysOf(periods) !== daysOf(budget.periods)
      ? { ...budget, periodsDiffer: true }
      : budget;
  return periods
    ? { ...budget, periods, from: { ...budget.from, periods: "crm" } }
    : withUnknown(budget, "periodsDelivered");
}

function daysOf(periods: readonly Period[]): string {
  return periods
    .map(({ startDate, endDate }) => `${startDate}/${endDate}`)
    .toSorted()
    .join();
}

/** In their order; `undefined` where one isn't whole, or two of them share a day. */
function readable(rows: readonly ListedPeriod[]): Period[] | undefined {
  const periods = rows
    .flatMap(({ category, startDate, endDate, amount, released }) =>
      category && startDate && endDate && endDate >= startDate && amount !== null
        ? [{ startDate, endDate, amount, released, delivered: 0 }]
        : [],
    )
    .toSorted((a, b) => (a.startDate < b.startDate ? -1 : 1));
  const isApart = periods.every(
    ({ startDate }, at) => at === 0 || (periods[at - 1]?.endDate ?? "") < startDate,
  );
  return periods.length === rows.length && isApart ? periods : undefined;
}

/**
 * What each period has paid: known where there is only one, as long as the budget, or where the dated services make up all
 * that was delivered.
 */
export function withPeriodsPaid(budget: BudgetState, deliveries: readonly Delivery[]): BudgetState {
  const [only, ...others] = budget.periods;
  if (!only) return budget;
  if (others.length === 0 && only.startDate <= budget.startDate && only.endDate >= budget.endDate)
    return { ...budget, periods: [{ ...only, delivered: budget.delivered }] };
  const dated = ofCategory(budget, deliveries);
  // Of periods that aren't all known, what was delivered may be another's.
  if (sum(dated) !== budget.delivered) return withUnknown(budget, "periodsDelivered");
  const periods = budget.periods.map((period) => ({ ...period, delivered: sum(dated.filter(isIn(period))) }));
  return { ...budget, periods };
}

/**
 * What of the category belongs to one provider or to one support item, by the CRM's own tables. An item in a row without a
 * category belongs to the one that pays for it in a plan of this kind.
 */
export function withOwnBudgets(
  budget: BudgetState,
  { providerBudgets = [], supports = [] }: FundingTables,
  deliveries: readonly Delivery[],
  isPace: boolean | undefined,
): BudgetState {
  const key = categoryKey(budget.category);
  const counted = ofCategory(budget, deliveries);
  const isComplete = !budget.unknown?.includes("delivered") && sum(counted) === budget.delivered;
  const providers = providerBudgets.flatMap((row) =>
    categoryKey(row.category) === key && row.amount !== null
      ? [ofProvider(row, row.amount, isComplete ? counted : undefined)]
      : [],
  );
  const items = Map.groupBy(
    supports.filter(
      ({ item, category }) => categoryKey(category ?? itemCategory(item, isPace)?.name ?? "") === key,
    ),
    ({ item }) => item,
  );
  const itemBudgets = Array.from(items).flatMap(([item, rows]) => {
    const total = rows.reduce<Cents | null>(
      (all, row) => (all === null || row.total === null ? null : all + row.total),
      0,
    );
    const delivered = sum(counted.filter((each) => each.item === item));
    return total === null || !isComplete ? [] : [{ item, total, delivered }];
  });
  return {
    ...budget,
    ...(providers.length > 0 ? { providerBudgets: providers } : {}),
    ...(itemBudgets.length > 0 ? { itemBudgets } : {}),
  };
}

function ofProvider(
  { provider, delivered, startDate, endDate }: ListedProviderBudget,
  total: Cents,
  counted: readonly Delivery[] | undefined,
): NonNullable<BudgetState["providerBudgets"]>[number] {
  const name = normaliseName(provider);
  const providerDeliveries = counted?.filter(
    (each) =>
      normaliseName(each.provider ?? "") === name &&
      (!startDate || each.date >= startDate) &&
      (!endDate || each.date <= endDate),
  );
  return {
    provider,
    total,
    delivered: delivered ?? (providerDeliveries ? sum(providerDeliveries) : null),
    ...(startDate ? { startDate } : {}),
    ...(endDate ? { endDate } : {}),
  };
}

function ofCategory({ category }: BudgetState, deliveries: readonly Delivery[]): Delivery[] {
  const key = categoryKey(category);
  return deliveries.filter((each) => categoryKey(each.category) === key);
}

function isIn({ startDate, endDate }: Period): (delivery: Delivery) => boolean {
  return ({ date }) => date >= startDate && date <= endDate;
}

function sum(deliveries: readonly Delivery[]): Cents {
  return deliveries.reduce((all, { amount }) => all + amount, 0);
}

function withUnknown(budget: BudgetState, part: NonNullable<BudgetState["unknown"]>[number]): BudgetState {
  return { ...budget, unknown: [...(budget.unknown ?? []), part] };
}

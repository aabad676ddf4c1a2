import type { Cents } from "../../../core/money.ts";
import type { NonPaceBudget } from "../../record/non-pace-budget.ts";
import { bookingCategory } from "../booking-category.ts";
import { type ContractRow, rowCategoryKey } from "./contract-row.ts";

/** A category with money that the plan states for certain items. */
export interface StatedCategory {
  key: string;
  /** The contract's budget of the category; `undefined`: it has none. */
  budget: ContractRow | undefined;
  /** The service supports by which its items are booked. */
  items: ContractRow[];
  /** What of the category's money those items don't have; `null`: not told. */
  left: Cents | null;
}

/**
 * The contract's categories with a stated item (F5, F21): those with a service support that asks for a booking of its own, and
 * those in which the NDIA's budgets name an item.
 */
export function statedCategories(
  rows: readonly ContractRow[],
  budgets: readonly NonPaceBudget[],
): StatedCategory[] {
  const inContract = Map.groupBy(rows, rowCategoryKey);
  const inPlan = Map.groupBy(budgets, ({ category }) => bookingCategory(category)?.name ?? category);
  return [...inContract].flatMap(([key, ofCategory]) => {
    const items = ofCategory.filter(isTickedItem);
    const lines = inPlan.get(key) ?? [];
    if (items.length === 0 && !lines.some(({ item }) => item !== null)) return [];
    const budget = ofCategory.find(({ rowKind }) => rowKind === "plan-budget");
    const ofPlan = lines.length === 0 ? null : wholeSum(lines.map(({ approved }) => approved));
    const total = budget ? budget.amount : ofPlan;
    const booked = wholeSum(items.map(({ amount }) => amount));
    const left = total === null || booked === null ? null : Math.max(0, total - booked);
    return [{ key, budget, items, left }];
  });
}

/** `null` as soon as one amount isn't told. */
function wholeSum(amounts: readonly (Cents | null)[]): Cents | null {
  return amounts.reduce((sum, amount) => (sum === null || amount === null ? null : sum + amount), 0);
}

function isTickedItem({ rowKind, item, requiresBooking }: ContractRow): boolean {
  return rowKind === "service-support" && item !== null && requiresBooking === true;
}

import { categoryByDigits, categoryMovedByPace, itemCategory } from "../../catalogue/item-category.ts";
import { categoryKey, categoryOfKey, type SupportCategory } from "../../catalogue/support-category.ts";
import { indexBudgets } from "./budget-index.ts";
import type { InvoiceContext } from "../model/context.ts";
import { linePrice } from "./line-price.ts";
import type { InvoiceLine } from "../model/line.ts";

/**
 * Key of the category that a line is paid from: as it is written, or that of its item, where the plan has a budget of it.
 * Absent where that isn't known: then the line isn't checked against a budget.
 */
export function lineCategory(line: InvoiceLine, context: PlanAndPrices): string | undefined {
  const { category, item } = line;
  const { budgets } = context;
  if (category) {
    const key = categoryKey(category);
    // A name that Planbridge doesn't know, or that contradicts itself, may be any category's that the plan has.
    return !budgets || categoryOfKey(key) || indexBudgets(budgets).byCategory.has(key) ? key : undefined;
  }
  if (!budgets || !item) return undefined;
  const key = payingCategory(item, context, linePrice(line, context)?.row.paceCategory)?.name;
  return key !== undefined && indexBudgets(budgets).byCategory.has(key) ? key : undefined;
}

/** What a category is looked for by. */
type PlanAndPrices = Pick<InvoiceContext, "isPace" | "budgets" | "prices">;

/**
 * The category that pays for an item in this contract or plan. Undefined where that isn't known.
 * @param listed the item's PACE category in the price list of the service's day, where one tells it
 */
export function payingCategory(
  item: string,
  context: Pick<InvoiceContext, "isPace" | "budgets">,
  listed?: number | null,
): SupportCategory | undefined {
  const { isPace, budgets } = context;
  const category = itemCategory(item, isPace, listed);
  if (category || isPace !== undefined) return category;
  // Only PACE plans have those categories, so a budget of one tells the plan's kind.
  const moved = categoryMovedByPace(item, listed);
  return moved && budgets && indexBudgets(budgets).byCategory.has(moved.name) ? moved : undefined;
}

/** Both categories of an item that PACE moved, where it isn't known whether it pays from the one or the other. */
export function eitherCategory(
  item: string,
  context: Pick<InvoiceContext, "isPace" | "budgets">,
  listed?: number | null,
): { underPace: SupportCategory; byDigits: SupportCategory } | undefined {
  if (context.isPace !== undefined || payingCategory(item, context, listed)) return undefined;
  const underPace = categoryMovedByPace(item, listed);
  const byDigits = categoryByDigits(item);
  return underPace && byDigits && { underPace, byDigits };
}

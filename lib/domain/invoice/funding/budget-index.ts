import { categoryKey, possibleCategories } from "../../catalogue/support-category.ts";
import type { BudgetState } from "../model/context.ts";

/** The budgets of a plan, as rules ask for them. */
interface BudgetIndex {
  byCategory: ReadonlyMap<string, readonly BudgetState[]>;
  /** Those that the plan manager pays from or may pay from; the certain ones come first. */
  managed: ReadonlyMap<string, readonly BudgetState[]>;
  /** By the categories that they may be of: those whose category contradicts itself, as in `03 Transport`. */
  unsure: ReadonlyMap<string, readonly BudgetState[]>;
  /** The ones whose money is Core Flexible, or may be. */
  pooled: readonly BudgetState[];
  /** What the plan manager may pay from and some amount of which isn't known: its names, by category. */
  unknownFunds: ReadonlyMap<string, readonly string[]>;
}

const indexes = new WeakMap<readonly BudgetState[], BudgetIndex>();

/** The rules ask several times in a row for the same one. */
let latest: { budgets: readonly BudgetState[]; index: BudgetIndex } | undefined;

/** Cached per list of budgets, because a file asks for every line. Never change such a list in place. */
export function indexBudgets(budgets: readonly BudgetState[]): BudgetIndex {
  if (budgets === latest?.budgets) return latest.index;
  const index = indexes.get(budgets) ?? buildIndex(budgets);
  indexes.set(budgets, index);
  latest = { budgets, index };
  return index;
}

function buildIndex(budgets: readonly BudgetState[]): BudgetIndex {
  const planManaged = budgets
    .filter(mayBePlanManaged)
    .toSorted((a, b) => Number(!a.management) - Number(!b.management));
  return {
    byCategory: Map.groupBy(budgets, ({ category }) => categoryKey(category)),
    managed: Map.groupBy(planManaged, ({ category }) => categoryKey(category)),
    unsure: indexUnclearCategories(budgets),
    pooled: planManaged.filter(isCoreFlexible),
    unknownFunds: indexUnknownFunds(budgets.filter(mayBePlanManaged)),
  };
}

function indexUnknownFunds(managed: readonly BudgetState[]): BudgetIndex["unknownFunds"] {
  const names = new Map<string, string[]>();
  for (const { category, unknown } of managed) {
    if (!unknown?.length) continue;
    const key = categoryKey(category);
    const list = names.get(key) ?? [];
    if (!list.includes(category)) list.push(category);
    names.set(key, list);
  }
  return names;
}

/** The plan manager pays from it, or nobody tells who does. */
export function mayBePlanManaged({ management }: Pick<BudgetState, "management">): boolean {
  return management === "plan" || management === null;
}

/** Flexible money of a Core category that the plan manager pays from, as far as is known. */
export function isCoreFlexible(budget: BudgetState): boolean {
  return budget.coreFlexible && budget.stated !== true && mayBePlanManaged(budget);
}

/** What a pooled budget brings to the others is known only where its kind and its management are. */
export function isCertainlyPooled({ stated, management }: BudgetState): boolean {
  return stated === false && management === "plan";
}

function indexUnclearCategories(budgets: readonly BudgetState[]): BudgetIndex["unsure"] {
  const found = new Map<string, BudgetState[]>();
  for (const budget of budgets) {
    for (const { name } of possibleCategories(budget.category))
      found.set(name, [...(found.get(name) ?? []), budget]);
  }
  return found;
}

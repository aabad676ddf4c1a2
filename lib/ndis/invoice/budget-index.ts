import type { IsoDate } from "../calendar-date.ts";
import type { Cents } from "../money.ts";
import { categoryKey } from "../support-category.ts";
import type { BudgetState } from "./context.ts";
import { releasedOf } from "./period.ts";

/** The budgets of a plan, as rules ask for them. */
export interface BudgetIndex {
  byCategory: ReadonlyMap<string, readonly BudgetState[]>;
  /** Of those the ones that the plan manager pays from. */
  managed: ReadonlyMap<string, readonly BudgetState[]>;
  /**
   * What the Core Flexible categories have left together: released by now, less delivered. Absent where there is no such
   * category, `null` where an amount of one of them isn't known.
   */
  pool?: Cents | null;
}

const indexes = new WeakMap<readonly BudgetState[], Indexed>();

/** The rules ask several times in a row for the same one. */
let latest: Indexed | undefined;

interface Indexed {
  budgets: readonly BudgetState[];
  today: IsoDate;
  index: BudgetIndex;
}

/** Made once for each list of budgets: a file asks again for every line. So the list mustn't be changed in place. */
export function indexOf(budgets: readonly BudgetState[], today: IsoDate): BudgetIndex {
  if (budgets === latest?.budgets && today === latest.today) return latest.index;
  const known = indexes.get(budgets);
  if (known?.today === today) {
    latest = known;
    return known.index;
  }
  const byCategory = Map.groupBy(budgets, ({ category }) => categoryKey(category));
  const ours = budgets.filter(({ management }) => management === "plan");
  const managed = Map.groupBy(ours, ({ category }) => categoryKey(category));
  const pooled = budgets.filter(isPooled);
  const index: BudgetIndex = { byCategory, managed };
  if (pooled.length > 0)
    index.pool = pooled.some(isUncertain)
      ? null
      : pooled.reduce((sum, budget) => sum + releasedOf(budget, today) - budget.delivered, 0);
  latest = { budgets, today, index };
  indexes.set(budgets, latest);
  return index;
}

/** Flexible money of a Core category that the plan manager pays from. */
export function isPooled({ coreFlexible, stated, management }: BudgetState): boolean {
  return coreFlexible && !stated && management === "plan";
}

function isUncertain({ unknown }: BudgetState): boolean {
  return unknown?.some((part) => part !== "periodsDelivered") ?? false;
}

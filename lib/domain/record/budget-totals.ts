import type { BudgetView, GroupTotals, RecordTotals } from "./record-view.ts";
import { sumOf, utilisationOf } from "./amount.ts";
import type { SyncInfo } from "./sync-info.ts";

type Amounts = Pick<BudgetView, "approved" | "allocated" | "remaining" | "spent">;

/** All four sums and the utilisation: 0 and 0 % without any budget (F87–F90). */
function totalsOf(budgets: readonly Amounts[]): Omit<RecordTotals, "sync"> {
  const approved = sumOf(budgets.map((budget) => budget.approved));
  const spent = sumOf(budgets.map((budget) => budget.spent));
  return {
    approved,
    allocated: sumOf(budgets.map((budget) => budget.allocated)),
    remaining: sumOf(budgets.map((budget) => budget.remaining)),
    spent,
    utilisation: utilisationOf(spent, approved),
  };
}

/** Where the budgets aren't known, nothing is told of any sum. */
export function recordTotals(budgets: readonly BudgetView[] | null, sync: SyncInfo): RecordTotals {
  const unknown = { approved: null, allocated: null, remaining: null, spent: null };
  return { ...totalsOf(budgets ?? [unknown]), sync };
}

/** In the order in which each name first comes up (F92). */
export function groupTotals(
  budgets: readonly BudgetView[] | null,
  nameOf: (budget: BudgetView) => string,
): GroupTotals[] {
  return [...Map.groupBy(budgets ?? [], nameOf)].map(([name, group]) => ({ name, ...totalsOf(group) }));
}

import type { IsoDate } from "../../core/calendar-date.ts";
import { type PlanBudget, managementStyleOf } from "../plan/plan-budget.ts";
import { categoryKey } from "../catalogue/support-category.ts";

/** What tells a budget of the CRM apart from others. A field that the organisation hides is absent. */
interface Pairable {
  category: string;
  /** In CareView's words. */
  managementStyle?: string;
  startDate?: IsoDate | null;
}

/**
 * Which of the CRM's budgets each of the NDIA's is: same category, best by management, then by start. One whose management
 * isn't told is paired only where its category has no other on either side: which one it is would be a guess.
 */
export function pairBudgets<CrmSide extends Pairable>(
  crmBudgets: readonly CrmSide[],
  budgets: readonly PlanBudget[],
) {
  const unpaired = [...crmBudgets];
  const matched: [CrmSide, PlanBudget][] = [];
  const onlyNdia: PlanBudget[] = [];
  const isUnambiguous = (budget: PlanBudget) =>
    budget.management !== null || (isOnlyOfCategory(budget, crmBudgets) && isOnlyOfCategory(budget, budgets));
  for (const budget of budgets.toSorted((a, b) => bestScore(crmBudgets, b) - bestScore(crmBudgets, a))) {
    const best = unpaired.toSorted((a, b) => matchScore(b, budget) - matchScore(a, budget))[0];
    if (best && matchScore(best, budget) > 0 && isUnambiguous(budget)) {
      matched.push([best, budget]);
      unpaired.splice(unpaired.indexOf(best), 1);
    } else onlyNdia.push(budget);
  }
  return { matched, onlyNdia, onlyCrm: unpaired };
}

function isOnlyOfCategory({ category }: PlanBudget, all: readonly { category: string }[]): boolean {
  const key = categoryKey(category);
  return all.filter((each) => categoryKey(each.category) === key).length === 1;
}

function bestScore(crmBudgets: readonly Pairable[], budget: PlanBudget): number {
  return Math.max(0, ...crmBudgets.map((each) => matchScore(each, budget)));
}

/** 0: not the same category at all. */
function matchScore(crmBudget: Pairable, budget: PlanBudget): number {
  if (categoryKey(crmBudget.category) !== categoryKey(budget.category)) return 0;
  const sameManagement =
    budget.management !== null && crmBudget.managementStyle === managementStyleOf(budget);
  return 1 + (sameManagement ? 2 : 0) + (crmBudget.startDate === budget.startDate ? 1 : 0);
}

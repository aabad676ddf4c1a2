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
export function pairBudgets<Held extends Pairable>(
  crmBudgets: readonly Held[],
  budgets: readonly PlanBudget[],
) {
  const left = [...crmBudgets];
  const both: [Held, PlanBudget][] = [];
  const onlyNdia: PlanBudget[] = [];
  const isSure = (budget: PlanBudget) =>
    budget.management !== null || (isAlone(budget, crmBudgets) && isAlone(budget, budgets));
  for (const budget of budgets.toSorted((a, b) => fitAmong(crmBudgets, b) - fitAmong(crmBudgets, a))) {
    const best = left.toSorted((a, b) => fit(b, budget) - fit(a, budget))[0];
    if (best && fit(best, budget) > 0 && isSure(budget)) {
      both.push([best, budget]);
      left.splice(left.indexOf(best), 1);
    } else onlyNdia.push(budget);
  }
  return { both, onlyNdia, onlyCrm: left };
}

function isAlone({ category }: PlanBudget, all: readonly { category: string }[]): boolean {
  const key = categoryKey(category);
  return all.filter((each) => categoryKey(each.category) === key).length === 1;
}

function fitAmong(crmBudgets: readonly Pairable[], budget: PlanBudget): number {
  return Math.max(0, ...crmBudgets.map((each) => fit(each, budget)));
}

/** 0: not the same category at all. */
function fit(crmBudget: Pairable, budget: PlanBudget): number {
  if (categoryKey(crmBudget.category) !== categoryKey(budget.category)) return 0;
  const sameManagement =
    budget.management !== null && crmBudget.managementStyle === managementStyleOf(budget);
  return 1 + (sameManagement ? 2 : 0) + (crmBudget.startDate === budget.startDate ? 1 : 0);
}

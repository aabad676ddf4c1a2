import type { IsoDate } from "../../core/calendar-date.ts";
import type { Cents } from "../../core/money.ts";
import type { Plan } from "./plan.ts";
import type { Problem } from "../../core/problem.ts";
import { categoryKey } from "../catalogue/support-category.ts";

/** Who pays the providers of a budget. */
export type Management = "plan" | "agency" | "self";

/** The words of the CRM's Management Style for each (F54). */
export const MANAGEMENT_STYLE: Readonly<Record<Management, string>> = {
  plan: "Plan Management",
  agency: "Agency",
  self: "Self Managed",
};

/** In the CRM's words; `null` where it is unknown. */
export function managementStyleOf({ management }: Pick<PlanBudget, "management">): string | null {
  return management && MANAGEMENT_STYLE[management];
}

/** A part of a budget's time, with the money that is released for it. */
export interface FundingPeriod {
  /** The NDIA's own id (F100), where it tells one. */
  id?: string;
  startDate: IsoDate;
  endDate: IsoDate;
  amount: Cents;
  /** `false` while its money hasn't been released. */
  released: boolean;
}

/** An amount of a budget that the NDIA may leave out. */
export type BudgetAmount = "total" | "spent" | "remaining";

/** One budget of a PACE plan: a support category under one kind of management (F36). A copy, as the plan is. */
export interface PlanBudget {
  /** As the NDIA writes it. */
  category: string;
  /** `Core`, `Capacity Building` and so on, as the NDIA writes it. */
  supportType: string;
  /** Stated money is for what the plan states; flexible money may move between Core Flexible categories. `null`: unknown. */
  stated: boolean | null;
  /** The funding component's name, e.g. `Core Flexible (Plan-managed)`. */
  component: string | null;
  /** `null`: the NDIA doesn't tell, and nothing is guessed. */
  management: Management | null;
  /** The NDIA's word for it, where Planbridge doesn't know the word. */
  managementWord?: string;
  startDate: IsoDate;
  endDate: IsoDate;
  /** What was approved: the budget's total, the only amount that is ever written to the CRM (F52). */
  total: Cents;
  /** Delivered to date, by whomever (F40f). */
  spent: Cents;
  /** Below zero where a Core Flexible category has drawn on the others. Never written to the CRM (F52, F184). */
  remaining: Cents;
  /** Those of the three that the NDIA didn't tell: what stands there was worked out, with nothing spent for a spent that isn't told. */
  notTold?: readonly BudgetAmount[];
  /** What of the total may be spent so far, where the NDIA tells it. */
  released?: Cents;
  /** How its money is paid out, such as `Regular`, where the NDIA tells it (F99). */
  instalmentType?: string;
  /** Empty where the budget has none. */
  fundingPeriods: FundingPeriod[];
  /** It has funding periods in a form that can't be read, so those above aren't all. */
  periodsUnreadable?: true;
}

/** A PACE plan, or an earlier period of it, with its budgets. */
export interface PacePlan extends Plan {
  /** `false` for an earlier period of the plan. */
  current: boolean;
  budgets: PlanBudget[];
  /** Why its budgets aren't known. Then the list above says nothing. */
  budgetsProblem?: Problem;
  /** What doesn't fit together in the NDIA's answer; each a sentence. */
  oddities: string[];
}

/** Of a retrieval the plan itself, not one of its earlier periods. */
export function currentPlan(plans: readonly PacePlan[]): PacePlan | undefined {
  return plans.find(({ current }) => current);
}

/** Which budgets of two retrievals are the same one: category, management, stated or not, and the start as last resort. */
export function budgetKey({ category, management, stated }: PlanBudget): string {
  return `${categoryKey(category)}/${management ?? "not told"}/${kindOf(stated)}`;
}

function kindOf(stated: boolean | null): string {
  if (stated === null) return "not told";
  return stated ? "stated" : "flexible";
}

/** Self- and agency-managed budgets aren't the plan manager's to pay from, so the contract's totals leave them out. */
export function isExcluded({ management }: Pick<PlanBudget, "management">): boolean {
  return management === "self" || management === "agency";
}

/** A contract's Total Funding: everything that the plan manager pays from. `null` while the management of any is unknown. */
export function managedTotal(budgets: readonly PlanBudget[]): Cents | null {
  if (budgets.some(({ management }) => management === null)) return null;
  return budgets.reduce((sum, budget) => (isExcluded(budget) ? sum : sum + budget.total), 0);
}

/** That total of a plan whose budgets are all told; else `null`. */
export function planManagedTotal({ budgets, budgetsProblem }: PacePlan): Cents | null {
  if (budgetsProblem || budgets.some((budget) => toldAmount(budget, "total") === null)) return null;
  return managedTotal(budgets);
}

/** `null`: the NDIA didn't tell it. */
export function toldAmount(budget: PlanBudget, name: BudgetAmount): Cents | null {
  return budget.notTold?.includes(name) ? null : budget[name];
}

/** What may be spent today: money that isn't released doesn't count, though some answers have it in what remains. */
export function availableOf({ released, spent, remaining }: PlanBudget): Cents {
  return released === undefined ? remaining : Math.min(remaining, released - spent);
}

/** One problem for all budgets whose management is unknown. */
export function unknownManagementProblem(budgets: readonly PlanBudget[]): Problem | undefined {
  const unknown = budgets.filter(({ management }) => management === null);
  if (unknown.length === 0) return undefined;
  const names = [...new Set(unknown.map(nameWithWord))].join(", ");
  return {
    code: "management-not-told",
    what: `The NDIA doesn't say who manages ${names}.`,
    remedy:
      "Check in the plan or the provider portal whether it is plan-managed, and enter it in the CRM yourself.",
  };
}

function nameWithWord({ category, managementWord }: PlanBudget): string {
  return managementWord ? `${category} (it says “${managementWord}”)` : category;
}

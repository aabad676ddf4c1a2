import type { DatabaseSync } from "node:sqlite";
import { all, first, insert, inTransaction, run, update } from "../database/query.ts";
import { insertPaceBudget } from "../database/seed-pace.ts";
import { releasedOf } from "../people/pace-periods.ts";
import { currentBudgets, findPaceBudgets, type FundingPeriod, type PaceBudgetRow } from "./pace-budgets.ts";
import { findParticipant, findPlans } from "./participants.ts";
import { categoryTypes, type BudgetType, type Management, type SupportType } from "./support-categories.ts";

/** Amounts in cents, dates as YYYY-MM-DD. What isn't named stays. */
export type BudgetChange = {
  approved?: number | undefined;
  spent?: number | undefined;
  start?: string | undefined;
  end?: string | undefined;
  management?: Management | undefined;
  /** The component's name, for one that doesn't tell the management in brackets. */
  component?: string | undefined;
  remove?: true | undefined;
};

/** What isn't named comes from the category and the current plan: plan-managed, nothing spent, no funding periods. */
export type NewBudget = {
  category: string;
  approved: number;
  spent?: number | undefined;
  start?: string | undefined;
  end?: string | undefined;
  management?: Management | undefined;
  budgetType?: BudgetType | undefined;
  supportType?: SupportType | undefined;
  periods?: { start: string; end: string; amount: number; released: boolean }[] | undefined;
};

/** Changes the participant's first current budget of a category. False when there is none. */
export function changeBudget(
  database: DatabaseSync,
  ndisNumber: string,
  category: string,
  change: BudgetChange,
): boolean {
  const plans = findPlans(database, ndisNumber);
  const budget = currentBudgets(findPaceBudgets(database, ndisNumber), plans).find(
    (each) => each.category === category,
  );
  if (!budget) return false;
  inTransaction(database, () => {
    if (change.remove) removeBudget(database, budget);
    else storeChange(database, budget, change);
  });
  return true;
}

function removeBudget(database: DatabaseSync, { id }: PaceBudgetRow): void {
  run(database, "DELETE FROM pace_funding_periods WHERE budget_id = ?", id);
  run(database, "DELETE FROM pace_budgets WHERE id = ?", id);
}

function storeChange(database: DatabaseSync, budget: PaceBudgetRow, change: BudgetChange): void {
  const management = change.management ?? budget.management;
  const approved = change.approved ?? budget.approved;
  // The last funding period takes the difference, as the agency's own changes fall on what is still to come.
  run(
    database,
    `UPDATE pace_funding_periods SET amount = amount + ?1
     WHERE id = (SELECT max(id) FROM pace_funding_periods WHERE budget_id = ?2)`,
    approved - budget.approved,
    budget.id,
  );
  const periods = all<FundingPeriod>(
    database,
    "SELECT * FROM pace_funding_periods WHERE budget_id = ?",
    budget.id,
  ).map(({ start_date: start, end_date: end, amount, released }) => ({
    start,
    end,
    amount,
    released: released === 1,
  }));
  update(database, "pace_budgets", budget.id, {
    approved,
    released: releasedOf({ approved, periods }),
    spent: change.spent ?? budget.spent,
    start_date: change.start ?? budget.start_date,
    end_date: change.end ?? budget.end_date,
    management,
    component: change.component ?? budget.component.replace(`(${budget.management})`, `(${management})`),
  });
}

/** False when the participant isn't known or has no plan to add it to. */
export function addBudget(database: DatabaseSync, ndisNumber: string, budget: NewBudget): boolean {
  const plan = findPlans(database, ndisNumber).at(-1);
  if (!plan) return false;
  const { budgetType, supportType } = categoryTypes(budget.category);
  insertPaceBudget(database, ndisNumber, plan.plan_start, {
    category: budget.category,
    budgetType: budget.budgetType ?? budgetType,
    supportType: budget.supportType ?? supportType,
    management: budget.management ?? "Plan-managed",
    start: budget.start ?? plan.plan_start,
    end: budget.end ?? plan.plan_end,
    approved: budget.approved,
    spent: budget.spent ?? 0,
    periods: budget.periods ?? [],
  });
  return true;
}

/**
 * Adds a second plan, which may overlap the first: it has no budgets of its own. It is placed before the one that was
 * generated, which stays the current plan for `changeParticipant` and for new budgets. False when nobody has the number.
 */
export function addPlan(
  database: DatabaseSync,
  ndisNumber: string,
  { start, end }: { start: string; end: string },
): boolean {
  if (!findParticipant(database, ndisNumber)) return false;
  const known = first<{ position: number | null; id: number | null }>(
    database,
    "SELECT min(position) AS position, max(plan_id) AS id FROM participant_plans WHERE ndis_number = ?",
    ndisNumber,
  );
  insert(database, "participant_plans", {
    ndis_number: ndisNumber,
    position: (known?.position ?? 1) - 1,
    plan_id: (known?.id ?? 9_900_000) + 1,
    plan_start: start,
    plan_end: end,
    first_start: start,
  });
  return true;
}

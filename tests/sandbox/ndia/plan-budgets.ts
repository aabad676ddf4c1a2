import type { DatabaseSync } from "node:sqlite";
import { all } from "../database/query.ts";
import { inDollars } from "../money.ts";

type PlanBudget = {
  plan_id: number;
  category: string;
  purpose: string;
  item: string;
  approved: number;
  allocated: number;
  spent: number | null;
};

/**
 * The budgets of a plan outside PACE. Neither path nor shape is public: both are what the extension guesses, and so prove
 * nothing about the agency.
 */
export function describePlanBudgets(database: DatabaseSync, ndisNumber: string, planId: number) {
  const budgets = all<PlanBudget>(
    database,
    "SELECT * FROM record_plan_budgets WHERE ndis_number = ? AND plan_id = ? ORDER BY id",
    ndisNumber,
    planId,
  );
  return {
    participant_plan_id: planId,
    plan_budgets: budgets.map(({ category, purpose, item, approved, allocated, spent }) => ({
      support_category: category,
      support_purpose: purpose,
      product_category_item: item,
      approved_amount: inDollars(approved),
      allocated_amount: inDollars(allocated),
      ...(spent === null
        ? {}
        : { spent_amount: inDollars(spent), remaining_amount: inDollars(approved - spent) }),
    })),
  };
}

import type { DatabaseSync } from "node:sqlite";
import { findPaceBudgets, type PaceBudgetRow } from "../ndia/pace-budgets.ts";
import { addBudget, addPlan, changeBudget, type BudgetChange, type NewBudget } from "../ndia/pace-changes.ts";

/** What a test may change, and look at, of a PACE plan on the agency's side. */
export type PaceControl = {
  /** Changes the first current budget of the category. False when there is none. */
  changeBudget(ndisNumber: string, category: string, change: BudgetChange): boolean;
  /** False when the participant isn't known or has no plan. */
  addBudget(ndisNumber: string, budget: NewBudget): boolean;
  /** A plan besides the one that was generated, without budgets. False when the participant isn't known. */
  addPlan(ndisNumber: string, plan: { start: string; end: string }): boolean;
  /** Everything stored, earlier plan periods included, with the funding periods of each. Cents. */
  paceBudgetsOf(ndisNumber: string): PaceBudgetRow[];
};

export function createPaceControl(database: DatabaseSync): PaceControl {
  return {
    changeBudget: (ndisNumber, category, change) => changeBudget(database, ndisNumber, category, change),
    addBudget: (ndisNumber, budget) => addBudget(database, ndisNumber, budget),
    addPlan: (ndisNumber, plan) => addPlan(database, ndisNumber, plan),
    paceBudgetsOf: (ndisNumber) => findPaceBudgets(database, ndisNumber),
  };
}

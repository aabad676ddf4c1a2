import type { DatabaseSync } from "node:sqlite";
import { all } from "../database/query.ts";
import type { Plan } from "./participants.ts";

/** One budget as it is stored: amounts in cents, dates as YYYY-MM-DD. */
export type PaceBudget = {
  id: number;
  ndis_number: string;
  position: number;
  /** The start of the plan, or of the earlier plan period, that it belongs to. */
  plan_start: string;
  category: string;
  component: string;
  budget_type: string;
  support_type: string;
  management: string;
  instalment_type: string;
  approved: number;
  released: number;
  spent: number;
  start_date: string;
  end_date: string;
};

export type FundingPeriod = {
  id: number;
  budget_id: number;
  start_date: string;
  end_date: string;
  amount: number;
  released: number;
};

/** A stored budget with its funding periods. */
export type PaceBudgetRow = PaceBudget & { periods: FundingPeriod[] };

export type HistoricalPlan = { plan_start: string; plan_end: string };

/** Everything the agency holds, earlier plan periods included. */
export function findPaceBudgets(database: DatabaseSync, ndisNumber: string): PaceBudgetRow[] {
  const periods = all<FundingPeriod>(
    database,
    `SELECT p.* FROM pace_funding_periods p JOIN pace_budgets b ON b.id = p.budget_id
     WHERE b.ndis_number = ? ORDER BY p.start_date, p.id`,
    ndisNumber,
  );
  return all<PaceBudget>(
    database,
    "SELECT * FROM pace_budgets WHERE ndis_number = ? ORDER BY position",
    ndisNumber,
  ).map((budget) =>
    Object.assign(budget, { periods: periods.filter(({ budget_id }) => budget_id === budget.id) }),
  );
}

/** Oldest first. */
export function findHistory(database: DatabaseSync, ndisNumber: string): HistoricalPlan[] {
  const sql = "SELECT plan_start, plan_end FROM pace_plan_history WHERE ndis_number = ? ORDER BY plan_start";
  return all<HistoricalPlan>(database, sql, ndisNumber);
}

/** The budgets of plans that aren't over, as far as the participant has such plans. */
export function currentBudgets(budgets: readonly PaceBudgetRow[], plans: readonly Plan[]): PaceBudgetRow[] {
  return budgets.filter((budget) => plans.some(({ plan_start }) => plan_start === budget.plan_start));
}

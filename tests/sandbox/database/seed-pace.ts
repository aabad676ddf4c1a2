import type { DatabaseSync } from "node:sqlite";
import { componentName } from "../ndia/support-categories.ts";
import { releasedOf } from "../people/pace-periods.ts";
import type { PaceBudgetSeed, ParticipantSeed } from "../people/person.ts";
import { first, insert } from "./query.ts";

/** Writes what the agency holds of one participant's PACE plan. */
export function seedPace(database: DatabaseSync, { ndisNumber, plans, paceSeed }: ParticipantSeed): void {
  const plan = plans.at(-1);
  if (!paceSeed || !plan) return;
  for (const budget of paceSeed.budgets) insertPaceBudget(database, ndisNumber, plan.start, budget);
  const { history } = paceSeed;
  if (!history) return;
  insert(database, "pace_plan_history", {
    ndis_number: ndisNumber,
    plan_start: history.start,
    plan_end: history.end,
  });
  for (const budget of history.budgets) insertPaceBudget(database, ndisNumber, history.start, budget);
}

/** Adds a budget, with its periods, after those the participant has. */
export function insertPaceBudget(
  database: DatabaseSync,
  ndisNumber: string,
  planStart: string,
  budget: PaceBudgetSeed,
): void {
  const last = first<{ position: number | null }>(
    database,
    "SELECT max(position) AS position FROM pace_budgets WHERE ndis_number = ?",
    ndisNumber,
  );
  const budgetId = insert(database, "pace_budgets", {
    ndis_number: ndisNumber,
    position: (last?.position ?? -1) + 1,
    plan_start: planStart,
    category: budget.category,
    component: componentName(budget, budget.management),
    budget_type: budget.budgetType,
    support_type: budget.supportType,
    management: budget.management,
    // What the agency calls money that comes all at once isn't public.
    instalment_type: budget.periods.length > 0 ? "Regular" : "Upfront",
    approved: budget.approved,
    released: releasedOf(budget),
    spent: budget.spent,
    start_date: budget.start,
    end_date: budget.end,
  });
  for (const { start, end, amount, released } of budget.periods) {
    insert(database, "pace_funding_periods", {
      budget_id: budgetId,
      start_date: start,
      end_date: end,
      amount,
      released: Number(released),
    });
  }
}

import type { DatabaseSync } from "node:sqlite";
import { all, run } from "../../database/query.ts";
import { findCategory } from "./booking-categories.ts";

type Budget = { id: number; category: string; item: string; approved: number; allocated: number };

/** Whose money it is: a plan of a participant, a category by its code, and an item or an empty text. */
export type FundsQuery = { ndisNumber: string; planId: number; category: string; item: string };

/**
 * Where the money of a booking's line comes from: a budget; `stated` where the plan names the category's items and this isn't
 * one of them; `none` where it has no money for the category; `unknown` where nothing is known of the plan's budgets.
 */
export type Funds = Budget | "stated" | "none" | "unknown";

export function findFunds(database: DatabaseSync, { ndisNumber, planId, category, item }: FundsQuery): Funds {
  const budgets = all<Budget>(
    database,
    "SELECT id, category, item, approved, allocated FROM record_plan_budgets WHERE ndis_number = ? AND plan_id = ? ORDER BY id",
    ndisNumber,
    planId,
  );
  if (budgets.length === 0) return "unknown";
  const name = findCategory(category)?.name;
  const same = budgets.filter((budget) => budget.category === name);
  const fitting = same.find((budget) => budget.item === item) ?? same.find((budget) => budget.item === "");
  return fitting ?? (same.length > 0 ? "stated" : "none");
}

/** What may still be booked, in cents; null where that isn't known. */
export function availableOf(funds: Funds): number | null {
  if (funds === "unknown") return null;
  return typeof funds === "object" ? funds.approved - funds.allocated : 0;
}

/** Sets money of a budget aside, or gives it back where `cents` are less than 0. */
export function moveFunds(database: DatabaseSync, query: FundsQuery, cents: number): void {
  const funds = findFunds(database, query);
  if (typeof funds === "object")
    run(database, "UPDATE record_plan_budgets SET allocated = allocated + ? WHERE id = ?", cents, funds.id);
}

/** Money that has been paid out. */
export function spendFunds(database: DatabaseSync, query: FundsQuery, cents: number): void {
  const funds = findFunds(database, query);
  if (typeof funds === "object")
    run(database, "UPDATE record_plan_budgets SET spent = spent + ? WHERE id = ?", cents, funds.id);
}

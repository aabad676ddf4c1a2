import type { DatabaseSync } from "node:sqlite";
import { onePeriod, threeMonthly } from "../people/pace-periods.ts";
import { paceTraitsOf } from "../people/pace-traits.ts";
import type { BudgetSeed, ContractSeed } from "../people/person.ts";
import { insert } from "./query.ts";

/** What the office sets up for these when a PACE plan says that they are paid out over time. */
const PAID_OUT: ReadonlySet<string> = new Set([
  "Assistance with Daily Life",
  "Consumables",
  "Assistance with Social, Economic and Community Participation",
  "Choice and Control",
]);

/** The funding component of one budget of a PACE contract, where the office has made one. Positions count from 0. */
export function seedFunding(
  database: DatabaseSync,
  budgetId: number,
  { category, amount }: Pick<BudgetSeed, "category" | "amount">,
  { planStart, planEnd }: ContractSeed,
  position: number,
): void {
  if (!PAID_OUT.has(category)) return;
  const periods = fundingPeriodsOf({ start: planStart, end: planEnd, approved: amount }, position);
  if (periods.length === 0) return;
  const componentId = insert(database, "funding_components", { budget_id: budgetId, amount });
  for (const period of periods) {
    insert(database, "funding_periods", {
      component_id: componentId,
      start_date: period.start,
      end_date: period.end,
      amount: period.amount,
    });
  }
}

/** The office follows what it was told of the plan: three-monthly for some, at once for others, and for others nothing. */
function fundingPeriodsOf(budget: Parameters<typeof threeMonthly>[0], position: number) {
  const traits = paceTraitsOf(position);
  if (traits.has("several-periods")) return threeMonthly(budget, budget.start);
  return traits.has("one-period") ? onePeriod(budget) : [];
}

import { inDollars } from "../money.ts";
import type { HistoricalPlan, PaceBudgetRow } from "./pace-budgets.ts";
import { amounts, groups } from "./pace-tree.ts";

/** The budgets of earlier plan periods, an entry for each. */
export function describeHistory(periods: readonly HistoricalPlan[], budgets: readonly PaceBudgetRow[]) {
  return {
    historical_budget: periods.map(({ plan_start, plan_end }) => {
      const ofPeriod = budgets.filter((budget) => budget.plan_start === plan_start);
      return {
        start_date: plan_start,
        end_date: plan_end,
        total_plan_available: available(ofPeriod),
        bgt_typ_lvl_dtls: groups(ofPeriod, ({ budget_type }) => budget_type).map(([budget_type, ofType]) => ({
          budget_type,
          budget_type_total_available: available(ofType),
          plan_management: groups(ofType, ({ management }) => management).map(describeManagement),
        })),
      };
    }),
  };
}

function describeManagement([fund_management_type, budgets]: [string, PaceBudgetRow[]]) {
  return {
    fund_management_type,
    management_total_available: available(budgets),
    management_spent_amount: amounts(budgets).spent_amount,
    funded_supports: budgets.map((budget) => ({
      support_category: budget.category,
      support_type: budget.support_type,
      budget_status: "Available",
      ...amounts([budget]),
      start_date: budget.start_date,
      end_date: budget.end_date,
    })),
  };
}

function available(budgets: readonly PaceBudgetRow[]): number {
  return inDollars(budgets.reduce((sum, budget) => sum + budget.approved, 0));
}

import type { Switches } from "../control/switches.ts";
import { inDollars } from "../money.ts";
import type { PaceBudgetRow } from "./pace-budgets.ts";

/**
 * The budget answer: the stored budgets grouped by type, management and part of the plan, each level with the sums of
 * what is below it. Names and nesting as the public samples have them; the inside of `funding_periods` isn't public.
 */
export function describeBudgets(budgets: readonly PaceBudgetRow[]) {
  return {
    ...spending(budgets),
    use_funding_periods: budgets.some(({ periods }) => periods.length > 0),
    bgt_typ_lvl_dtls: groups(budgets, ({ budget_type }) => budget_type).map(([budget_type, ofType]) => ({
      budget_type,
      ...dates(ofType),
      ...spending(ofType),
      plan_management: groups(ofType, ({ management }) => management).map(describeManagement),
    })),
    sandbox_undocumented: { note: "not in any public description" },
  };
}

export type BudgetAnswer = ReturnType<typeof describeBudgets>;

/** What early clients expected on the levels of the tree, and no public sample has. */
const GUESSED = new Set(["fund_management_type", "budget_type"]);

/** The answer without what no public sample of it shows: there, management stands in a component's name or nowhere. */
export function applyAnswerShape(answer: unknown, shapes: Switches["agencyShapes"]): unknown {
  if (shapes === "guessed" || answer === undefined) return answer;
  return JSON.parse(JSON.stringify(answer, (key, value: unknown) => (GUESSED.has(key) ? undefined : value)));
}

function describeManagement([fund_management_type, budgets]: [string, PaceBudgetRow[]]) {
  return {
    fund_management_type,
    end_date: dates(budgets).end_date,
    released_amount: spending(budgets).released_amount,
    supp_typ_lvl_dtls: groups(budgets, ({ support_type }) => support_type).map(
      ([support_type_text, ofSupport]) => ({
        support_type_text,
        ...amounts(ofSupport),
        ...dates(ofSupport),
        supp_cat_lvl_dtls: ofSupport.map(describeCategory),
      }),
    ),
  };
}

function describeCategory(budget: PaceBudgetRow) {
  return {
    support_category_text: budget.category,
    funding_component_name: budget.component,
    instalment_type: budget.instalment_type,
    ...amounts([budget]),
    ...dates([budget]),
    supp_itm_lvl_dtls: [],
    funding_periods: budget.periods.map(({ id, start_date, end_date, amount, released }) => ({
      funding_period_id: id,
      start_date,
      end_date,
      amount: inDollars(amount),
      released: released === 1,
    })),
  };
}

/** All four amounts of some budgets together, in dollars. What remains may be less than nothing. */
export function amounts(budgets: readonly PaceBudgetRow[]) {
  const approved = budgets.reduce((sum, budget) => sum + budget.approved, 0);
  return { approved_amount: inDollars(approved), ...spending(budgets) };
}

function spending(budgets: readonly PaceBudgetRow[]) {
  const released = budgets.reduce((sum, budget) => sum + budget.released, 0);
  const spent = budgets.reduce((sum, budget) => sum + budget.spent, 0);
  return {
    released_amount: inDollars(released),
    spent_amount: inDollars(spent),
    remaining_amount: inDollars(released - spent),
  };
}

/** From the first start to the last end. Only ever asked about a group, which has at least one budget. */
function dates(budgets: readonly PaceBudgetRow[]) {
  return {
    start_date: budgets.map((budget) => budget.start_date).toSorted()[0] ?? "0001-01-01",
    end_date:
      budgets
        .map((budget) => budget.end_date)
        .toSorted()
        .at(-1) ?? "0001-01-01",
  };
}

/** In the order in which each key first comes up. */
export function groups(
  budgets: readonly PaceBudgetRow[],
  keyOf: (budget: PaceBudgetRow) => string,
): [string, PaceBudgetRow[]][] {
  return [...Map.groupBy(budgets, keyOf)];
}

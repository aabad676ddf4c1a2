import { addDays } from "../../core/days.ts";
import type { IsoDate } from "../../core/calendar-date.ts";
import { isOnPace, type PracticeClient } from "../../domain/practice/practice-clients.ts";
import {
  earlierPlans,
  practiceBudgets,
  type PracticeBudget,
  type PracticePlan,
  practicePlans,
} from "../../domain/practice/practice-plans.ts";
import { planReference } from "../../domain/practice/practice-records.ts";

/** Whom the answers are about, the day on which practice began, and the day on which they are asked for. */
export interface PracticeQuestion {
  client: PracticeClient;
  began: IsoDate;
  day: IsoDate;
}

/** The answers of an invented NDIA as they would come over the wire. Amounts in dollars. */
export function planAnswer({ client, began, day }: PracticeQuestion) {
  return practicePlans(client, began, day).map(({ startDate, endDate }) => ({
    is_pace_plan: isOnPace(client),
    participant_plan_id: isOnPace(client) ? 0 : Number(planReference(client)),
    plan_start_date: startDate,
    plan_end_date: endDate,
  }));
}

export function budgetAnswer({ client, began, day }: PracticeQuestion) {
  const plans = practicePlans(client, began, day);
  const all = plans.flatMap((plan) =>
    practiceBudgets(client, plan, day).map((budget) => ({ ...budget, plan })),
  );
  return {
    bgt_typ_lvl_dtls: groups(all, ({ budgetType }) => budgetType).map(([budgetType, ofType]) => ({
      budget_type: budgetType,
      plan_management: [
        {
          fund_management_type: "Plan-managed",
          supp_typ_lvl_dtls: groups(ofType, ({ supportType }) => supportType).map(
            ([supportType, ofSupport]) => ({
              support_type_text: supportType,
              supp_cat_lvl_dtls: ofSupport.map((budget) => ({
                support_category_text: budget.category,
                funding_component_name: `${supportType} ${budgetType} (Plan-managed)`,
                ...amounts(budget),
                ...days(budget.plan),
                funding_periods: periods(budget, budget.plan, day),
              })),
            }),
          ),
        },
      ],
    })),
  };
}

/** Flexible money is released in quarters, as PACE does. */
function periods({ approved, budgetType }: PracticeBudget, plan: PracticePlan, day: IsoDate) {
  if (budgetType !== "Flexible") return [];
  const starts = [0, 91, 182, 273].map((after) => addDays(plan.startDate, after));
  const quarter = Math.floor(approved / 4);
  return starts.map((start, at) => {
    const next = starts[at + 1];
    return {
      funding_period_id: at + 1,
      start_date: start,
      end_date: next ? addDays(next, -1) : plan.endDate,
      amount: (next ? quarter : approved - 3 * quarter) / 100,
      released: start <= day,
    };
  });
}

export function pastPlansAnswer({ client, began, day }: PracticeQuestion) {
  return { historical_plan: earlierPlans(client, began, day).map(days) };
}

/** @param endDate the last day of the period that is asked for */
export function pastBudgetsAnswer({ client, began, day }: PracticeQuestion, endDate: string | undefined) {
  const asked = earlierPlans(client, began, day).filter((plan) => plan.endDate === endDate);
  return {
    historical_budget: asked.map((plan) => ({
      ...days(plan),
      bgt_typ_lvl_dtls: groups(
        practiceBudgets(client, plan, plan.endDate),
        ({ budgetType }) => budgetType,
      ).map(([budgetType, ofType]) => ({
        budget_type: budgetType,
        plan_management: [
          {
            fund_management_type: "Plan-managed",
            funded_supports: ofType.map((budget) => ({
              support_category: budget.category,
              support_type: budget.supportType,
              ...amounts(budget),
              ...days(plan),
            })),
          },
        ],
      })),
    })),
  };
}

export function goalsAnswer({ client, began }: PracticeQuestion) {
  const isPace = isOnPace(client);
  return {
    participant_plan_id: isPace ? 0 : Number(planReference(client)),
    plan_goals: isPace
      ? []
      : [{ short_goal_text: GOAL, short_goal_items: [{ short_how_achieve: HOW, short_how_support: "" }] }],
    medium_to_long_term_goals: [],
    goals: isPace
      ? [{ goal_description: GOAL, how_reach: HOW, goal_created: addDays(began, -client.startedBefore) }]
      : [],
  };
}

const GOAL = "Practise with invented data until every screen is familiar.";
const HOW = "Try each tab of the workspace and the side panel.";

export function pastGoalsAnswer() {
  return { historical_goals: [] };
}

function amounts({ approved, spent }: PracticeBudget) {
  return {
    approved_amount: approved / 100,
    spent_amount: spent / 100,
    remaining_amount: (approved - spent) / 100,
  };
}

function days({ startDate, endDate }: PracticePlan) {
  return { start_date: startDate, end_date: endDate };
}

function groups<Item>(items: readonly Item[], keyOf: (item: Item) => string): [string, Item[]][] {
  return [...Map.groupBy(items, keyOf)];
}

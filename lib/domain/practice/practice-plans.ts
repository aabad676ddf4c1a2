import { daysBetween, type IsoDate } from "../../core/calendar-date.ts";
import { addDays } from "../../core/days.ts";
import type { Cents } from "../../core/money.ts";
import { isOnPace, type PracticeClient } from "./practice-clients.ts";

/** A budget of an invented plan, as it stands on a day. Amounts in cents. */
export interface PracticeBudget {
  category: string;
  supportType: string;
  budgetType: "Flexible" | "Stated";
  approved: Cents;
  spent: Cents;
}

/** A plan or a period of it. */
export interface PracticePlan {
  startDate: IsoDate;
  endDate: IsoDate;
}

const YEAR = 365;

/** How many days an extended plan goes on. */
const EXTENDED_BY = 90;

/**
 * What an invented NDIA holds of plans on a day: before a change it was otherwise, so that there is a history to look at.
 * @param began the day on which practice began
 */
export function practicePlans(client: PracticeClient, began: IsoDate, day: IsoDate): PracticePlan[] {
  const start = addDays(began, -client.startedBefore);
  const first: PracticePlan = { startDate: start, endDate: addDays(start, YEAR - 1) };
  if (client.case === "end-differs" && day >= addDays(began, -EXTENDED_BEFORE))
    return [{ ...first, endDate: addDays(first.endDate, EXTENDED_BY) }];
  if (client.case === "new-plan" && day > first.endDate) {
    const next = addDays(first.endDate, 1);
    return [{ startDate: next, endDate: addDays(next, YEAR - 1) }];
  }
  return [first];
}

/** The plans were extended so many days before practice began. */
const EXTENDED_BEFORE = 20;

/** Periods that are over by this day. */
export function earlierPlans(client: PracticeClient, began: IsoDate, day: IsoDate): PracticePlan[] {
  const [current] = practicePlans(client, began, day);
  const start = addDays(began, -client.startedBefore);
  const before = { startDate: addDays(start, -YEAR), endDate: addDays(start, -1) };
  if (!current || !isOnPace(client)) return [];
  return current.startDate === start
    ? [before]
    : [before, { startDate: start, endDate: addDays(start, YEAR - 1) }];
}

/** The categories of every invented plan: what is approved for a year, and what part of it goes in one, in percent. */
const CATEGORIES: readonly (Omit<PracticeBudget, "approved" | "spent"> & { year: Cents; pace: number })[] = [
  {
    category: "Assistance with Daily Life",
    supportType: "Core",
    budgetType: "Flexible",
    year: 2_412_050,
    pace: 94,
  },
  { category: "Consumables", supportType: "Core", budgetType: "Flexible", year: 180_000, pace: 150 },
  {
    category: "Assistance with Social, Economic and Community Participation",
    supportType: "Core",
    budgetType: "Flexible",
    year: 1_095_525,
    pace: 62,
  },
  {
    category: "Improved Daily Living Skills",
    supportType: "Capacity Building",
    budgetType: "Flexible",
    year: 640_080,
    pace: 104,
  },
  {
    category: "Choice and Control",
    supportType: "Capacity Building",
    budgetType: "Stated",
    year: 125_340,
    pace: 100,
  },
];

/** The budgets of a plan on a day. What is spent never exceeds what was approved. */
export function practiceBudgets(
  { size }: PracticeClient,
  { startDate, endDate }: PracticePlan,
  day: IsoDate,
): PracticeBudget[] {
  const days = Math.max(1, daysBetween(startDate, endDate) + 1);
  const gone = Math.min(days, Math.max(0, daysBetween(startDate, day)));
  return CATEGORIES.map(({ year, pace, ...rest }) => {
    const approved = Math.round((year * size * days) / (100 * YEAR));
    const spent = Math.min(approved, Math.round((approved * gone * pace) / (100 * days)));
    return { ...rest, approved, spent };
  });
}

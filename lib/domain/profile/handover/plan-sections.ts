import { formatDate } from "../../../core/calendar-date.ts";
import { formatDays } from "../../../core/date-range.ts";
import { formatMoney } from "../../../core/money.ts";
import { formatAmount, formatTotal } from "../../record/amount.ts";
import type { PeriodView } from "../../record/funding-periods.ts";
import { RECORD_WORDS } from "../../record/record-words.ts";
import type { BookingView, BudgetView, PlanView, RecordView } from "../../record/record-view.ts";
import type { Goal } from "../../record/goal.ts";
import { type ColumnOf, type PackSection, tableOf } from "./handover-pack.ts";

/** Each plan with its budgets, funding periods, service bookings and goals. What isn't told is said so. */
export function planSections({ plans, otherBookings }: RecordView): PackSection[] {
  if (plans.length === 0)
    return [{ title: "Plan", lines: ["No plan was retrieved from the NDIA yet."], tables: [] }];
  const sections = plans.map(planSection);
  if (otherBookings.length === 0) return sections;
  const table = tableOf("Service bookings of no plan that is known", BOOKING_COLUMNS, otherBookings);
  return [...sections, { title: "Other service bookings", lines: [], tables: [table] }];
}

function planSection(plan: PlanView): PackSection {
  const { totals, budgets, bookings, goals } = plan;
  const name = formatDays(plan);
  return {
    title: `${plan.isPace ? "PACE plan" : "Plan"}, ${name}${plan.current ? "" : ", earlier"}`,
    lines: [
      `${RECORD_WORDS.approved}: ${formatTotal(totals.approved)}. ${RECORD_WORDS.spent}: ${formatTotal(totals.spent)}. ${RECORD_WORDS.remaining}: ${formatTotal(totals.remaining)}.`,
      plan.sync.words,
      ...(budgets ? [] : [plan.budgetsProblem?.what ?? "Its budgets aren't known."]),
      ...plan.problems,
    ],
    tables: [
      ...(budgets ? [tableOf("Budgets", BUDGET_COLUMNS, budgets)] : []),
      ...periodTable(budgets ?? []),
      ...(bookings ? [tableOf("Service bookings", BOOKING_COLUMNS, bookings)] : []),
      ...(goals ? [tableOf("Goals of the NDIA's plan", GOAL_COLUMNS, goals.goals)] : []),
    ],
  };
}

const BUDGET_COLUMNS: readonly ColumnOf<BudgetView>[] = [
  { header: "Budget", value: ({ item, category }) => (item ? `${category}, ${item}` : category) },
  { header: "Managed by", value: ({ management }) => management ?? RECORD_WORDS.notTold },
  {
    header: "Days",
    value: ({ startDate, endDate }) =>
      startDate === null ? RECORD_WORDS.notTold : formatDays({ startDate, endDate }),
  },
  { header: RECORD_WORDS.approved, value: ({ approved }) => formatAmount(approved) },
  { header: RECORD_WORDS.spent, value: ({ spent }) => formatAmount(spent) },
  { header: RECORD_WORDS.remaining, value: ({ remaining }) => formatAmount(remaining) },
];

function periodTable(budgets: readonly BudgetView[]) {
  const rows = budgets.flatMap(({ category, instalments }) =>
    (instalments?.periods ?? []).map((period) => ({ category, period })),
  );
  if (rows.length === 0) return [];
  const columns: readonly ColumnOf<{ category: string; period: PeriodView }>[] = [
    { header: "Budget", value: ({ category }) => category },
    { header: "First day", value: ({ period }) => formatDate(period.startDate) },
    { header: "Last day", value: ({ period }) => formatDate(period.endDate) },
    { header: "Amount", value: ({ period }) => formatMoney(period.amount) },
    {
      header: RECORD_WORDS.released,
      value: ({ period }) => (period.released ? "yes" : "not yet"),
    },
  ];
  return [tableOf("Funding periods", columns, rows)];
}

const BOOKING_COLUMNS: readonly ColumnOf<BookingView>[] = [
  { header: "Service booking", value: ({ id }) => id },
  { header: "Type", value: ({ typeWord }) => typeWord },
  { header: "Days", value: formatDays },
  { header: "Status", value: ({ statusLabel }) => statusLabel },
  { header: RECORD_WORDS.allocated, value: ({ allocated }) => formatTotal(allocated) },
  { header: RECORD_WORDS.remaining, value: ({ remaining }) => formatTotal(remaining) },
];

const GOAL_COLUMNS: readonly ColumnOf<Goal>[] = [
  { header: "Goal", isPersonal: true, value: ({ text }) => text ?? RECORD_WORDS.notTold },
  { header: "Term", value: ({ term }) => TERMS[term] },
];

const TERMS: Readonly<Record<Goal["term"], string>> = {
  short: "short term",
  long: "long term",
  "not-told": RECORD_WORDS.notTold,
};

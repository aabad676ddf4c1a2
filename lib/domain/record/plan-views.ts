import { dayAt, formatDate, type IsoDate } from "../../core/calendar-date.ts";
import type { Plan } from "../plan/plan.ts";
import type { PacePlan } from "../plan/plan-budget.ts";
import { bookingViews, movedEnd } from "./booking-views.ts";
import { groupTotals, recordTotals } from "./budget-totals.ts";
import { compareGoals } from "./compare-goals.ts";
import { ACCESS_NOTES } from "./management-rules.ts";
import { nonPaceBudgetViews } from "./non-pace-budget-views.ts";
import { paceBudgetViews } from "./pace-budget-views.ts";
import type { OrganisationRole } from "./budget-access.ts";
import type { ParticipantRecord } from "./participant-record.ts";
import { predictPlanEnd } from "./plan-end.ts";
import type { BudgetView, GoalsView, PlanView } from "./record-view.ts";
import { syncInfo } from "./sync-info.ts";
import { reversedDays } from "./reversed-days.ts";

/** One retrieval of a participant's plans, as it is stored. */
export interface PlanRetrieval {
  retrievedAt: number;
  isPace: boolean;
  plans: readonly Plan[];
  /** With budgets, in a PACE retrieval. */
  pace?: readonly PacePlan[];
}

interface Sources {
  now: number;
  today: IsoDate;
  /** Newest first. */
  retrievals: readonly PlanRetrieval[];
  stored: ParticipantRecord | undefined;
  role: OrganisationRole;
}

/**
 * The PACE plan and the earlier periods of it. Dates are those of the newest retrieval; budgets those of the newest that had
 * any, which may be older.
 */
export function pacePlanViews(sources: Sources): PlanView[] {
  const { retrievals, today, now, stored, role } = sources;
  const [newest] = retrievals;
  const withBudgets = retrievals.filter(({ pace }) => pace !== undefined);
  const [latest] = withBudgets;
  const known = newest?.plans[0];
  const sync = syncInfo(null, newest?.retrievedAt, now);
  const budgetSync = syncInfo(null, latest?.retrievedAt, now);
  const earlier = withBudgets.flatMap(({ retrievedAt, pace }) => {
    const plan = pace?.find(({ current }) => current);
    return plan ? [{ on: dayAt(retrievedAt), plan }] : [];
  });
  // Most retrievals ask for the current plan alone: earlier periods are known from the newest that asked for them.
  const past = withBudgets.find(({ pace }) => pace?.some(({ current }) => !current))?.pace ?? [];
  const periods = [
    ...(latest?.pace ?? []).filter(({ current }) => current),
    ...past.filter((plan) => !plan.current),
  ];
  const views = periods.map((plan): PlanView => {
    const budgets = plan.budgetsProblem ? null : paceBudgetViews(plan, { today, sync: budgetSync, earlier });
    // A retrieval without budgets may be newer, and know that the plan was extended, or that another one runs.
    const isCurrent = plan.current && plan.startDate === known?.startDate;
    const dates = isCurrent ? known : plan;
    return {
      ...base(dates, { current: isCurrent, sync: isCurrent ? sync : budgetSync }, retrievals),
      ...amountsOf(budgets, budgetSync, role),
      ...(plan.budgetsProblem ? { budgetsProblem: plan.budgetsProblem } : {}),
      goals: isCurrent ? goalsView(stored, null, now) : null,
      problems: [...plan.oddities, ...reversedDays("The plan", dates)],
    };
  });
  if (views.some(({ current }) => current) || !known) return views;
  return [
    {
      ...base(known, { current: true, sync }, retrievals),
      ...amountsOf(null, budgetSync, role),
      goals: goalsView(stored, null, now),
      problems: reversedDays("The plan", known),
    },
    ...views,
  ];
}

/** The plans outside PACE of the newest retrieval, each with what is kept of it. */
export function nonPacePlanViews({ retrievals, today, now, stored, role }: Sources): PlanView[] {
  const [newest, ...older] = retrievals;
  const newestFirst = (newest?.plans ?? []).toSorted((a, b) => b.startDate.localeCompare(a.startDate));
  const current =
    newestFirst.find(({ startDate, endDate }) => startDate <= today && today <= (endDate ?? today)) ??
    newestFirst[0];
  const bookings = stored?.bookings;
  return newestFirst.map((plan) => {
    const { reference } = plan;
    const kept = stored?.budgets?.find(({ planReference }) => planReference === reference);
    const budgetSync = syncInfo(reference, kept?.retrievedAt, now);
    const sync = syncInfo(reference, newest?.retrievedAt, now);
    const moved = movedEnd(plan, older);
    return {
      ...base(plan, { current: plan === current, sync }, retrievals),
      ...amountsOf(kept ? nonPaceBudgetViews(kept.budgets, budgetSync) : null, budgetSync, role),
      goals: goalsView(stored, reference, now),
      bookings: bookings
        ? bookingViews(bookings, today, ({ planReference }) => planReference === reference, moved)
        : null,
      bookingsSync: syncInfo(reference, bookings?.retrievedAt, now),
      problems: [...reversedDays("The plan", plan), ...(kept?.unread ?? [])],
    };
  });
}

function base(
  plan: Plan,
  rest: Pick<PlanView, "current" | "sync">,
  retrievals: readonly PlanRetrieval[],
): Pick<PlanView, "isPace" | "startDate" | "endDate" | "current" | "sync" | "end" | "endMoved"> {
  const { isPace, startDate, endDate } = plan;
  const end = rest.current ? predictPlanEnd(plan) : undefined;
  const moved = rest.current ? movedEnd(plan, retrievals) : undefined;
  const was = moved?.earlierEnds[0];
  return {
    isPace,
    startDate,
    endDate,
    ...rest,
    ...(end ? { end } : {}),
    ...(moved && was
      ? {
          endMoved: `The NDIA moved this plan's end from ${formatDate(was)} to ${formatDate(moved.endDate)}.`,
        }
      : {}),
  };
}

function amountsOf(budgets: BudgetView[] | null, sync: PlanView["sync"], role: OrganisationRole) {
  return {
    budgets,
    budgetsNote: ACCESS_NOTES[role],
    totals: recordTotals(budgets, sync),
    byPurpose: groupTotals(budgets, ({ purpose }) => purpose ?? "Purpose not told"),
    byCategory: groupTotals(budgets, ({ category }) => category),
  };
}

function goalsView(
  stored: ParticipantRecord | undefined,
  reference: string | null,
  now: number,
): GoalsView | null {
  const kept = stored?.goals?.find(({ planReference }) => planReference === reference);
  if (!kept) return null;
  const { goals, before, unread, retrievedAt } = kept;
  const withoutText = goals.filter(({ text }) => text === null).length;
  return {
    goals,
    ...(before ? { since: { at: before.retrievedAt, diff: compareGoals(before.goals, goals) } } : {}),
    sync: syncInfo(reference, retrievedAt, now),
    problems: [
      ...unread,
      ...(withoutText > 0
        ? [
            `The NDIA holds ${withoutText === 1 ? "a goal" : `${withoutText} goals`} without a text. Ask the participant what was meant.`,
          ]
        : []),
    ],
  };
}

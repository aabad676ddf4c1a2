import type { Plan } from "../plan/plan.ts";
import type { PacePlan, PlanBudget } from "../plan/plan-budget.ts";
import type { Booking } from "../record/booking.ts";
import type { PlanGoals } from "../record/goal.ts";
import type { PlanRetrieval } from "../record/plan-views.ts";

/** One retrieval of a participant as the history needs it. */
export interface HistoryRetrieval extends PlanRetrieval {
  id: string;
  /** The CRM that it was for; `null`: not told by rows from before. */
  site: string | null;
  /** The batch or the page that it was for. */
  batchId: string;
  /** Whether the earlier periods of a PACE plan were asked for, and answered; `null`: not told. */
  history: boolean | null;
}

/** All that is stored of a participant's past, of all CRMs. */
export interface ParticipantPast {
  /** Newest first. */
  retrievals: HistoryRetrieval[];
  /** How many further retrievals can't be read. */
  unreadable: number;
  /** The goals of each plan and for each CRM. */
  goals: { site: string; goals: PlanGoals }[];
  /** The service bookings as they are kept for each CRM. */
  bookings: HistoryBooking[];
}

/** A service booking as it is kept. `goneSince`: the NDIA doesn't list it any more, since this time, in epoch milliseconds. */
export interface HistoryBooking {
  site: string;
  booking: Booking;
  goneSince?: number;
}

/** One plan, or an earlier period of it, in a retrieval. */
export interface RetrievedPeriod {
  plan: Plan;
  /** The one that runs; `null`: not told outside PACE. */
  current: boolean | null;
  /** `null`: they aren't known. */
  budgets: readonly PlanBudget[] | null;
  /** Why they aren't known, a sentence. */
  whyUnknown: string | null;
}

/** The plans of a retrieval; those of PACE with their budgets, where they were retrieved. */
export function periodsOf({ isPace, plans, pace }: PlanRetrieval): RetrievedPeriod[] {
  if (isPace && pace) return pace.map(pacePeriod);
  const whyUnknown = isPace
    ? "Its budgets weren't asked for."
    : "Budgets of plans outside PACE aren't part of this retrieval.";
  return plans.map((plan) => ({ plan, current: isPace ? true : null, budgets: null, whyUnknown }));
}

function pacePeriod(plan: PacePlan): RetrievedPeriod {
  const { current, budgets, budgetsProblem } = plan;
  return budgetsProblem
    ? { plan, current, budgets: null, whyUnknown: budgetsProblem.what }
    : { plan, current, budgets, whyUnknown: null };
}

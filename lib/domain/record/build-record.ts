import type { IsoDate } from "../../core/calendar-date.ts";
import { currentPlan, planManagedTotal } from "../plan/plan-budget.ts";
import { bookingSteps } from "./booking-steps.ts";
import { bookingViews } from "./booking-views.ts";
import { budgetConditions, type OrganisationRole } from "./budget-access.ts";
import { type ComparedContract, nextSteps } from "./next-steps.ts";
import type { ParticipantRecord } from "./participant-record.ts";
import { nonPacePlanViews, pacePlanViews, type PlanRetrieval } from "./plan-views.ts";
import type { BookingView, PlanView, RecordView } from "./record-view.ts";
import { syncInfo } from "./sync-info.ts";

/** What a participant's record is made of: stored copies alone, nothing is asked for. */
export interface RecordSources {
  ndisNumber: string;
  now: number;
  today: IsoDate;
  /** Newest first. */
  retrievals: readonly PlanRetrieval[];
  stored?: ParticipantRecord | undefined;
  /** A plan manager unless told. */
  role?: OrganisationRole;
  contracts: readonly Omit<ComparedContract, "planTotal">[];
}

/** Everything that is known of a participant, by the newest retrieval of each part (F77). */
export function buildRecord(sources: RecordSources): RecordView {
  const { ndisNumber, now, today, retrievals, contracts, stored, role = "plan-manager" } = sources;
  const [newest] = retrievals;
  const isPace = newest?.isPace ?? null;
  const parts = { now, today, retrievals, stored, role };
  const plans = (isPace ? pacePlanViews(parts) : nonPacePlanViews(parts)).toSorted(
    (a, b) => Number(b.current) - Number(a.current),
  );
  const current = plans.find((plan) => plan.current);
  const otherBookings = isPace ? [] : bookingsWithoutPlan(stored, plans, newest !== undefined, today);
  const planTotal = plannedTotal(retrievals, isPace);
  return {
    ndisNumber,
    isPace,
    sync: syncInfo(current?.sync.reference ?? null, newest?.retrievedAt, now),
    plans,
    otherBookings,
    nextSteps: nextSteps(
      current,
      contracts.map((contract) => ({ ...contract, ...(planTotal === null ? {} : { planTotal }) })),
      today,
      bookingSteps([...plans.flatMap(({ bookings }) => bookings ?? []), ...otherBookings], today),
    ),
    problems: isPace
      ? []
      : [...(stored?.bookings?.unread ?? []), ...otherBookings.flatMap(({ problems }) => problems)],
    ...(isPace === false
      ? {
          budgetConditions: budgetConditions({
            role,
            today,
            consent: stored?.consent,
            bookings: stored?.bookings,
          }),
        }
      : {}),
    ...(stored?.consent ? { consent: stored.consent } : {}),
    ...(stored?.lastSync ? { lastSync: stored.lastSync } : {}),
  };
}

function bookingsWithoutPlan(
  stored: ParticipantRecord | undefined,
  plans: readonly PlanView[],
  isRetrieved: boolean,
  today: IsoDate,
): BookingView[] {
  const known = new Set(plans.map(({ sync }) => sync.reference));
  if (!stored?.bookings) return [];
  return bookingViews(
    stored.bookings,
    today,
    ({ planReference }) => planReference === null || !known.has(planReference),
  ).map((view) => {
    const { id, planReference } = view;
    // Before any plan was retrieved, every plan is unknown, and that is nothing about the booking.
    if (!isRetrieved) return view;
    const why =
      planReference === null
        ? `The NDIA doesn't say which plan service booking ${id} belongs to.`
        : `Service booking ${id} belongs to plan ${planReference}, which the NDIA doesn't list.`;
    return { ...view, problems: [why, ...view.problems] };
  });
}

/** What a contract's total should be: the plan-managed budgets of the newest PACE retrieval that had any. */
function plannedTotal(retrievals: readonly PlanRetrieval[], isPace: boolean | null): number | null {
  if (!isPace) return null;
  const plan = currentPlan(retrievals.find(({ pace }) => pace !== undefined)?.pace ?? []);
  return plan ? planManagedTotal(plan) : null;
}

import { formatDays } from "../../core/date-range.ts";
import { formatDate } from "../../core/calendar-date.ts";
import { formatMoney } from "../../core/money.ts";
import type { Problem } from "../../core/problem.ts";
import { diffPlans } from "../change/plan-diff.ts";
import { currentPlan, type PacePlan } from "../plan/plan-budget.ts";
import type { Plan } from "../plan/plan.ts";
import { type Booking, BOOKING_STATUSES } from "../record/booking.ts";
import type { Notice } from "./notice.ts";

/** What is new: a kind and a sentence. */
export type News = Pick<Notice, "kind" | "what">;

/** More than so many budgets or bookings are counted. */
const MOST_NAMED = 4;

/** New plans and ends that have moved. A plan that isn't listed any more is no news: the NDIA leaves out old ones. */
export function newsOfPlans(before: readonly Plan[], after: readonly Plan[]): News[] {
  return after.flatMap((plan): News[] => {
    const { startDate, endDate } = plan;
    const old = before.find((each) => isSamePlan(each, plan));
    if (!old) return [{ kind: "plan-new", what: `The NDIA lists a new plan: ${formatDays(plan)}.` }];
    if (old.endDate === endDate) return [];
    const was = old.endDate === null ? "no end" : formatDate(old.endDate);
    if (endDate === null)
      return [{ kind: "plan-end-moved", what: `The plan has no end any more. Until now it was ${was}.` }];
    const isExtended = old.endDate !== null && old.endDate < endDate && startDate === old.startDate;
    const what = isExtended
      ? `The NDIA extended the plan to ${formatDate(endDate)}. Until now it ended on ${was}.`
      : `The NDIA moved the plan's end to ${formatDate(endDate)}. Until now it was ${was}.`;
    return [{ kind: "plan-end-moved", what }];
  });
}

/** Outside PACE by reference; on PACE there is one plan for life (F80), and another time of it begins on another day. */
function isSamePlan(a: Plan, b: Plan): boolean {
  return a.isPace === b.isPace && (a.isPace ? a.startDate === b.startDate : a.reference === b.reference);
}

/**
 * What of a PACE plan's budgets differs. What was spent never counts, nor do ends that moved with the plan's own; another time
 * of the plan has budgets of its own, which is no news beside the plan.
 */
export function newsOfPaceBudgets(
  earlier: readonly PacePlan[] | undefined,
  later: readonly PacePlan[],
): News[] {
  const before = currentPlan(earlier ?? []);
  const after = currentPlan(later);
  if (!before || !after || before.budgetsProblem || after.budgetsProblem) return [];
  if (before.startDate !== after.startDate) return [];
  const { added, removed, changed } = diffPlans(before, after);
  const parts = [
    ...added.map(({ category, total }) => `${category} is new, ${formatMoney(total)}`),
    ...removed.map(({ category }) => `${category} is gone`),
    ...changed.flatMap(({ budget, fields }) => {
      const own = fields.filter(
        ({ kind, before: was, after: is }) =>
          kind !== "date" || was !== before.endDate || is !== after.endDate,
      );
      if (own.length === 0) return [];
      const amount = own.find(({ field }) => field === "budgetAmount");
      return typeof amount?.before === "number" && typeof amount.after === "number"
        ? `${budget.category} from ${formatMoney(amount.before)} to ${formatMoney(amount.after)}`
        : `${budget.category} has other dates or funding periods`;
    }),
  ];
  return parts.length === 0 ? [] : [{ kind: "budgets-changed", what: `Budgets changed: ${listed(parts)}.` }];
}

/** New bookings, and those whose days or status differ. What is left of their money is no news. */
export function newsOfBookings(before: readonly Booking[], after: readonly Booking[]): News[] {
  const old = new Map(before.map((booking) => [booking.id, booking]));
  const isListed = new Set(after.map(({ id }) => id));
  const parts = [
    ...after.flatMap((booking) => {
      const known = old.get(booking.id);
      return known ? differences(known, booking) : [`${booking.id} is new, ${formatDays(booking)}`];
    }),
    ...before.filter(({ id }) => !isListed.has(id)).map(({ id }) => `${id} isn't listed any more`),
  ];
  return parts.length === 0
    ? []
    : [{ kind: "bookings-changed", what: `Service bookings changed: ${listed(parts)}.` }];
}

function differences(before: Booking, { id, startDate, endDate, status, isActive }: Booking): string[] {
  const is = [
    ...(before.startDate === startDate ? [] : [`starts on ${formatDate(startDate)}`]),
    // What isn't told now was told before, which says nothing of the booking.
    ...(before.endDate === endDate || endDate === null ? [] : [`ends on ${formatDate(endDate)}`]),
    ...(before.status === status || status === null ? [] : [`is ${BOOKING_STATUSES[status]}`]),
    ...(before.isActive === isActive || isActive === null ? [] : [isActive ? "is active" : "is inactive"]),
  ];
  return is.length === 0 ? [] : [`${id} now ${is.join(" and ")}`];
}

/** A person has to look: it isn't asked for by itself any more. */
export function newsOfFailure({ what }: Pick<Problem, "what">): News {
  return {
    kind: "retrieval-failed",
    what: `Planbridge tried on 3 days to bring this participant up to date and couldn't. ${what} It doesn't try again by itself: open the client and sync this participant.`,
  };
}

function listed(parts: readonly string[]): string {
  const more = parts.length - MOST_NAMED;
  return [...parts.slice(0, MOST_NAMED), ...(more > 0 ? [`and ${more} more`] : [])].join("; ");
}

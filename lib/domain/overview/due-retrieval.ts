import { daysBetween, type IsoDate } from "../../core/calendar-date.ts";
import { dueParts, MAX_FAILURES } from "./due-day.ts";
import type { ParticipantOverview } from "./participant-overview.ts";

/** What is asked for of a participant who is due. Goals never are: each retrieval would make them anew (F108). */
export interface DueRetrieval {
  /** `with-budgets`: on PACE, the plan and its budgets in one. */
  plans: "dates" | "with-budgets" | null;
  /** The plan's own dates are due: they are worth a call even where the budgets are refused. */
  areDatesDue: boolean;
  bookings: boolean;
  /** Of each plan outside PACE. */
  nonPaceBudgets: boolean;
  /** How many calls that takes, as far as is known beforehand. */
  calls: number;
}

/** What tells whether a participant's budgets may be asked for without a person. */
export interface BudgetAccess {
  /** A person has confirmed the participant's consent (F149). */
  hasConsent: boolean;
  /** The PACE API access tick as it is kept; `undefined`: not known. */
  apiAccess: boolean | undefined;
  /** They were retrieved for this CRM before. */
  hadBudgets: boolean;
}

/** A tick that is known to be withdrawn counts more than anything from before. */
export function mayAskForBudgets({ hasConsent, apiAccess, hadBudgets }: BudgetAccess): boolean {
  if (apiAccess === false) return false;
  return hasConsent || apiAccess === true || hadBudgets;
}

/** What may be asked for, and what it takes. */
export interface RetrievalAccess {
  budgets: boolean;
  /** They are switched on. */
  nonPaceBudgets: boolean;
  /** Of each of so many bookings the details are asked for. */
  activeBookings: number;
}

/** The fewest calls that answer what is due of this participant. */
export function dueRetrieval(
  overview: ParticipantOverview,
  today: IsoDate,
  { budgets, nonPaceBudgets, activeBookings }: RetrievalAccess,
): DueRetrieval {
  const due = dueParts(overview, today);
  if (overview.plans?.isPace) {
    const ofPlan = { ...NOTHING, areDatesDue: due.plans };
    if (budgets && (due.plans || due.budgets)) return { ...ofPlan, plans: "with-budgets", calls: 2 };
    return due.plans ? { ...ofPlan, plans: "dates", calls: 1 } : NOTHING;
  }
  // When a plan's end moves, its active bookings' ends follow (F114).
  const bookings = due.bookings || (due.plans && overview.bookings !== undefined);
  const ofPlans = due.plans && budgets && nonPaceBudgets;
  const planCount = overview.plans?.plans.length ?? 0;
  return {
    plans: due.plans ? "dates" : null,
    areDatesDue: due.plans,
    bookings,
    nonPaceBudgets: ofPlans,
    calls: Number(due.plans) + (bookings ? 1 + activeBookings : 0) + (ofPlans ? planCount : 0),
  };
}

const NOTHING: DueRetrieval = {
  plans: null,
  areDatesDue: false,
  bookings: false,
  nonPaceBudgets: false,
  calls: 0,
};

/**
 * Whether it may be asked for today: once a day, and not after it has failed too often. Where the worker died meanwhile, it may
 * be asked for again at once. Only whoever holds the lock may ask: to anybody else it looks the same while it is under way.
 */
export function isAskable({ asked }: ParticipantOverview, today: IsoDate): boolean {
  if (asked === undefined) return true;
  const isFree = asked.day !== today || asked.isOpen === true;
  return isFree && asked.failures + Number(asked.isOpen ?? false) < MAX_FAILURES;
}

/** The worker died each time that it was asked for: a person has to look. To be asked under the lock alone. */
export function hasDiedTooOften({ asked }: ParticipantOverview): boolean {
  return asked?.isOpen === true && asked.failures + 1 >= MAX_FAILURES;
}

/** Whoever has waited for a week goes first, so that nobody waits for ever. */
const LONG_DAYS = 7;

/**
 * Those who are due, in the order in which they are asked for: who has waited long, the longest first; then by the money that
 * is left, those of whom that isn't told last.
 */
export function inRetrievalOrder(
  overviews: readonly ParticipantOverview[],
  today: IsoDate,
): ParticipantOverview[] {
  const waited = ({ dueOn = today }: ParticipantOverview) => {
    const days = daysBetween(dueOn, today);
    return days >= LONG_DAYS ? days : 0;
  };
  const money = ({ budgets }: ParticipantOverview) => budgets?.remaining.cents ?? -Infinity;
  return overviews.toSorted(
    (a, b) =>
      waited(b) - waited(a) ||
      compareMoney(money(a), money(b)) ||
      (a.dueOn ?? today).localeCompare(b.dueOn ?? today) ||
      a.ndisNumber.localeCompare(b.ndisNumber) ||
      a.site.localeCompare(b.site),
  );
}

/** The most first. Two that aren't told are alike, and -Infinity less itself is no number. */
function compareMoney(a: number, b: number): number {
  return a === b ? 0 : Math.sign(b - a);
}

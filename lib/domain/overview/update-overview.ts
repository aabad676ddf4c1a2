import { addDays } from "../../core/days.ts";
import { dayAt, type IsoDate } from "../../core/calendar-date.ts";
import { foldForSearch } from "../../core/search-text.ts";
import { currentPlan, planManagedTotal, toldAmount } from "../plan/plan-budget.ts";
import { sumOf } from "../record/amount.ts";
import type { ParticipantRecord } from "../record/participant-record.ts";
import type { PlanRetrieval } from "../record/plan-views.ts";
import { dueDay, dueParts, isNotedAhead } from "./due-day.ts";
import {
  currentPlanOf,
  type OverviewBudgets,
  type OverviewClient,
  type ParticipantOverview,
} from "./participant-overview.ts";

/** Retrievals that overtake each other are this close. What is known from further ahead was noted by another clock. */
const OVERTAKEN_MS = 24 * 3_600_000;

/** With a retrieval of the plans. One from before what is known already changes nothing. */
export function withRetrieval(overview: ParticipantOverview, retrieval: PlanRetrieval): ParticipantOverview {
  const { retrievedAt, isPace, plans, pace } = retrieval;
  const ahead = (overview.plans?.retrievedAt ?? 0) - retrievedAt;
  if (ahead > 0 && ahead < OVERTAKEN_MS) return overview;
  const known = { ...overview, plans: { retrievedAt, isPace, plans: [...plans] } };
  // What is known of the budgets was of the other kind of plan.
  if (overview.plans?.isPace !== isPace) delete known.budgets;
  if (isPace) delete known.bookings;
  return dated(cameAnew(pace ? withBudgets(known, paceBudgets(pace, retrievedAt)) : known, retrievedAt));
}

/** With what else is kept of the participant. On PACE the budgets come with the plans, and there are no bookings. */
export function withRecord(
  overview: ParticipantOverview,
  { bookings, budgets = [] }: Pick<ParticipantRecord, "bookings" | "budgets">,
): ParticipantOverview {
  if (overview.plans?.isPace) return overview;
  const { retrievedAt } = bookings ?? {};
  const current = retrievedAt === undefined ? undefined : currentPlanOf(overview, dayAt(retrievedAt));
  const ofPlan = budgets.find(({ planReference }) => planReference === current?.reference);
  const known = {
    ...overview,
    ...(bookings ? { bookings: { retrievedAt: bookings.retrievedAt, ends: activeEnds(bookings) } } : {}),
  };
  return dated(ofPlan ? withBudgets(known, budgetsOutsidePace(ofPlan)) : known);
}

/**
 * It is asked for by itself on this day: not again on the same one, unless the worker dies meanwhile. That counts as a failure
 * as soon as it is asked for anew, so that whoever lets the worker die each time isn't asked for for ever.
 */
export function withAsked(overview: ParticipantOverview, day: IsoDate): ParticipantOverview {
  const { failures = 0, isOpen } = overview.asked ?? {};
  return { ...overview, asked: { day, failures: failures + Number(isOpen ?? false), isOpen: true } };
}

/** What kept it from being asked for says nothing of it: no failure, and not again on the same day. */
export function withoutAnswer(overview: ParticipantOverview): ParticipantOverview {
  if (!overview.asked) return overview;
  const { day, failures } = overview.asked;
  return { ...overview, asked: { day, failures } };
}

/** That failed. After `MAX_FAILURES` nothing is due any more until a person has retrieved something. */
export function withFailure(overview: ParticipantOverview, day: IsoDate): ParticipantOverview {
  return dated({ ...overview, asked: { day, failures: (overview.asked?.failures ?? 0) + 1 } });
}

/** Whatever was due by this day came, or may not be asked for. */
export function withSettled(
  { asked: _asked, ...overview }: ParticipantOverview,
  day: IsoDate,
): ParticipantOverview {
  return dated({ ...overview, settledOn: day });
}

/** What was noted by a clock ahead of this day's is of unknown age, so it is due today. Anything else stays. */
export function withoutDaysAhead(overview: ParticipantOverview, today: IsoDate): ParticipantOverview {
  if (!isNotedAhead(overview, today)) return overview;
  const { asked: _asked, settledOn: _settled, ...rest } = overview;
  const parts = dueParts(rest, today);
  const isDue = parts.plans || parts.budgets || parts.bookings;
  return isDue ? { ...rest, dueOn: today } : dated(rest);
}

/** With the client's page of the CRM. */
export function withClient(overview: ParticipantOverview, client: OverviewClient): ParticipantOverview {
  const { name, path, contracts } = client;
  return {
    ...overview,
    client: {
      name,
      path,
      contracts: contracts.map(({ reference, path: of }) => ({ reference, path: of })),
      sortName: foldForSearch(name),
    },
  };
}

/** Without a client: its page shows another number now. */
export function withoutClient({ client: _gone, ...overview }: ParticipantOverview): ParticipantOverview {
  return overview;
}

function withBudgets(
  { budgets: _before, ...overview }: ParticipantOverview,
  budgets: OverviewBudgets | undefined,
): ParticipantOverview {
  return budgets ? { ...overview, budgets } : overview;
}

/** Something came, so it may be asked for again; and nothing is settled for days that lie ahead. */
function cameAnew({ asked: _asked, ...overview }: ParticipantOverview, at: number): ParticipantOverview {
  const { settledOn = "", ...rest } = overview;
  return settledOn > dayAt(at) ? rest : overview;
}

function dated({ dueOn: _before, ...overview }: ParticipantOverview): ParticipantOverview {
  const dueOn = dueDay(overview);
  return dueOn === undefined ? overview : { ...overview, dueOn };
}

function paceBudgets(
  pace: NonNullable<PlanRetrieval["pace"]>,
  retrievedAt: number,
): OverviewBudgets | undefined {
  const plan = currentPlan(pace);
  if (!plan || plan.budgetsProblem) return undefined;
  const sum = (name: "total" | "spent" | "remaining") =>
    sumOf(plan.budgets.map((budget) => toldAmount(budget, name)));
  const over = plan.budgets.flatMap(({ fundingPeriods }) =>
    fundingPeriods.map(({ endDate }) => addDays(endDate, 1)),
  );
  return {
    retrievedAt,
    approved: sum("total"),
    spent: sum("spent"),
    remaining: sum("remaining"),
    planManaged: planManagedTotal(plan),
    periodsOver: [...new Set(over)].toSorted(),
  };
}

function budgetsOutsidePace({
  retrievedAt,
  budgets,
}: NonNullable<ParticipantRecord["budgets"]>[number]): OverviewBudgets {
  return {
    retrievedAt,
    approved: sumOf(budgets.map(({ approved }) => approved)),
    spent: sumOf(budgets.map(({ spent }) => spent)),
    remaining: sumOf(budgets.map(({ remaining }) => remaining)),
    // Nobody tells there who manages a budget.
    planManaged: null,
    periodsOver: [],
  };
}

function activeEnds({ bookings }: NonNullable<ParticipantRecord["bookings"]>) {
  const ends = bookings.flatMap(({ endDate, isActive }) => (isActive && endDate !== null ? [endDate] : []));
  return [...new Set(ends)].toSorted();
}

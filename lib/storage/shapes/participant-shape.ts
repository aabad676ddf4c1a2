import type { BudgetCondition } from "../../domain/record/budget-access.ts";
import { type Booking, BOOKING_STATUSES, type BookingLine } from "../../domain/record/booking.ts";
import type { Goal, GoalStep, PlanGoals } from "../../domain/record/goal.ts";
import type { NonPaceBudget } from "../../domain/record/non-pace-budget.ts";
import type {
  GoneBooking,
  ParticipantRecord,
  PartSummary,
  PlanBudgets,
  StoredBookings,
  SyncSummary,
} from "../../domain/record/participant-record.ts";
import { cents, count, day, flag, list, nullable, oneOf, onlyTrue, shape, text, time } from "./row-check.ts";
import { consent, problem } from "./shared-shapes.ts";

const goal = shape<Goal>(
  {
    term: oneOf("short", "long", "not-told"),
    text: nullable(text),
    steps: list(shape<GoalStep>({ how: nullable(text), support: nullable(text) })),
    created: nullable(day),
    past: onlyTrue,
    status: text,
  },
  "past",
  "status",
);

const planGoals = shape<PlanGoals>(
  {
    planReference: nullable(text),
    retrievedAt: time,
    goals: list(goal),
    unread: list(text),
    before: shape<NonNullable<PlanGoals["before"]>>({ retrievedAt: time, goals: list(goal) }),
  },
  "before",
);

const line = shape<BookingLine>({
  category: text,
  item: nullable(text),
  description: nullable(text),
  quantity: nullable(count),
  allocated: nullable(cents),
  remaining: nullable(cents),
});

const booking = shape<Booking>(
  {
    id: text,
    planReference: nullable(text),
    type: nullable(oneOf("standard", "plan-managed")),
    typeWord: text,
    startDate: day,
    endDate: nullable(day),
    originalEnd: day,
    status: nullable(oneOf(...Object.keys(BOOKING_STATUSES))),
    statusWord: text,
    isActive: nullable(flag),
    inKind: nullable(flag),
    lines: nullable(list(line)),
    linesProblem: problem,
    linesFrom: time,
  },
  "originalEnd",
  "linesProblem",
  "linesFrom",
);

const planBudgets = shape<PlanBudgets>({
  planReference: text,
  retrievedAt: time,
  budgets: list(
    shape<NonPaceBudget>({
      planReference: text,
      category: text,
      purpose: nullable(text),
      item: nullable(text),
      approved: nullable(cents),
      allocated: nullable(cents),
      spent: nullable(cents),
      remaining: nullable(cents),
    }),
  ),
  unread: list(text),
});

const partSummary = shape<PartSummary>(
  {
    part: oneOf("plans", "budgets", "goals", "bookings"),
    result: oneOf("retrieved", "partly", "failed", "not-asked", "not-here"),
    count,
    added: count,
    removed: count,
    changed: count,
    unread: list(text),
    problem,
    again: onlyTrue,
  },
  "count",
  "added",
  "removed",
  "changed",
  "problem",
  "again",
);

const condition = shape<BudgetCondition>(
  {
    code: oneOf("fee-booking", "plan-managed-booking", "coordination-booking", "consent"),
    what: text,
    state: oneOf("holds", "fails", "unknown"),
    remedy: text,
  },
  "remedy",
);

/** What came of one synchronisation of a participant. */
export const syncSummary = shape<SyncSummary>(
  {
    at: time,
    isPace: nullable(flag),
    parts: list(partSummary),
    conditions: list(condition),
    jobId: text,
  },
  "conditions",
  "jobId",
);

/** What is kept of a participant besides plans. */
export const participantShape = shape<ParticipantRecord>(
  {
    site: text,
    ndisNumber: text,
    goals: list(planGoals),
    bookings: shape<StoredBookings>(
      {
        retrievedAt: time,
        bookings: list(booking),
        unread: list(text),
        gone: list(shape<GoneBooking>({ booking, since: time })),
      },
      "gone",
    ),
    budgets: list(planBudgets),
    consent,
    lastSync: syncSummary,
  },
  "goals",
  "bookings",
  "budgets",
  "consent",
  "lastSync",
);

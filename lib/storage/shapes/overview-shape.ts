import { NOTICE_KINDS, type Notice } from "../../domain/overview/notice.ts";
import type {
  Asked,
  OverviewBudgets,
  OverviewClient,
  ParticipantOverview,
} from "../../domain/overview/participant-overview.ts";
import type { BudgetSpending, ParticipantSpending } from "../../domain/overview/spending.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import type { Total } from "../../domain/record/amount.ts";
import type { Release } from "../../domain/record/forecast.ts";
import type { SpentOn } from "../../domain/record/weekly-spending.ts";
import { cents, count, day, flag, list, nullable, oneOf, onlyTrue, shape, text, time } from "./row-check.ts";
import { contract, PLAN_FIELDS } from "./shared-shapes.ts";

const total = shape<Total>({ cents: nullable(cents), notTold: count });

/** What lists of many participants need of one. */
export const overviewShape = shape<ParticipantOverview>(
  {
    site: text,
    ndisNumber: text,
    client: shape<OverviewClient>(
      { name: text, path: text, contracts: list(contract), sortName: text },
      "sortName",
    ),
    plans: shape<NonNullable<ParticipantOverview["plans"]>>({
      retrievedAt: time,
      isPace: flag,
      plans: list(shape<Plan>(PLAN_FIELDS)),
    }),
    budgets: shape<OverviewBudgets>({
      retrievedAt: time,
      approved: total,
      spent: total,
      remaining: total,
      planManaged: nullable(cents),
      periodsOver: list(day),
    }),
    bookings: shape<NonNullable<ParticipantOverview["bookings"]>>({ retrievedAt: time, ends: list(day) }),
    dueOn: day,
    asked: shape<Asked>({ day, failures: count, isOpen: onlyTrue }, "isOpen"),
    settledOn: day,
  },
  "client",
  "plans",
  "budgets",
  "bookings",
  "dueOn",
  "asked",
  "settledOn",
);

/** What forecasts need of a participant. */
export const spendingShape = shape<ParticipantSpending>({
  site: text,
  ndisNumber: text,
  retrievedAt: time,
  planStart: day,
  budgets: list(
    shape<BudgetSpending>({
      key: text,
      category: text,
      management: nullable(oneOf("plan", "agency", "self")),
      startDate: day,
      endDate: day,
      approved: nullable(cents),
      remaining: nullable(cents),
      available: nullable(cents),
      releases: list(shape<Release>({ on: day, amount: cents })),
      spentBefore: list(shape<SpentOn>({ on: day, spent: cents })),
    }),
  ),
});

/** Something new that waits to be seen. */
export const noticeShape = shape<Notice>(
  {
    id: text,
    site: text,
    ndisNumber: text,
    at: time,
    kind: oneOf(...NOTICE_KINDS),
    what: text,
    unseenSince: time,
  },
  "unseenSince",
);

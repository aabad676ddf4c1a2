import type { IsoDate } from "../../core/calendar-date.ts";
import type { Cents } from "../../core/money.ts";
import type { Plan } from "../plan/plan.ts";
import type { Total } from "../record/amount.ts";

/** The client of a CRM whose record a participant's plan is kept in, as the CRM's own pages name them. */
export interface OverviewClient {
  name: string;
  path: string;
  /** The service contracts on the client's page. */
  contracts: { reference: string; path: string }[];
  /** The name as it is sorted and searched by; `update-overview.ts` sets it. */
  sortName?: string;
}

/** The sums of the current plan's budgets. An amount that isn't told is never 0. */
export interface OverviewBudgets {
  /** Epoch milliseconds. */
  retrievedAt: number;
  approved: Total;
  spent: Total;
  remaining: Total;
  /** What a contract's total should be: the plan-managed budgets; `null`: it isn't told who manages each. */
  planManaged: Cents | null;
  /** First days after the funding periods, each once, oldest first. */
  periodsOver: IsoDate[];
}

/** How a participant was last asked for by itself. */
export interface Asked {
  day: IsoDate;
  failures: number;
  /** It is under way, or the worker died meanwhile. */
  isOpen?: true;
}

/**
 * What lists of many participants need of one: a short copy of what is stored of them in full, for one CRM. It is updated in
 * the transaction that stores what it is copied from; a part that is absent was never retrieved.
 */
export interface ParticipantOverview {
  site: string;
  ndisNumber: string;
  /** Absent: no page of a client with this number was read. */
  client?: OverviewClient;
  plans?: { retrievedAt: number; isPace: boolean; plans: Plan[] };
  budgets?: OverviewBudgets;
  /** The last days of service bookings that are active, outside PACE. */
  bookings?: { retrievedAt: number; ends: IsoDate[] };
  /** From this day on the NDIA should be asked again; absent: nothing is known that would change by itself. */
  dueOn?: IsoDate;
  /** The day on which it was last asked for by itself, and how many times that failed; absent once something came. */
  asked?: Asked;
  /** Whatever was due by this day is settled: it came, or may not be asked for. */
  settledOn?: IsoDate;
}

/** The plan that runs, else the newest one. */
export function currentPlanOf({ plans }: ParticipantOverview, today: IsoDate): Plan | undefined {
  const known = plans?.plans ?? [];
  if (known.length <= 1) return known[0];
  const newestFirst = known.toSorted((a, b) => (a.startDate < b.startDate ? 1 : -1));
  return (
    newestFirst.find(({ startDate, endDate }) => startDate <= today && today <= (endDate ?? today)) ??
    newestFirst[0]
  );
}

import type { PacePlan } from "../../../../lib/domain/plan/plan-budget.ts";
import type { HistoryRetrieval } from "../../../../lib/domain/history/history-retrieval.ts";
import { budget, END, pacePlan, START } from "../plan/pace-fixtures.ts";

const DAY = 86_400_000;
const FIRST = Date.parse("2026-08-01T02:00:00Z");

/** A PACE retrieval of this day of August 2026, which asked for earlier periods. */
export function retrieval(
  day: number,
  pace: PacePlan[] | undefined = [pacePlan([budget()])],
  rest: Partial<HistoryRetrieval> = {},
): HistoryRetrieval {
  return {
    id: `s-${day}`,
    site: "https://crm.example.org",
    batchId: "client-page",
    retrievedAt: FIRST + (day - 1) * DAY,
    isPace: true,
    history: true,
    plans: [{ isPace: true, reference: null, startDate: START, endDate: END }],
    ...(pace ? { pace } : {}),
    ...rest,
  };
}

/** A retrieval without budgets, as one that compares plans makes. */
export function plansOnly(day: number, rest: Partial<HistoryRetrieval> = {}): HistoryRetrieval {
  const { pace: _none, ...plain } = retrieval(day, [], { history: null, ...rest });
  return plain;
}

/** The period of the plan before the running one. */
export const earlierPeriod = pacePlan(
  [budget({ startDate: "2025-07-01", endDate: "2026-06-30", total: 80_000, spent: 79_000 })],
  { current: false, startDate: "2025-07-01", endDate: "2026-06-30" },
);

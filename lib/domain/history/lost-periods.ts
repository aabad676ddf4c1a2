import { periodsOf, type HistoryRetrieval, type RetrievedPeriod } from "./history-retrieval.ts";

/** An earlier period of a PACE plan that the NDIA returned once, and doesn't any more. Times are epoch milliseconds. */
export interface LostPeriod {
  period: RetrievedPeriod;
  /** When it was returned last. */
  lastAt: number;
  /** The first retrieval after that which asked for earlier periods, and got none of it. */
  missingSince: number;
}

/**
 * Plans and earlier periods that no retrieval returns any more, though earlier periods were asked for since: what is stored
 * of them here is all that is left.
 * @param retrievals in any order
 */
export function findLostPeriods(retrievals: readonly HistoryRetrieval[]): LostPeriod[] {
  const asked = retrievals
    .filter(({ isPace, pace }) => isPace && pace !== undefined)
    .toSorted((a, b) => a.retrievedAt - b.retrievedAt);
  const newest = new Map<string, { period: RetrievedPeriod; lastAt: number }>();
  for (const retrieval of asked)
    for (const period of periodsOf(retrieval)) {
      const held = newest.get(period.plan.startDate);
      // A later answer without its budgets doesn't take the place of one with them.
      const kept = period.budgets === null && held ? held.period : period;
      newest.set(period.plan.startDate, { period: kept, lastAt: retrieval.retrievedAt });
    }
  return [...newest.values()].flatMap(({ period, lastAt }) => {
    const since = asked.find(({ retrievedAt, history }) => history === true && retrievedAt > lastAt);
    return since && !isReplaced(period, since) ? [{ period, lastAt, missingSince: since.retrievedAt }] : [];
  });
}

/** The running plan with another first day, from before it was corrected: not lost. */
function isReplaced({ plan, current }: RetrievedPeriod, since: HistoryRetrieval): boolean {
  return (
    current === true &&
    periodsOf(since).some(
      (other) =>
        other.current === true &&
        other.plan.startDate <= (plan.endDate ?? "9999-12-31") &&
        plan.startDate <= (other.plan.endDate ?? "9999-12-31"),
    )
  );
}

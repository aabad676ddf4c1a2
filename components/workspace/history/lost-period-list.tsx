import { compareBudgets } from "../../../lib/domain/history/compare-budgets.ts";
import { lonePart } from "../../../lib/domain/history/compared-part.ts";
import { planTitle } from "../../../lib/domain/history/compare-retrievals.ts";
import type { LostPeriod } from "../../../lib/domain/history/lost-periods.ts";
import { formatDate } from "../../../lib/core/calendar-date.ts";
import { dayOf } from "../../base/time-ago.ts";
import { ComparedParts } from "./compared-parts.tsx";

/** What the NDIA returned once and doesn't any more: what is stored here is all that is left of it. */
export function LostPeriodList({ periods }: { periods: readonly LostPeriod[] }) {
  if (periods.length === 0) return null;
  const parts = periods.map(({ period, lastAt, missingSince }, at) => {
    const { plan, budgets, whyUnknown } = period;
    const end = plan.endDate === null ? "an end that isn't told" : formatDate(plan.endDate);
    return lonePart(
      {
        id: `lost/${at}`,
        title: planTitle(period),
        values: [],
        notes: [
          `From ${formatDate(plan.startDate)} to ${end}. No longer returned since ${dayOf(missingSince)}; returned last on ${dayOf(lastAt)}.`,
          ...(whyUnknown === null ? [] : [whyUnknown]),
        ],
        parts: budgets ? compareBudgets(budgets, []) : [],
      },
      "removed",
    );
  });
  return (
    <section class="pb-history-section" aria-label="No longer returned by the NDIA">
      <h2>No longer returned by the NDIA</h2>
      <p class="pb-hint">These are kept here as they were retrieved last.</p>
      <ComparedParts parts={parts} isAll />
    </section>
  );
}

import { siteName } from "../../../lib/core/site-name.ts";
import { daysBetween, type IsoDate } from "../../../lib/core/calendar-date.ts";
import type { ParticipantRow } from "../../../lib/domain/overview/participant-row.ts";
import type { ListFilter } from "../list/list-column.ts";
import { PLAN_KINDS, planKind } from "./participant-columns.tsx";

/** Choices beside the search; that of the CRM only where there is more than one. */
export function participantFilters(
  rows: readonly ParticipantRow[],
  today: IsoDate,
): ListFilter<ParticipantRow>[] {
  const sites = [...new Set(rows.map(({ site }) => site))].toSorted();
  const endsWithin = (days: number) => (row: ParticipantRow) => {
    const left = daysLeft(row, today);
    return left !== null && left >= 0 && left <= days;
  };
  const ends: Record<string, (row: ParticipantRow) => boolean> = {
    ended: (row) => (daysLeft(row, today) ?? 0) < 0,
    "30": endsWithin(30),
    "90": endsWithin(90),
  };
  return [
    {
      id: "kind",
      label: "Plan",
      all: "All plans",
      options: Object.entries(PLAN_KINDS).map(([id, name]) => ({ id, name })),
      matches: (row, option) => planKind(row) === option,
    },
    {
      id: "ends",
      label: "Plan ends",
      all: "Any time",
      options: [
        { id: "ended", name: "Has ended" },
        { id: "30", name: "Within 30 days" },
        { id: "90", name: "Within 90 days" },
      ],
      matches: (row, option) => ends[option]?.(row) ?? true,
    },
    {
      id: "age",
      label: "Retrieved",
      all: "Any time",
      options: [
        { id: "live", name: "Just now" },
        { id: "cached", name: "Within 7 days" },
        { id: "stale", name: "Longer ago" },
        { id: "never", name: "Never" },
      ],
      matches: ({ sync }, option) => sync.freshness === option,
    },
    ...(sites.length > 1
      ? [
          {
            id: "site",
            label: "CRM",
            all: "All CRMs",
            options: sites.map((site) => ({ id: site, name: siteName(site) })),
            matches: ({ site }: ParticipantRow, option: string) => site === option,
          },
        ]
      : []),
  ];
}

function daysLeft({ plan }: ParticipantRow, today: IsoDate): number | null {
  return plan?.endDate ? daysBetween(today, plan.endDate) : null;
}

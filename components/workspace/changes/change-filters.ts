import type { ChangeEntry, ChangeOutcome } from "../../../lib/domain/change/change-log.ts";
import type { ListFilter } from "../list/list-column.ts";
import { siteName } from "../../../lib/core/site-name.ts";
import { changedAt } from "./change-columns.tsx";

/** Accepted ones are what the list is for: the others are behind the filter. */
export const FIRST_CHOICE = { state: "accepted" };

/** Which outcomes each choice of the state lets through. */
const STATES: readonly { id: string; name: string; outcomes: readonly ChangeOutcome[] }[] = [
  {
    id: "accepted",
    name: "Accepted",
    outcomes: ["in-progress", "paused", "stopped", "problems", "verified"],
  },
  { id: "attention", name: "Needs attention", outcomes: ["paused", "stopped", "problems"] },
  { id: "in-progress", name: "In progress", outcomes: ["in-progress", "paused"] },
  { id: "verified", name: "Saved and verified", outcomes: ["verified"] },
  { id: "not-accepted", name: "Not accepted yet", outcomes: ["not-accepted"] },
  { id: "replaced", name: "Declined or replaced", outcomes: ["replaced"] },
];

const DAY_MS = 86_400_000;
const PERIODS: readonly { id: string; name: string; days: number }[] = [
  { id: "1", name: "Last 24 hours", days: 1 },
  { id: "7", name: "Last 7 days", days: 7 },
  { id: "30", name: "Last 30 days", days: 30 },
  { id: "365", name: "Last 12 months", days: 365 },
];

const byState: ListFilter<ChangeEntry> = {
  id: "state",
  label: "State",
  all: "All, accepted or not",
  options: STATES,
  matches: ({ outcome }, option) =>
    STATES.find(({ id }) => id === option)?.outcomes.includes(outcome) ?? false,
};

/**
 * The filters of all changes; by CRM only where there are several.
 * @param now epoch milliseconds, from which a period goes back
 */
export function changeFilters(sites: readonly string[], now: number): ListFilter<ChangeEntry>[] {
  const byPeriod: ListFilter<ChangeEntry> = {
    id: "period",
    label: "Period",
    all: "Any time",
    options: PERIODS,
    matches: (entry, option) => changedAt(entry) > now - Number(option) * DAY_MS,
  };
  const bySite: ListFilter<ChangeEntry> = {
    id: "site",
    label: "CRM",
    all: "All CRMs",
    options: sites.map((site) => ({ id: site, name: siteName(site) })),
    matches: ({ site }, option) => site === option,
  };
  return [byState, byPeriod, ...(sites.length > 1 ? [bySite] : [])];
}

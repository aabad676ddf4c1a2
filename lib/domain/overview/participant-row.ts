import type { IsoDate } from "../../core/calendar-date.ts";
import type { Plan } from "../plan/plan.ts";
import { type Total, utilisationOf } from "../record/amount.ts";
import { type SyncInfo, syncInfo } from "../record/sync-info.ts";
import { currentPlanOf, type ParticipantOverview } from "./participant-overview.ts";

/** A participant in a list of many. What isn't known is `null`, never 0. */
export interface ParticipantRow {
  /** Unique: a CRM and a number. */
  id: string;
  site: string;
  ndisNumber: string;
  /** As the CRM's pages name the client; `null`: no page of theirs was read. */
  name: string | null;
  /** The name as it is sorted by. */
  sortName: string | null;
  /** The client's page. */
  path: string | null;
  contracts: readonly { reference: string; path: string }[];
  /** The plan that runs, else the newest one; `null`: none was retrieved. */
  plan: Plan | null;
  approved: Total | null;
  remaining: Total | null;
  spent: Total | null;
  /** Percent of what is approved. */
  utilisation: number | null;
  /** How old what is known of the plan is, and of the budgets. */
  sync: SyncInfo;
  budgetSync: SyncInfo;
  /** When the NDIA should be asked again. */
  dueOn: IsoDate | null;
}

export function participantRow(
  overview: ParticipantOverview,
  { now, today }: { now: number; today: IsoDate },
): ParticipantRow {
  const { site, ndisNumber, client, plans, budgets, dueOn } = overview;
  const plan = currentPlanOf(overview, today) ?? null;
  const reference = plan?.reference ?? null;
  return {
    id: `${site} ${ndisNumber}`,
    site,
    ndisNumber,
    name: client?.name ?? null,
    sortName: client ? (client.sortName ?? client.name) : null,
    path: client?.path ?? null,
    contracts: client?.contracts ?? [],
    plan,
    approved: budgets?.approved ?? null,
    remaining: budgets?.remaining ?? null,
    spent: budgets?.spent ?? null,
    utilisation: budgets ? utilisationOf(budgets.spent, budgets.approved) : null,
    sync: syncInfo(reference, plans?.retrievedAt, now),
    budgetSync: syncInfo(reference, budgets?.retrievedAt, now),
    dueOn: dueOn ?? null,
  };
}

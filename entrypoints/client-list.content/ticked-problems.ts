import type { Problem } from "../../lib/core/problem.ts";

/** No client is ticked; the remedy names the entry of the Action menu that was pressed. */
function nothingTicked(entry: string): Problem {
  return {
    code: "nothing-ticked",
    what: "No client is ticked.",
    remedy: `Tick the clients to sync in the list, then choose Action > ${entry} again.`,
  };
}

export const BULK_PACE = "Sync PACE plans and budgets";
export const NOTHING_TICKED = nothingTicked("Sync Active Plans");
export const NOTHING_TICKED_PACE = nothingTicked(BULK_PACE);

export function unreadableClientsProblem(names: string[]): Problem {
  return {
    code: "crm-row-without-link",
    what: `${names.length === 1 ? "A ticked row has" : `${names.length} ticked rows have`} no link to a client profile: ${names.join(", ")}.`,
    remedy: "Check that the profile opens in the CRM. The other ticked clients are synced.",
  };
}

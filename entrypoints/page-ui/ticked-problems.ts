import type { Problem } from "../../lib/ndis/problem.ts";

export const NOTHING_TICKED: Problem = {
  code: "nothing-ticked",
  what: "No client is ticked.",
  remedy: "Tick the clients to sync in the list, then choose Action > Sync Active Plans again.",
};

export function unreachable(names: string[]): Problem {
  return {
    code: "crm-row-without-link",
    what: `${names.length === 1 ? "A ticked row has" : `${names.length} ticked rows have`} no link to the client's profile: ${names.join(", ")}.`,
    remedy:
      "Open the client in the CRM to see whether the profile can be reached. The other ticked clients are synced.",
  };
}

import type { Database } from "../../storage/database.ts";
import { viewStatus } from "../../services/sync/contract-status-view.ts";
import type { CheckContract } from "../../services/sync/check-contract.ts";
import type { Handlers } from "../receive.ts";

/** What the service contract's page asks for itself. */
export function contractHandlers(db: Database, check: CheckContract): Pick<Handlers, "contract.check"> {
  return {
    "contract.check": async ({ path }, { origin }) => {
      const status = await check(origin, path);
      return status && viewStatus(db, status);
    },
  };
}

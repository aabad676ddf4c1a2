import { type Problem, ProblemError } from "../../core/problem.ts";
import { findContractStatus } from "../../storage/contract-status-repository.ts";
import type { Database } from "../../storage/database.ts";
import { viewStatus } from "../../services/sync/contract-status-view.ts";
import type { CheckContract } from "../../services/sync/check-contract.ts";
import type { HandlersOf } from "../receive.ts";
import type { contractOperations } from "../../messaging/operations/contract-operations.ts";

/** Requests of the service contract's page about its own contract. */
export function contractHandlers(
  db: Database,
  check: CheckContract,
  opened: (site: string, path: string) => void,
  halted: () => Problem | undefined,
): HandlersOf<typeof contractOperations> {
  return {
    "contract.status": async ({ path }, { origin }) => {
      opened(origin, path);
      const status = await findContractStatus(db, origin, path);
      const problem = halted();
      if (!status && problem) throw new ProblemError("blocked", problem);
      if (!status) return null;
      return { ...(await viewStatus(db, status)), ...(problem ? { halted: problem } : {}) };
    },
    "contract.check": async ({ path }, { origin }) => {
      const status = await check(origin, path);
      return status && viewStatus(db, status);
    },
  };
}

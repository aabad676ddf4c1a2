import { findDatabaseProblem } from "../../storage/database-problems.ts";
import type { DatabaseConnection } from "../../storage/database.ts";
import { listSetAside } from "../../storage/quarantine.ts";
import type { Problem } from "../../core/problem.ts";
import type { storedDataOperations } from "../../messaging/operations/stored-data-operations.ts";
import type { HandlersOf } from "../receive.ts";

/** Requests of the extension's own pages about how its stored data is. */
export function storedDataHandlers(
  database: DatabaseConnection,
  halted: () => Problem | undefined,
): HandlersOf<typeof storedDataOperations> {
  return {
    "stored-data.view": async ({ scan }) => {
      try {
        await database.open();
        const setAside = await listSetAside(database.db, { scan });
        const problem = halted();
        return { ...(problem ? { problem } : {}), setAside };
      } catch (error) {
        const problem = findDatabaseProblem(error);
        if (!problem) throw error;
        return { problem, setAside: [] };
      }
    },
  };
}

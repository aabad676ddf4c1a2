import { ProblemError } from "../../../core/problem.ts";
import type { crmProfileOperations } from "../../../messaging/operations/profile/crm-profile-operations.ts";
import type { Proposals } from "../../../services/changes/propose.ts";
import { readProfileAgain } from "../../../services/profile/read-profile-again.ts";
import type { Database } from "../../../storage/database.ts";
import { saveImportedPlanner } from "../../../storage/profile/crm-profile-repository.ts";
import type { HandlersOf } from "../../receive.ts";

/** Requests about what the CRM's page tells of a participant, and about what people import of it. */
export function crmProfileHandlers(deps: {
  db: Database;
  proposals: Pick<Proposals, "readClient">;
  now: () => number;
}): HandlersOf<typeof crmProfileOperations> {
  const { db, now } = deps;
  return {
    "profile.read-again": async ({ site, ndisNumber }) => {
      await readProfileAgain(deps, site, ndisNumber);
      return null;
    },
    "profile.import-planner": async ({ site, ndisNumber, schedules, appointments }) => {
      if (!schedules && !appointments) throw new ProblemError("permanent", NOTHING_TO_IMPORT);
      await saveImportedPlanner(db, site, ndisNumber, { at: now(), schedules, appointments });
      return null;
    },
    "profile.remove-planner": async ({ site, ndisNumber }) => {
      await saveImportedPlanner(db, site, ndisNumber, null);
      return null;
    },
  };
}

const NOTHING_TO_IMPORT = {
  code: "planner-file-empty",
  what: "The file has no schedule and no appointment.",
  remedy: "Choose a file with at least one row. What was imported before is unchanged.",
};

import type { IsoDate } from "../../core/calendar-date.ts";
import { ProblemError } from "../../core/problem.ts";
import type { clientChoiceOperations } from "../../messaging/operations/client-choice-operations.ts";
import { actorOf } from "../../services/changes/accept.ts";
import type { ReadCrmBriefly } from "../../services/crm/crm-access.ts";
import { participantProblem } from "../../services/participants/participant-problems.ts";
import { readChosenClient } from "../../services/participants/read-chosen-client.ts";
import { startParticipantBatch } from "../../services/sync/participant-batches.ts";
import { findBatchOfChoice } from "../../storage/batch-repository.ts";
import { type ClientChoice, deleteClientChoice, findClientChoice } from "../../storage/client-choices.ts";
import type { Database } from "../../storage/database.ts";
import type { HandlersOf } from "../receive.ts";

/** Requests of the window in which a person chooses what of several clients' participants is synchronised. */
export function clientChoiceHandlers(deps: {
  db: Database;
  readCrm: ReadCrmBriefly;
  /** Who is signed in to a CRM, by its own page of this client. */
  userOf: (site: string, clientPath: string) => Promise<string | undefined>;
  /** Starts the queued work. */
  wake: () => void;
  now: () => number;
  today: () => IsoDate;
}): HandlersOf<typeof clientChoiceOperations> {
  const { db, readCrm, userOf, wake, now, today } = deps;

  /** What a person decides is about the clients that were named when the window was opened, and about no others. */
  async function requireChosen(choice: string, paths: readonly string[]): Promise<ClientChoice> {
    const found = await findClientChoice(choice);
    const named = new Set(found?.paths);
    if (!found || !paths.every((path) => named.has(path))) throw choiceMissing();
    return found;
  }

  return {
    "participants.choice": async ({ choice }) => {
      const batch = await findBatchOfChoice(db, choice);
      if (batch) return { site: batch.site, paths: [], batchId: batch.id };
      const found = await findClientChoice(choice);
      if (!found) throw choiceMissing();
      return { ...found, batchId: null };
    },
    "participants.read": async ({ choice, paths }) => {
      const { site } = await requireChosen(choice, paths);
      return Promise.all(paths.map((path) => readChosenClient({ db, readCrm, today }, site, path)));
    },
    "participants.start": async ({ choice, parts, clients }) => {
      const started = await findBatchOfChoice(db, choice);
      if (started) return { batchId: started.id };
      const { site } = await requireChosen(
        choice,
        clients.map(({ path }) => path),
      );
      const consenting = parts.includes("budgets")
        ? clients.find(({ consentOf }) => consentOf !== undefined)
        : undefined;
      const at = now();
      const confirmed = consenting && {
        ...(await actorOf(db, await userOf(site, consenting.path))),
        at,
      };
      const start = { site, choice, parts, clients, ...(confirmed ? { confirmed } : {}) };
      const batchId = await startParticipantBatch(db, start, at);
      await deleteClientChoice(choice);
      wake();
      return { batchId };
    },
  };
}

function choiceMissing(): ProblemError {
  return new ProblemError("permanent", participantProblem("choice-missing"));
}

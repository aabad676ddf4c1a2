import type { SyncSummary } from "../../domain/record/participant-record.ts";
import type { participantOperations } from "../../messaging/operations/participant-operations.ts";
import { actorOf } from "../../services/changes/accept.ts";
import { type Proposals, requireAccess } from "../../services/changes/propose.ts";
import type { ParticipantSync } from "../../services/participants/synchronise-participant.ts";
import type { Database } from "../../storage/database.ts";
import {
  asksForNonPaceBudgets,
  organisationRole,
  saveNonPaceBudgets,
  saveOrganisationRole,
  saveUnpublishedCalls,
  sendsUnpublishedCalls,
} from "../../storage/settings/settings.ts";
import type { HandlersOf } from "../receive.ts";

/** Requests of the NDIA about a participant. Who it is, the CRM's own page of the client tells. */
export function participantHandlers(deps: {
  db: Database;
  proposals: Pick<Proposals, "readClient">;
  synchronise: (request: ParticipantSync) => Promise<SyncSummary>;
  /** Who is signed in to a CRM, by its own page of this client. */
  userOf: (site: string, clientPath: string) => Promise<string | undefined>;
}): HandlersOf<typeof participantOperations> {
  const { db, proposals, synchronise, userOf } = deps;
  const settings = async () => ({
    nonPaceBudgets: await asksForNonPaceBudgets(db),
    unpublishedCalls: await sendsUnpublishedCalls(db),
    role: await organisationRole(db),
  });
  return {
    "participant.synchronise": async ({ site, path, parts, isConsentConfirmed }) => {
      const client = requireAccess(await proposals.readClient(site, path));
      const actor = await actorOf(db, await userOf(site, path));
      return synchronise({ site, identity: client.verifiedIdentity, parts, isConsentConfirmed, actor });
    },
    "participant.settings": settings,
    "participant.set-non-pace-budgets": async ({ isOn }) => {
      await saveNonPaceBudgets(db, isOn);
      return settings();
    },
    "participant.set-unpublished-calls": async ({ isOn }) => {
      await saveUnpublishedCalls(db, isOn);
      return settings();
    },
    "participant.set-role": async ({ role }) => {
      await saveOrganisationRole(db, role);
      return settings();
    },
  };
}

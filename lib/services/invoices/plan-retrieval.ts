import type { Identity } from "../../domain/plan/identity.ts";
import { type Problem, ProblemError } from "../../core/problem.ts";
import type { Database } from "../../storage/database.ts";
import { findClientsByNumber } from "../../storage/link-repository.ts";
import { latestSnapshotOfAnySite } from "../../storage/plan-repository.ts";
import { type Proposals, requireAccess } from "../changes/propose.ts";
import type { RetrievedPlan } from "../../domain/plan/retrieved-plan.ts";

/**
 * Retrieves the PACE plan of a participant that a file names by number only. The NDIA also needs surname and date of
 * birth: they are read from the client's page if it is known, or taken from an earlier sync.
 */
export function createPlanRetrieval(deps: {
  db: Database;
  proposals: Pick<Proposals, "readClient" | "snapshotFor">;
}) {
  const { db, proposals } = deps;

  async function identityOf(
    ndisNumber: string,
  ): Promise<{ site: string | undefined; identity: Identity } | Problem> {
    for (const { site, path } of await findClientsByNumber(db, ndisNumber)) {
      const client = await proposals.readClient(site, path);
      // The CRM's record may belong to another client by now.
      if (client.verifiedIdentity.ndisNumber !== ndisNumber) continue;
      if (client.pace === false) return NOT_PACE;
      return { site, identity: requireAccess(client).verifiedIdentity };
    }
    const earlier = await latestSnapshotOfAnySite(db, ndisNumber);
    return earlier ? { site: earlier.site, identity: earlier.identity } : CLIENT_NOT_READ;
  }

  /** Throws what stops every client's retrieval; returns the problem that concerns this client only. */
  return async function retrievePlanOf(ndisNumber: string): Promise<RetrievedPlan> {
    try {
      const found = await identityOf(ndisNumber);
      if ("code" in found) return { problem: found };
      const { retrievedAt } = await proposals.snapshotFor(found.site, found.identity, {
        batchId: "file",
        history: false,
      });
      return { ndiaAt: retrievedAt };
    } catch (error) {
      if (!(error instanceof ProblemError) || error.kind === "blocked") throw error;
      return { problem: error.problem };
    }
  };
}

export type RetrievePlan = ReturnType<typeof createPlanRetrieval>;

const NOT_PACE: Problem = {
  code: "not-pace-client",
  what: "The CRM doesn't show this client as NDIS PACE Participant.",
  remedy: "Tick it on the client's Edit form if the participant is on PACE, then retrieve again.",
};

const CLIENT_NOT_READ: Problem = {
  code: "client-not-met",
  what: "Planbridge hasn't seen this client's page yet.",
  remedy: "Check the number, open the client in the CRM, then retrieve again.",
};

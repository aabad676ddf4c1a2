import type { IsoDate } from "../../core/calendar-date.ts";
import { ProblemError } from "../../core/problem.ts";
import { verifiedIdentity } from "../../domain/plan/identity.ts";
import type { ChosenClient } from "../../domain/sync/chosen-client.ts";
import type { Database } from "../../storage/database.ts";
import { findParticipantRecord } from "../../storage/participant-repository.ts";
import { requireAccess } from "../changes/propose.ts";
import type { ReadCrmBriefly } from "../crm/crm-access.ts";
import { readClientPage } from "../crm/crm-reader.ts";
import { identityProblem } from "../crm/identity-problem.ts";

/** Reads whose page this is, before a person confirms anything of them. Throws a `ProblemError` where no page can be read. */
export async function readChosenClient(
  deps: { db: Database; readCrm: ReadCrmBriefly; today: () => IsoDate },
  site: string,
  path: string,
): Promise<ChosenClient> {
  let name: string | null = null;
  try {
    const client = await readClientPage(deps.readCrm, site, path);
    name = client.name || null;
    const identity = verifiedIdentity(requireAccess(client).identity, deps.today());
    if ("code" in identity)
      return { path, name, ndisNumber: null, problem: identityProblem(client, identity) };
    const { ndisNumber } = identity;
    const consent = (await findParticipantRecord(deps.db, site, ndisNumber))?.consent;
    return { path, name, ndisNumber, ...(consent ? { consent } : {}) };
  } catch (error) {
    // What stops everything is the answer for all of them.
    if (!(error instanceof ProblemError) || error.kind === "blocked") throw error;
    return { path, name, ndisNumber: null, problem: error.problem };
  }
}

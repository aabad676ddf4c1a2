import type { IsoDate } from "../../core/calendar-date.ts";
import { saveContractStatus } from "../../storage/contract-status-repository.ts";
import type { Database } from "../../storage/database.ts";
import type { ContractStatus } from "../../domain/sync/batch.ts";
import type { ReadCrmBriefly } from "../crm/crm-access.ts";
import type { Proposals } from "../changes/propose.ts";
import type { RetrieveParticipant } from "./retrieve.ts";
import { compareContractStep } from "./compare-contract-step.ts";
import { contractStatus } from "./contract-status.ts";

/** Compares one contract again when Check again is pressed on its page, and stores the result. */
export type CheckContract = (site: string, path: string) => Promise<ContractStatus | null>;

export function createContractCheck(deps: {
  db: Database;
  proposals: Pick<Proposals, "readContract" | "ownerOf">;
  readCrm: ReadCrmBriefly;
  retrieve: RetrieveParticipant;
  today: () => IsoDate;
  now: () => number;
}): CheckContract {
  const { db, proposals, now } = deps;
  return async (site, path) => {
    const owner = await proposals.ownerOf(site, await proposals.readContract(site, path));
    // A new batch id, so that the NDIA is asked again even if it was asked a moment ago.
    const batch = { id: `contract-page-${now()}`, site };
    const comparison = await compareContractStep(
      { contract: { reference: "", path }, identity: owner.verifiedIdentity },
      batch,
      deps,
    );
    const status = contractStatus({ site, path }, { ...comparison, settledAt: now() }, comparison);
    if (status) await saveContractStatus(db, status);
    return status ?? null;
  };
}

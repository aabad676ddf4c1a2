import { CONTRACT_WITHOUT_LINK, CONTRACTS_MISSING } from "../../crm/read/read-client.ts";
import type { Batch, Job } from "../../domain/sync/batch.ts";
import { readClientPage } from "../crm/crm-reader.ts";
import type { ReadCrmBriefly } from "../crm/crm-access.ts";
import type { Settlement } from "./job-states.ts";

/** Reads a ticked client's profile and creates a job for every service contract on it. */
export async function readClientStep(
  job: Job,
  batch: Batch,
  readCrm: ReadCrmBriefly,
): Promise<[Settlement, Job[]]> {
  const client = await readClientPage(readCrm, batch.site, job.client.path);
  const { identity, contracts, problems } = client;
  if (batch.kind === "pace-proposals" && client.pace === false)
    return [{ state: "not-counted", notCounted: "not-pace", problem: NOT_PACE }, []];
  const tableMissing = problems.find(({ field }) => field === "Client Funding table");
  if (tableMissing) return [{ state: "failed", problem: tableMissing }, []];
  const unopened = problems.find(({ code }) => OF_CONTRACTS.has(code));
  const identityProblem = problems.find(({ code }) => !OF_CONTRACTS.has(code));
  if (contracts.length === 0 && !unopened)
    return [{ state: "not-counted", notCounted: "without-contract", problem: NO_CONTRACT }, []];
  const jobs = wantedOf(contracts, job.only).map((contract, at): Job => ({
    id: `${job.id}/${String(at + 1).padStart(3, "0")}`,
    batchId: job.batchId,
    kind: "contract",
    state: "queued",
    client: job.client,
    contract,
    identity,
    ...(client.editPath ? { forms: { client: client.editPath } } : {}),
    ...(identityProblem ? { identityProblem } : {}),
    attempts: 0,
  }));
  // A contract that can't be opened or isn't listed has no job, so its client's job reports it.
  return [unopened ? { state: "failed", problem: unopened } : { state: "success" }, jobs];
}

/** Where none of the wanted ones is there any more, the client's contracts are others by now: all of them. */
function wantedOf<Contract extends { path: string }>(
  contracts: readonly Contract[],
  only?: string[],
): readonly Contract[] {
  const wanted = contracts.filter(({ path }) => only?.includes(path) ?? true);
  return wanted.length > 0 ? wanted : contracts;
}

const OF_CONTRACTS: ReadonlySet<string> = new Set([CONTRACT_WITHOUT_LINK, CONTRACTS_MISSING]);

const NOT_PACE = {
  code: "not-pace-client",
  what: "This client isn't ticked as NDIS PACE Participant.",
  remedy: "Tick it on the client's Edit form if the participant is on PACE, then try again.",
};

/** Only for an empty table that the CRM shows: behind a hidden table there may be contracts. */
export const NO_CONTRACT = {
  code: "no-contract",
  what: "This client has no service contract.",
  remedy: "Create a service contract with the dates of the NDIS plan, then sync.",
};

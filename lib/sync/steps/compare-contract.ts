import type { ContractReading } from "../../crm/read-contract.ts";
import { checkIdentity } from "../../ndis/identity.ts";
import { comparePlanDates } from "../../ndis/plan-verdict.ts";
import type { IsoDate } from "../../ndis/calendar-date.ts";
import { isActive, type ServiceContract } from "../../ndis/service-contract.ts";
import type { Batch, Job } from "../../store/rows.ts";
import { type ReadCrm, readContractPage } from "../crm-reader.ts";
import type { Settlement } from "../job.ts";
import type { RetrieveParticipant } from "../retrieve.ts";

/** What was found out about a contract, and from a retrieval of when. */
export type Comparison = Settlement & { retrievedAt?: number };

/** Compares one service contract with what the NDIA holds for its participant (F13, F15, F147). */
export async function compareContractStep(
  job: Job,
  batch: Batch,
  deps: { readCrm: ReadCrm; retrieve: RetrieveParticipant; today: () => IsoDate },
): Promise<Comparison> {
  const { path } = job.contract as { path: string };
  const { contract, problems } = await readContractPage(deps.readCrm, batch.site, path);
  // A contract that isn't active is processed and counted nowhere: nobody is asked about it.
  if (!isActive(contract)) return { state: "not-counted" };
  const [problem] = problems;
  if (!isWhole(contract)) return problem ? { state: "failed", problem } : { state: "failed" };
  const identity = checkIdentity(job.identity ?? {}, deps.today());
  if ("code" in identity) return { state: "failed", problem: job.identityProblem ?? identity };
  const { plans, retrievedAt } = await deps.retrieve(batch.id, identity);
  const { compared, notes, problem: difference } = comparePlanDates(contract, plans);
  return {
    state: difference ? "failed" : "success",
    ...(difference ? { problem: difference } : {}),
    compared,
    notes,
    retrievedAt,
  };
}

function isWhole(contract: ContractReading["contract"]): contract is ServiceContract {
  return contract.planStartDate !== undefined && contract.planEndDate !== undefined;
}

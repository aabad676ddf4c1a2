import type { ContractFields } from "../../crm/read/read-contract.ts";
import { verifiedIdentity } from "../../domain/plan/identity.ts";
import { comparePlanDates } from "../../domain/plan/compare-plan-dates.ts";
import type { IsoDate } from "../../core/calendar-date.ts";
import { activityOf, type ServiceContract } from "../../domain/plan/service-contract.ts";
import type { Batch, Job } from "../../domain/sync/batch.ts";
import { readContractPage } from "../crm/crm-reader.ts";
import type { ReadCrmBriefly } from "../crm/crm-access.ts";
import type { Cents } from "../../core/money.ts";
import type { Settlement } from "./job-states.ts";
import { statusUnclear } from "./status-unclear.ts";
import type { PlanTotal } from "./plan-total.ts";
import type { RetrieveParticipant } from "./retrieve.ts";

/** The result for a contract, the time of its retrieval, and both totals where they are known. */
export type Comparison = Settlement & { retrievedAt?: number; totalFunding?: Cents; ndiaTotal?: Cents };

interface CompareDeps {
  readCrm: ReadCrmBriefly;
  retrieve: RetrieveParticipant;
  today: () => IsoDate;
  /** The plan's total, if it is known. */
  totalOf?: (site: string, ndisNumber: string, planStart: IsoDate) => Promise<PlanTotal | undefined>;
}

type ComparedJob = Pick<Job, "contract" | "forms" | "identity" | "identityProblem">;

/** Compares one service contract with what the NDIA holds for its participant (F13, F15, F147). */
export async function compareContractStep(
  job: ComparedJob,
  batch: Pick<Batch, "id" | "site">,
  deps: CompareDeps,
): Promise<Comparison> {
  const { path } = job.contract as { path: string };
  const { editPath, ...reading } = await readContractPage(deps.readCrm, batch.site, path);
  const forms = { ...job.forms, ...(editPath ? { contract: editPath } : {}) };
  const comparison = await compareReading(reading, job, batch, deps);
  return { ...comparison, ...(Object.keys(forms).length > 0 ? { forms } : {}) };
}

async function compareReading(
  { contract, problems }: ContractFields,
  job: ComparedJob,
  batch: Pick<Batch, "id" | "site">,
  deps: CompareDeps,
): Promise<Comparison> {
  const activity = activityOf(contract);
  // A contract that isn't active is processed and counted nowhere: nobody is asked about it.
  if (activity === "inactive") return { state: "not-counted", notCounted: "not-active" };
  if (activity === "unknown") return { state: "failed", problem: statusUnclear(contract) };
  const [problem] = problems;
  if (!isWhole(contract)) return problem ? { state: "failed", problem } : { state: "failed" };
  const identity = verifiedIdentity(job.identity ?? {}, deps.today());
  if ("code" in identity) return { state: "failed", problem: job.identityProblem ?? identity };
  const { plans, retrievedAt } = await deps.retrieve(batch, identity);
  const { compared, notes, problem: difference } = comparePlanDates(contract, plans);
  const planStart = compared[0]?.ndia;
  const { totalFunding } = contract;
  // Budgets are retrieved of PACE plans alone, and a total is held against another.
  const hasTotals = totalFunding !== undefined && plans.some(({ isPace }) => isPace);
  const knownPlanTotal =
    planStart && hasTotals ? await deps.totalOf?.(batch.site, identity.ndisNumber, planStart) : undefined;
  return {
    state: difference ? "failed" : "success",
    ...(difference ? { problem: difference } : {}),
    compared,
    notes,
    // Whoever has a PACE plan has no other.
    ...(plans.length > 0 ? { isPace: plans.some(({ isPace }) => isPace) } : {}),
    retrievedAt,
    ...(knownPlanTotal ? { ndiaTotal: knownPlanTotal.total } : {}),
    ...(totalFunding === undefined ? {} : { totalFunding }),
  };
}

function isWhole(contract: ContractFields["contract"]): contract is ServiceContract {
  return contract.planStartDate !== undefined && contract.planEndDate !== undefined;
}

import { formatCount } from "../../core/count.ts";
import type { Problem } from "../../core/problem.ts";
import type { Job } from "../../domain/sync/batch.ts";
import type { ServiceContract } from "../../domain/plan/service-contract.ts";

const CODE = "crm-status-unclear";

/** The page shows a status, and nobody can tell from it whether the contract is active. */
export function statusUnclear({ status }: Pick<ServiceContract, "status">): Problem {
  return {
    code: CODE,
    what: status
      ? `The status of this service contract reads “${status}”. Planbridge can't tell whether it is active, so it wasn't compared.`
      : "Planbridge can't read the status of this service contract for certain, so it wasn't compared.",
    remedy:
      "Check the status in the CRM. If it is Active or Inactive there, tell whoever looks after Planbridge how your CRM shows it.",
    field: "Status",
  };
}

/**
 * Where the status of several contracts can't be told, that is about how the CRM shows it, and not about each of them:
 * the note for all of them. `undefined`: it was at most one.
 */
export function statusUnclearInBatch(jobs: readonly Job[]): Problem | undefined {
  const contracts = jobs.filter(({ contract }) => contract);
  const unclear = contracts.filter(({ problem }) => problem?.code === CODE);
  if (unclear.length < 2) return undefined;
  const count =
    unclear.length === contracts.length
      ? `any of the ${formatCount(contracts.length)} service contracts, so none was`
      : `${formatCount(unclear.length)} of ${formatCount(contracts.length)} service contracts, so they weren't`;
  return {
    code: CODE,
    what: `Planbridge can't tell the status of ${count} compared.`,
    remedy:
      "If the CRM shows Active or Inactive there, open Options > Page check on one of these contracts and send its details to whoever looks after Planbridge.",
  };
}

/** The problem of one contract beside the note for all of them: what it reads, without the same advice each time. */
export function withoutSharedAdvice(problem: Problem, inCommon: Problem | undefined): Problem {
  return problem.code === inCommon?.code ? { ...problem, remedy: "" } : problem;
}

import type { Problem } from "../../core/problem.ts";
import type { ServiceContract } from "../../domain/plan/service-contract.ts";

/** The page shows a status, and nobody can tell from it whether the contract is active. */
export function statusUnclear({ status }: Pick<ServiceContract, "status">): Problem {
  return {
    code: "crm-status-unclear",
    what: status
      ? `The status of this service contract reads “${status}”. Planbridge can't tell whether it is active, so it wasn't compared.`
      : "Planbridge can't read the status of this service contract for certain, so it wasn't compared.",
    remedy:
      "Check the status in the CRM. If it is Active or Inactive there, tell whoever looks after Planbridge how your CRM shows it.",
    field: "Status",
  };
}

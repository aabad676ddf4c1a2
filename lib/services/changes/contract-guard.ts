import { formatDate } from "../../core/calendar-date.ts";
import type { Problem } from "../../core/problem.ts";
import type { ClientReading } from "../../crm/read/read-client.ts";
import type { PacePlan } from "../../domain/plan/plan-budget.ts";
import { activityOf } from "../../domain/plan/service-contract.ts";
import type { ContractSnapshot } from "./targets/target.ts";

/**
 * What stands against creating a contract for this plan: a second one would count everything twice. Creating needs the
 * certainty that there is none, so a contract that can't be ruled out, or a list that can't be read whole, refuses too.
 */
export function contractGuard(
  { contractsWhole }: Pick<ClientReading, "contractsWhole">,
  contracts: readonly ContractSnapshot[],
  plan: Pick<PacePlan, "startDate" | "endDate">,
): Problem[] {
  const judged = contracts.map((contract) => ({ contract, isOfPlan: isOfPlan(contract, plan) }));
  const existing = judged.find(({ isOfPlan: answer }) => answer === "yes");
  if (existing) return [contractExists(existing.contract)];
  const unclear = judged.find(({ isOfPlan: answer }) => answer === "unclear");
  if (unclear) return [contractUnclear(unclear.contract)];
  return contractsWhole ? [] : [LIST_UNREADABLE];
}

/** One certain reason is enough to rule a contract out; everything has to be certain to take it for the plan's. */
function isOfPlan(
  { contract, isPace }: ContractSnapshot,
  plan: Pick<PacePlan, "startDate" | "endDate">,
): "yes" | "no" | "unclear" {
  const { planStartDate: start, planEndDate: end } = contract;
  const activity = activityOf(contract);
  if (isPace === false || activity === "inactive") return "no";
  if (start && start > (plan.endDate ?? "9999-12-31")) return "no";
  if (end && end < plan.startDate) return "no";
  return start && end && (activity === "active" || contract.status === undefined) ? "yes" : "unclear";
}

function contractExists({ contract }: ContractSnapshot): Problem {
  const { reference, planStartDate: start = "", planEndDate: end = "" } = contract;
  return {
    code: "contract-exists",
    what: `This client already has an active service contract for this time: ${reference || "without a reference"}, ${formatDate(start)} to ${formatDate(end)}.`,
    remedy:
      "Open it and choose Sync PACE plan and budgets; or set it to Inactive first if a new one is really wanted.",
  };
}

function contractUnclear({ contract }: ContractSnapshot): Problem {
  const { reference, planStartDate, planEndDate, status } = contract;
  const doubts = [
    ...(planStartDate && planEndDate ? [] : ["its plan dates can't be read"]),
    ...(status !== undefined && activityOf(contract) === "unknown"
      ? [`its status “${status}” is neither Active nor Inactive`]
      : []),
  ];
  return {
    code: "contract-unclear",
    what: `The service contract ${reference || "without a reference"} may already be this plan's: ${doubts.join(" and ")}.`,
    remedy:
      "Open it in the CRM. If it is this plan's, sync it there; if not, set it to Inactive or ask your CRM administrator to show its dates and status.",
  };
}

const LIST_UNREADABLE: Problem = {
  code: "crm-table-unreadable",
  what: "The Client Funding table can't be read to its end, so Planbridge can't tell whether this client has a contract for this plan.",
  remedy:
    "Open the client in the CRM and check that the table shows all contracts with a link to each, then retrieve again.",
  field: "Client Funding table",
};

import { type Cents, formatMoney } from "../../../core/money.ts";
import { hasPlaceholderTotal } from "../../plan/service-contract.ts";
import type { Plan } from "../../plan/plan.ts";
import type { NonPaceBudget } from "../../record/non-pace-budget.ts";
import type { ContractStatus } from "../../sync/batch.ts";
import type { ContractRow } from "./contract-row.ts";
import { fails, type GuardRail, holds, placeOf, unknown } from "./guard-rail.ts";

/** What is known of the contract; a field that its page doesn't show is absent. */
export interface GuardedContract {
  path: string;
  /** Its own form. */
  editPath?: string;
  totalFunding?: Cents;
  fundingManagement?: string;
}

/** What tells whether a contract is ready for bookings. */
export interface ContractSources {
  contract: GuardedContract;
  /** Why the NDIA can't be asked; `undefined`: it can. */
  connectionProblem?: { what: string; remedy: string } | undefined;
  /** What the contract's last comparison with the NDIA came to; `undefined`: it was never compared. */
  status: Pick<ContractStatus, "outcome" | "problem"> | undefined;
  plan: Plan | undefined;
  budgets: readonly NonPaceBudget[];
  rows: readonly ContractRow[];
}

/** The lines about the contract itself (F1, F3, F4, F7, F14). */
export function contractRails(sources: ContractSources): GuardRail[] {
  return [
    registration(sources),
    planDates(sources),
    planTotal(sources),
    management(sources),
    synced(sources),
    blankBeforeSync(sources),
    placeholder(sources),
  ];
}

/** F1: CareView needs a linked claiming registration; Planbridge asks the NDIA itself, with its own device. */
function registration({ connectionProblem }: ContractSources): GuardRail {
  if (!connectionProblem)
    return holds(
      "registration",
      "This device is connected to the NDIA for your organisation's registration.",
    );
  return { ...fails("registration", connectionProblem.what, connectionProblem.remedy, "all"), at: "options" };
}

/** F3: the NDIA's plan has the contract's days. */
function planDates({ status, contract, plan }: ContractSources): GuardRail {
  const code = "plan-dates";
  const problem = status?.problem;
  if (problem && /^(?:plan-|no-plan)/.test(problem.code))
    return {
      ...fails(code, problem.what, problem.remedy, "all"),
      ...placeOf(contract.editPath, problem.field ?? "NDIS Plan End Date"),
    };
  if (status?.outcome === "success" && plan)
    return holds(code, "The contract's plan dates are those of the NDIA's plan.");
  return unknown(
    code,
    "Whether the contract's plan dates are the NDIA's isn't known yet.",
    "Sync the contract with the NDIA.",
  );
}

/** F3: its total, where the NDIA tells the plan's budgets. */
function planTotal({ contract, budgets }: ContractSources): GuardRail {
  const code = "plan-total";
  const { totalFunding } = contract;
  const approved = totalOf(budgets);
  if (approved === null || totalFunding === undefined)
    return unknown(
      code,
      "Whether Total Funding is the plan's total isn't known.",
      approved === null
        ? "The NDIA hasn't told the plan's budgets. Compare Total Funding with the plan yourself."
        : "The contract's page doesn't show Total Funding.",
    );
  if (approved === totalFunding) return holds(code, "Total Funding is the total of the plan's budgets.");
  return {
    ...fails(
      code,
      `Total Funding is ${formatMoney(totalFunding)} here and ${formatMoney(approved)} in the plan's budgets.`,
      "Correct Total Funding, or the part of the plan that this contract is for.",
    ),
    ...placeOf(contract.editPath, "Total Funding $"),
  };
}

function totalOf(budgets: readonly NonPaceBudget[]): Cents | null {
  if (budgets.length === 0) return null;
  return budgets.reduce<Cents | null>(
    (sum, { approved }) => (sum === null || approved === null ? null : sum + approved),
    0,
  );
}

const PLAN_MANAGER = /^(?:registered )?plan manage(?:r|ment)/i;

/** F3: whose money it is. */
function management({ contract }: ContractSources): GuardRail {
  const code = "plan-management";
  const { fundingManagement } = contract;
  if (!fundingManagement)
    return unknown(
      code,
      "The contract's page doesn't show who manages the funding.",
      "Check that Funding Management is Registered Plan Management Provider.",
    );
  if (PLAN_MANAGER.test(fundingManagement))
    return holds(code, "A plan manager manages the contract's funding.");
  return {
    ...fails(
      code,
      `Funding Management is ${fundingManagement}.`,
      "Choose Registered Plan Management Provider, if your organisation manages this plan.",
      "all",
    ),
    ...placeOf(contract.editPath, "Funding Management"),
  };
}

/** F14: nothing is sent from a contract that wasn't synced successfully. */
function synced({ status }: ContractSources): GuardRail {
  if (status?.outcome === "success")
    return holds("synced", "The contract was synced with the NDIA successfully.");
  return fails(
    "synced",
    status
      ? "The contract's last sync with the NDIA wasn't a success."
      : "The contract was never synced with the NDIA.",
    "Press Check again at the top of the contract's page, or choose Sync Active Plans in the client list.",
    "all",
  );
}

/** F7: until then it has no plan budgets. */
function blankBeforeSync({ status, rows }: ContractSources): GuardRail {
  const code = "blank-before-sync";
  const budgets = rows.filter(({ rowKind }) => rowKind === "plan-budget").length;
  if (status?.outcome === "success")
    return holds(code, "Plan budgets are added after the first successful sync.");
  if (budgets === 0) return holds(code, "The Plan Budget table is blank before the first sync.");
  return {
    ...fails(
      code,
      `The contract has ${budgets === 1 ? "a plan budget" : `${budgets} plan budgets`} before its first successful sync.`,
      "Leave Plan Budget blank until the contract is synced. They aren't sent before.",
    ),
  };
}

/** F4: a reminder. */
function placeholder({ contract }: ContractSources): GuardRail {
  const code = "placeholder-total";
  const { totalFunding, editPath } = contract;
  if (totalFunding === undefined)
    return unknown(
      code,
      "The contract's page doesn't show Total Funding.",
      "Check that it isn't the $1.00 placeholder.",
    );
  if (!hasPlaceholderTotal({ totalFunding }))
    return holds(code, "Total Funding isn't the $1.00 placeholder.");
  return {
    ...fails(
      code,
      "Total Funding is still the $1.00 placeholder.",
      "Enter the plan's total once you know it.",
    ),
    ...placeOf(editPath, "Total Funding $"),
  };
}

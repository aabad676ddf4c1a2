import type { Switches } from "../../control/switches.ts";
import type { FormRecord } from "../form/field.ts";
import type { Contract, ContractDetails } from "../records/contracts.ts";
import { isExcluded } from "../records/totals.ts";

/** What a record of a contract is checked against. `ownId` is 0 for one that doesn't exist yet. */
export type RecordContext = {
  contract: Contract;
  content: ContractDetails;
  ownId: number;
  switches: Switches;
};

/** Messages by field name, as a form's own check gives them. */
type Errors = Record<string, string>;

export function budgetErrors(
  record: FormRecord,
  { contract, content, ownId, switches }: RecordContext,
): Errors {
  const { category, management_style: style } = record;
  const isTwin = content.budgets.some(
    (budget) => budget.id !== ownId && budget.category === category && budget.management_style === style,
  );
  const errors: Errors = {};
  if (isTwin)
    errors["PlanCategory"] =
      `This contract already has a budget for ${category}${style ? ` (${style})` : ""}.`;
  if (switches.refuseBudgets.includes(String(category)))
    errors["BudgetAmount"] = "Budget Amount was refused by this organisation's rules.";
  const { plan_start: from, plan_end: to } = contract;
  if (isOutside(record["start_date"], from, to))
    errors["StartDate"] = "Start Date must be within the contract's NDIS plan dates.";
  if (isOutside(record["end_date"], from, to))
    errors["EndDate"] = "End Date must be within the contract's NDIS plan dates.";
  return errors;
}

export function deliveryErrors(record: FormRecord, { contract, content }: RecordContext): Errors {
  const category = String(record["category"]);
  const errors: Errors = {};
  if (isExcluded(category, content.budgets))
    errors["PlanCategory"] = `${category} is excluded from this contract's totals.`;
  if (isOutside(record["delivered_date"], contract.start_date, contract.end_date))
    errors["DeliveredDate"] = "Delivered Date must be within the contract's Start Date and End Date.";
  return errors;
}

/** A limit that isn't set limits nothing. ISO dates sort as text. */
function isOutside(date: FormRecord[string] | undefined, from: string | null, to: string | null): boolean {
  if (typeof date !== "string" || date === "") return false;
  return (from !== null && date < from) || (to !== null && date > to);
}

import { SUPPORT_CATEGORIES } from "../../domain/catalogue/categories.ts";
import type { PracticeFormField } from "../../domain/practice/practice-page.ts";
import type { PracticeFields } from "../../domain/practice/practice-records.ts";

type Field = Omit<PracticeFormField, "value">;

export const CONTRACT_FIELDS: readonly Field[] = [
  { name: "Reference", label: "Reference" },
  { name: "ContractNumber", label: "Contract Number" },
  { name: "NDISPlanStartDate", label: "NDIS Plan Start Date" },
  { name: "NDISPlanEndDate", label: "NDIS Plan End Date" },
  { name: "StartDate", label: "Start Date" },
  { name: "EndDate", label: "End Date" },
  { name: "FundingSource", label: "Funding Source", options: ["Client", "NDIS"] },
  {
    name: "FundingManagement",
    label: "Funding Management",
    options: ["NDIA", "Participant", "Registered Plan Management Provider"],
  },
  { name: "TotalFunding", label: "Total Funding $" },
  { name: "PacePlan", label: "PACE Plan", isTick: true },
  { name: "Status", label: "Status", options: ["Active", "Inactive"] },
  { name: "Notes", label: "Notes" },
];

export const BUDGET_FIELDS: readonly Field[] = [
  {
    name: "PlanCategory",
    label: "Plan Category",
    options: ["", ...SUPPORT_CATEGORIES.map(({ name }) => name)],
  },
  { name: "BudgetAmount", label: "Budget Amount" },
  { name: "ExcludeFromTotals", label: "Exclude from Service Contract Allocation Totals", isTick: true },
  {
    name: "ManagementStyle",
    label: "Management Style",
    options: ["", "Agency", "Plan Management", "Self Managed"],
  },
  { name: "StartDate", label: "Start Date" },
  { name: "EndDate", label: "End Date" },
];

/** A form's fields with what the record holds. */
export function filledFields(fields: readonly Field[], held: PracticeFields): PracticeFormField[] {
  return fields.map((field) => ({ ...field, value: held[field.name] ?? "" }));
}

/** What the record holds once this was sent. A tick that isn't sent isn't ticked. */
export function sentFields(
  fields: readonly Field[],
  sends: readonly (readonly [name: string, value: string])[],
): PracticeFields {
  const sent = new Map(sends);
  return Object.fromEntries(fields.map(({ name }) => [name, sent.get(name)?.trim() ?? ""]));
}

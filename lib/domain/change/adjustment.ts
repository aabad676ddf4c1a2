import type { IsoDate } from "../../core/calendar-date.ts";
import { dateField, type FieldChange, moneyField, textField } from "./change-set.ts";
import { isExcluded, type PlanBudget } from "../plan/plan-budget.ts";
import { categoryKey } from "../catalogue/support-category.ts";

/** The words that make a delivered service an adjustment record, to the letter (F40b, F40e). */
export const ADJUSTMENT_DESCRIPTION = "NDIS PACE API Budget Adjustment Record";
export const ADJUSTMENT_NOTE =
  "NDIS PACE API Budget Adjustment record. Note: a) Only the Total Amount of services delivered to date for the Support Category have been provided in the PACE API record.  b) The Service Support Item used has been applied for budget adjustment purposes only.";

/** F40c, and F40d for the one category that a plan manager draws on itself. */
export function adjustmentProvider(category: string): string {
  return categoryKey(category) === "Choice and Control" ? "Previous Plan Manager" : "NDIA refer to PACE";
}

/** A budget that needs one: something was delivered before, and the contract counts the category. */
export function needsAdjustment(budget: PlanBudget): boolean {
  return budget.spent > 0 && !isExcluded(budget);
}

/**
 * The delivered service that brings a new contract's budget down to what is left of it (F40): no support item
 * number, one of quantity 1 whose rate is the amount delivered to date. It was paid by somebody else already, so its
 * status is the one that is never claimed again.
 */
export function adjustmentFields(budget: PlanBudget, category: string, today: IsoDate): FieldChange[] {
  return [
    textField("supportItem", "Service Support Item", ADJUSTMENT_DESCRIPTION),
    textField("planCategory", "Plan Category", category),
    textField("serviceProvider", "Service Provider", adjustmentProvider(budget.category)),
    textField("quantity", "Quantity", "1"),
    moneyField("rate", "Rate", budget.spent),
    textField("gstCode", "GST Code", "P2"),
    dateField("deliveredDate", "Delivered Date", clampToBudget(budget, today)),
    textField("deliveryStatus", "Status", "Provider Paid"),
    textField("notes", "Notes", ADJUSTMENT_NOTE),
  ];
}

function clampToBudget({ startDate, endDate }: PlanBudget, today: IsoDate): IsoDate {
  if (today < startDate) return startDate;
  return today > endDate ? endDate : today;
}

/** A delivered service as the CRM shows it. */
export interface Delivered {
  itemNumber: string;
  description: string;
  provider: string;
  category: string;
  note: string;
  /** Cents, or `null` where it can't be read. */
  total: number | null;
  date?: IsoDate | null;
  /** Its last day, where the table shows one. */
  to?: IsoDate;
  /** The number of the provider's invoice. Absent: the table has no such column; empty: none was entered. */
  number?: string;
  /** As written, e.g. `Extracted`. */
  status?: string;
}

/** Whether this delivered service is the category's adjustment record. The words are ours alone, so they are enough. */
export function isAdjustmentOf(delivered: Delivered, category: string): boolean {
  return (
    descriptionOf(delivered) === collapseSpaces(ADJUSTMENT_DESCRIPTION) &&
    categoryKey(delivered.category) === categoryKey(category)
  );
}

/** Whether it stands for what was delivered before, by whomever: no service of its own. Pages may hide either column. */
export function isAdjustment(delivered: Delivered): boolean {
  const words = collapseSpaces(ADJUSTMENT_DESCRIPTION).toLowerCase();
  return (
    descriptionOf(delivered).toLowerCase() === words ||
    collapseSpaces(delivered.note).toLowerCase().startsWith(words)
  );
}

function descriptionOf({ description, itemNumber }: Delivered): string {
  return collapseSpaces(description || itemNumber);
}

/** A page shows any number of spaces as one. */
function collapseSpaces(words: string): string {
  return words.replaceAll(/\s+/g, " ").trim();
}

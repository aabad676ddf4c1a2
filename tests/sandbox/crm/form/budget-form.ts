import * as choices from "../records/choices.ts";
import { datesInOrder, type Form } from "./field.ts";

/** Add Budget Category and Edit Budget Category. */
export const BUDGET_FORM: Form = {
  fields: [
    {
      name: "PlanCategory",
      label: "Plan Category",
      column: "category",
      kind: "select",
      options: choices.CATEGORIES,
      required: true,
      optional: true,
    },
    { name: "BudgetAmount", label: "Budget Amount", column: "amount", kind: "money", required: true },
    {
      name: "StatedSupportType",
      label: "Stated Support Type",
      column: "stated_support_type",
      kind: "select",
      options: choices.STATED_SUPPORT_TYPES,
      required: true,
    },
    {
      name: "ExcludeFromTotals",
      label: "Exclude from Service Contract Allocation Totals",
      column: "excluded",
      kind: "tick",
    },
    {
      name: "RequiresServiceBooking",
      label: "Requires PRODA Service Booking",
      column: "requires_booking",
      kind: "tick",
    },
    {
      name: "ManagementStyle",
      label: "Management Style",
      column: "management_style",
      kind: "select",
      options: choices.MANAGEMENT_STYLES,
    },
    { name: "StartDate", label: "Start Date", column: "start_date", kind: "date" },
    { name: "EndDate", label: "End Date", column: "end_date", kind: "date" },
  ],
  check: (record) =>
    datesInOrder(record, "start_date", "end_date", { EndDate: "End Date must not be before Start Date." }),
};

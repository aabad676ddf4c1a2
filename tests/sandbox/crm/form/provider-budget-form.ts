import * as choices from "../records/choices.ts";
import { PROVIDERS } from "../records/providers.ts";
import { datesInOrder, type Form } from "./field.ts";

/** Add Service Provider Category Budgets, and the form that edits one. */
export const PROVIDER_BUDGET_FORM: Form = {
  fields: [
    {
      name: "ServiceProvider",
      label: "Service Provider",
      column: "provider",
      kind: "select",
      options: PROVIDERS,
      required: true,
    },
    {
      name: "Category",
      label: "Category",
      column: "category",
      kind: "select",
      options: choices.CATEGORIES,
      required: true,
    },
    { name: "BudgetAmount", label: "Budget Amount", column: "amount", kind: "money", required: true },
    { name: "StartDate", label: "Start Date", column: "start_date", kind: "date" },
    { name: "EndDate", label: "End Date", column: "end_date", kind: "date" },
    { name: "Notes", label: "Notes", column: "note", kind: "notes" },
  ],
  check: (record) =>
    datesInOrder(record, "start_date", "end_date", { EndDate: "End Date must not be before Start Date." }),
};

import { lineTotal } from "../../money.ts";
import * as choices from "../records/choices.ts";
import { PROVIDERS } from "../records/providers.ts";
import type { Form, FormRecord } from "./field.ts";

/** Create Service Support. Edit adds the two exclusions. */
export const SUPPORT_FORM: Form = {
  fields: [
    {
      name: "Service",
      label: "Service",
      column: "service",
      kind: "text",
      required: true,
      placeholder: "Support item number and name",
    },
    {
      name: "PlanCategory",
      label: "Plan Category",
      column: "category",
      kind: "select",
      options: choices.CATEGORIES,
      required: true,
      optional: true,
    },
    { name: "Quantity", label: "Quantity", column: "quantity", kind: "quantity", required: true },
    {
      name: "NdisRate",
      label: "NDIS Rate",
      column: "ndis_rate",
      kind: "select",
      options: choices.NDIS_RATES,
      required: true,
    },
    { name: "RateAmount", label: "Rate Amount", column: "rate", kind: "money", required: true },
    { name: "Note", label: "Note", column: "note", kind: "notes" },
    {
      name: "ServiceProvider",
      label: "Service Provider",
      column: "provider",
      kind: "select",
      options: PROVIDERS,
    },
    {
      name: "ManagementStyle",
      label: "Management Style (Stated Item)",
      column: "management_style",
      kind: "select",
      options: ["N/A", ...choices.MANAGEMENT_STYLES],
      required: true,
    },
    {
      name: "ExcludeFromTotals",
      label: "Exclude From Service Contract Allocation Totals",
      column: "excluded",
      kind: "tick",
    },
    {
      name: "RequiresServiceBooking",
      label: "Requires PRODA Service Booking",
      column: "requires_booking",
      kind: "tick",
    },
  ],
  check: (record): Record<string, string> =>
    record["rate"] === 0 ? { RateAmount: "Rate Amount must not be zero." } : {},
};

export const SUPPORT_EDIT_FORM: Form = {
  ...SUPPORT_FORM,
  fields: [
    ...SUPPORT_FORM.fields,
    { name: "CosExclusion", label: "CoS Exclusion", column: "cos_exclusion", kind: "tick" },
    { name: "InvoiceExclusion", label: "Invoice Exclusion", column: "invoice_exclusion", kind: "tick" },
  ],
};

export function withSupportTotal(record: FormRecord): FormRecord {
  return { ...record, total: lineTotal(Number(record["rate"]), Number(record["quantity"])) };
}

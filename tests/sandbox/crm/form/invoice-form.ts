import * as choices from "../records/choices.ts";
import { PROVIDERS } from "../records/providers.ts";
import type { Form } from "./field.ts";

const MOST_NOTE = 1000;

/** What Create New Invoice and Edit Invoice have above the lines, in the order of the guide. */
export const INVOICE_FORM: Form = {
  fields: [
    {
      name: "ServiceProvider",
      label: "Service Provider",
      column: "provider",
      kind: "select",
      options: PROVIDERS,
      required: true,
      optional: true,
    },
    { name: "ABN", label: "ABN", column: "abn", kind: "text" },
    {
      name: "InvoiceNumber",
      label: "Invoice Number",
      column: "invoice_number",
      kind: "text",
      required: true,
    },
    {
      name: "ProviderInvoiceDate",
      label: "Provider Invoice Date",
      column: "invoice_date",
      kind: "date",
      required: true,
    },
    { name: "InvoiceNote", label: "Invoice Note", column: "note", kind: "notes" },
    {
      name: "OnHoldReason",
      label: "On Hold Reason",
      column: "on_hold_reason",
      kind: "select",
      options: choices.ON_HOLD_REASONS,
      empty: "Select On Hold Reason",
    },
    {
      name: "ApprovedByClient",
      label: "Approved by Client",
      column: "approved_by_client",
      kind: "select",
      options: choices.YES_NO,
      required: true,
    },
    {
      name: "AutoCalculate",
      label: "Auto Calculate",
      column: "auto_calculate",
      kind: "select",
      options: choices.YES_NO,
      required: true,
    },
  ],
  check: ({ note }): Record<string, string> =>
    String(note ?? "").length > MOST_NOTE
      ? { InvoiceNote: `Invoice Note has at most ${MOST_NOTE} characters.` }
      : {},
};

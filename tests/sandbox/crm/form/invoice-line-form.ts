import * as choices from "../records/choices.ts";
import type { Form, FormRecord } from "./field.ts";

/** One line of an invoice. The names stand behind `Lines[0].` when they are sent; the categories are the client's own. */
export function lineForm(categories: readonly string[]): Form {
  return {
    fields: [
      {
        name: "Type",
        label: "Type",
        column: "type",
        kind: "select",
        options: choices.CLAIM_TYPES,
        required: true,
      },
      {
        name: "CancellationReasonCode",
        label: "Cancellation Reason Code",
        column: "cancellation_reason",
        kind: "select",
        options: choices.CANCELLATION_REASONS,
      },
      {
        name: "GstCode",
        label: "GST Code",
        column: "gst_code",
        kind: "select",
        options: choices.GST_CODES,
        required: true,
      },
      {
        name: "DeliveredFrom",
        label: "Delivered From",
        column: "delivered_from",
        kind: "date",
        required: true,
      },
      { name: "DeliveredTo", label: "Delivered To", column: "delivered_to", kind: "date" },
      {
        name: "PlanCategory",
        label: "Plan Category",
        column: "category",
        kind: "select",
        options: categories,
        required: true,
        optional: true,
      },
      {
        name: "SupportItem",
        label: "Support Item",
        column: "support_item",
        kind: "text",
        required: true,
        list: "support-items",
      },
      { name: "Qty", label: "Qty", column: "quantity", kind: "quantity" },
      { name: "Hours", label: "Hours", column: "hours", kind: "quantity" },
      { name: "Rate", label: "Rate", column: "rate", kind: "money", required: true },
      { name: "Total", label: "Total", column: "total", kind: "money" },
    ],
    check: lineErrors,
  };
}

/** What an empty line starts with, and what a line has in the columns that are hidden from the form. */
export const NEW_LINE: FormRecord = { type: "STAN", gst_code: "P2" };

function lineErrors(record: FormRecord): Record<string, string> {
  const {
    quantity,
    hours,
    type,
    cancellation_reason: reason,
    delivered_from: from,
    delivered_to: to,
  } = record;
  const errors: Record<string, string> = {};
  if ([quantity, hours].filter((value) => typeof value === "number").length !== 1)
    errors["Qty"] = "Enter either Qty or Hours, not both.";
  if (type === "CANC" && reason === "")
    errors["CancellationReasonCode"] = "Cancellation Reason Code is required.";
  if (typeof from === "string" && typeof to === "string" && to < from)
    errors["DeliveredTo"] = "Delivered To must not be before Delivered From.";
  return errors;
}

import { lineTotal } from "../../money.ts";
import * as choices from "../records/choices.ts";
import { PROVIDERS } from "../records/providers.ts";
import { splitItem } from "../records/support-item.ts";
import type { Form, FormRecord } from "./field.ts";

/** Create Delivered Service and Edit Delivered Service. */
export const DELIVERY_FORM: Form = {
  fields: [
    {
      name: "ServiceSupportItem",
      label: "Service Support Item",
      column: "support_item",
      kind: "text",
      required: true,
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
    {
      name: "Status",
      label: "Status",
      column: "status",
      kind: "select",
      options: choices.DELIVERY_STATUSES,
      required: true,
    },
    { name: "ContractSupportItem", label: "Contract Support Item", column: "contract_support", kind: "text" },
    { name: "Quantity", label: "Quantity", column: "quantity", kind: "quantity" },
    {
      name: "ServiceProvider",
      label: "Service Provider",
      column: "provider",
      kind: "select",
      options: PROVIDERS,
    },
    { name: "Hours", label: "Hours", column: "hours", kind: "quantity" },
    {
      name: "ProviderInvoiceNumber",
      label: "Provider Invoice Number",
      column: "invoice_number",
      kind: "text",
    },
    { name: "Rate", label: "Rate", column: "rate", kind: "money", required: true },
    { name: "ProviderInvoiceDate", label: "Provider Invoice Date", column: "invoice_date", kind: "date" },
    {
      name: "GstCode",
      label: "GST Code",
      column: "gst_code",
      kind: "select",
      options: choices.GST_CODES,
      required: true,
    },
    {
      name: "DeliveredDate",
      label: "Delivered Date",
      column: "delivered_date",
      kind: "date",
      required: true,
    },
    { name: "Notes", label: "Notes", column: "note", kind: "notes" },
  ],
  check(record): Record<string, string> {
    const given = [record["quantity"], record["hours"]].filter((value) => typeof value === "number");
    return given.length === 1 ? {} : { Quantity: "Enter either Quantity or Hours, not both." };
  },
};

/** The number and the words of the item, and the total. */
export function completeDelivery(record: FormRecord): FormRecord {
  return { ...withDeliveryTotal(record), ...splitItem(String(record["support_item"] ?? "")) };
}

/** GST of 10 % is on top of the rate for code P1 only. */
function withDeliveryTotal(record: FormRecord): FormRecord {
  const net = lineTotal(Number(record["rate"]), Number(record["quantity"] ?? record["hours"]));
  return { ...record, total: record["gst_code"] === "P1" ? Math.round(net * 1.1) : net };
}

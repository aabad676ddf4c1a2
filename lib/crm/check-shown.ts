import { checkInvoice } from "../ndis/invoice/check.ts";
import type { InvoiceContext } from "../ndis/invoice/context.ts";
import type { Finding, InvoiceField } from "../ndis/invoice/finding.ts";
import type { CapturedInvoice } from "./read-invoice.ts";

/** One of these stands for the other. */
const EITHER: Partial<Record<InvoiceField, InvoiceField>> = { hours: "quantity" };

/** What stands against an invoice as a page shows it. What is there and can't be read isn't missing as well. */
export function checkShown({ invoice, unreadable }: CapturedInvoice, context: InvoiceContext): Finding[] {
  const place = ({ lineId, field }: Finding) => `${lineId}/${EITHER[field] ?? field}`;
  const there = new Set(unreadable.map(place));
  return [
    ...unreadable,
    ...checkInvoice(invoice, context).filter((finding) => !finding.empty || !there.has(place(finding))),
  ];
}

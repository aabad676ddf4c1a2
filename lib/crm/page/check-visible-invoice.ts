import { checkInvoice } from "../../domain/invoice/rules/check.ts";
import type { InvoiceContext } from "../../domain/invoice/model/context.ts";
import type { Finding, InvoiceField } from "../../domain/invoice/model/finding.ts";
import type { InvoiceLine } from "../../domain/invoice/model/line.ts";
import type { CapturedInvoice } from "../read/read-invoice.ts";

/** One of these stands for the other. */
const EITHER: Partial<Record<InvoiceField, InvoiceField>> = { hours: "quantity", to: "from" };

/**
 * What stands against an invoice as a page shows it. Not said to be missing: what is there and can't be read, what the page
 * has no place for, and anything of a line in which nothing was typed yet.
 */
export function checkVisibleInvoice(
  { invoice, unreadable, absent }: CapturedInvoice,
  context: InvoiceContext,
): Finding[] {
  const place = ({ lineId, field }: Pick<Finding, "lineId" | "field">) =>
    `${lineId}/${EITHER[field] ?? field}`;
  const there = new Set(unreadable.map(place));
  const blank = new Set(invoice.lines.filter(isBlank).map(({ id }) => id));
  const isMissing = (finding: Finding) =>
    !there.has(place(finding)) &&
    !absent.includes(finding.field) &&
    !(finding.lineId !== undefined && blank.has(finding.lineId));
  return [
    ...unreadable,
    ...checkInvoice(invoice, context).filter((finding) => !finding.waitsWhileTyping || isMissing(finding)),
  ];
}

/** A new line starts with its codes; nobody typed those. */
function isBlank({ from, to, category, item, quantity, hours, rate, total }: InvoiceLine): boolean {
  return [from, to, category, item, quantity, hours, rate, total].every((value) => value === undefined);
}

/** How many lines somebody has typed something into. */
export function countTypedLines({ lines }: CapturedInvoice["invoice"]): number {
  return lines.filter((line) => !isBlank(line)).length;
}

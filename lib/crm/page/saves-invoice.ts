import { matchesSpelling } from "../profile/label.ts";
import type { PageInvoice } from "../read/read-invoice.ts";
import type { InvoiceProfile } from "../profile/site-profile.ts";

/**
 * Whether a form that is about to be sent saves the invoice: the form with the lines in it, by any button but those that
 * are known to do something else; or, on a page that only shows the lines, the one whose button makes the invoice.
 */
export function isInvoiceSave(
  { target, submitter }: Pick<SubmitEvent, "target" | "submitter">,
  { table }: Pick<PageInvoice, "table">,
  { controls }: InvoiceProfile,
): boolean {
  const words = submitter?.textContent?.trim() || (submitter as HTMLInputElement | null)?.value;
  if (matchesSpelling(words, controls.createInvoice)) return true;
  if (matchesSpelling(words, [...controls.addLine, ...controls.notSaving])) return false;
  return table !== undefined && (target as HTMLElement).contains(table);
}

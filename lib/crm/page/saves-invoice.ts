import { isSpelling } from "../profile/label.ts";
import type { ShownInvoice } from "../read/read-invoice.ts";
import type { SiteProfile } from "../profile/site-profile.ts";

/**
 * Whether a form that is about to be sent saves the invoice: the form with the lines in it, by any button but those that
 * are known to do something else; or, on a page that only shows the lines, the one whose button makes the invoice.
 */
export function savesInvoice(
  { target, submitter }: Pick<SubmitEvent, "target" | "submitter">,
  { table }: Pick<ShownInvoice, "table">,
  { controls }: SiteProfile,
): boolean {
  const words = submitter?.textContent?.trim() || (submitter as HTMLInputElement | null)?.value;
  if (isSpelling(words, controls.createInvoice)) return true;
  if (isSpelling(words, [...controls.addLine, ...controls.notSaving])) return false;
  return table !== undefined && (target as HTMLElement).contains(table);
}

import type { InvoiceContext } from "../../domain/invoice/model/context.ts";
import type { FileNote } from "../read/file-finding.ts";

/** A file may hold thousands of clients, so the CRM isn't read for it. This is noted once, not for each invoice. */
const CRM_NOT_CHECKED: FileNote = {
  code: "file-crm-unasked",
  severity: "note",
  what: "The CRM isn't read when you check a file, so contract dates, existing invoices and earlier services weren't compared.",
  remedy: "Open an invoice in the CRM to check those too.",
};

/** Without a default state in Options: a file doesn't say where a service was. */
const STATE_UNKNOWN: FileNote = {
  code: "file-state-unknown",
  severity: "note",
  what: "A file doesn't say in which state services were, so public holidays weren't checked.",
  remedy: "Set a default state in Options, then check the file again.",
};

/** What no file is checked for, given what is known of every client. */
export function skippedCheckNotes({ state }: Pick<InvoiceContext, "state">): FileNote[] {
  return state ? [CRM_NOT_CHECKED] : [CRM_NOT_CHECKED, STATE_UNKNOWN];
}

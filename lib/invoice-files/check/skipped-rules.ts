import type { InvoiceContext } from "../../domain/invoice/model/context.ts";
import type { FileNote } from "../read/file-finding.ts";

/**
 * For a file nobody asks the CRM: it may hold thousands of clients. What the rules would say of each invoice for that
 * reason is said once, of the file.
 */
export const RULES_SKIPPED_FOR_FILES: { codes: ReadonlySet<string>; note: FileNote } = {
  codes: new Set(["unknown-contract", "unknown-invoices", "unknown-delivered", "unknown-state"]),
  note: {
    code: "file-crm-unasked",
    severity: "note",
    what: "The CRM isn't asked for a file, so contract dates, invoices that are there already, and earlier services weren't compared.",
    remedy: "Open an invoice in the CRM to have those checked too.",
  },
};

/** Where Options say no state to assume: a file doesn't tell where a service was. */
const STATE_UNKNOWN: FileNote = {
  code: "file-state-unknown",
  severity: "note",
  what: "The state where services were isn't known for a file, so public holidays weren't checked.",
  remedy: "Set a state to assume in Options, then check the file again.",
};

/** What is said once of a file, by what is known of everybody. */
export function unaskedNotes({ state }: Pick<InvoiceContext, "state">): FileNote[] {
  return state ? [RULES_SKIPPED_FOR_FILES.note] : [RULES_SKIPPED_FOR_FILES.note, STATE_UNKNOWN];
}

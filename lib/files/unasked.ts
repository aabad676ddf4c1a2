import type { FileNote } from "./finding.ts";

/**
 * For a file nobody asks the CRM: it may hold thousands of clients. What the rules would say of each invoice for that
 * reason is said once, of the file.
 */
export const UNASKED: { codes: ReadonlySet<string>; note: FileNote } = {
  codes: new Set(["unknown-contract", "unknown-invoices", "unknown-delivered"]),
  note: {
    code: "file-crm-unasked",
    severity: "note",
    what: "The CRM isn't asked for a file, so contract dates, invoices that are there already, and earlier services weren't compared.",
    remedy: "Open an invoice in the CRM to have those checked too.",
  },
};

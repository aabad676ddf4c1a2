import type { IsoDate } from "../../../core/calendar-date.ts";
import type { Cents } from "../../../core/money.ts";
import type { InvoiceLine } from "./line.ts";

/** `block`: must not be saved. `warn`: may be saved, after a look. `note`: worth knowing. */
export type Severity = "block" | "warn" | "note";

/** Their names on every screen. */
export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  block: "Error",
  warn: "Warning",
  note: "Note",
};

export const SEVERITY_ORDER: Readonly<Record<Severity, number>> = { note: 1, warn: 2, block: 3 };

/** The fields that a finding may be about: where the focus goes. */
export const INVOICE_FIELDS = [
  "ndisNumber",
  "provider",
  "abn",
  "number",
  "date",
  "total",
  "from",
  "to",
  "category",
  "item",
  "quantity",
  "hours",
  "rate",
  "lineTotal",
  "gst",
  "claimType",
  "cancellationReason",
] as const;
export type InvoiceField = (typeof INVOICE_FIELDS)[number];

/** CareView's three ways to bring in an invoice; each has a check of its own. */
export type EntryChannel = "service-entry" | "streamline" | "bulk-import";

/** What can be done about it with one press. */
export type Fix =
  /** `value` is what is typed: a date as `YYYY-MM-DD`, an amount as `1234.50`, else the text. */
  | { kind: "set"; field: InvoiceField; value: string; label: string }
  /** The line, cut where a funding period ends; the parts cover it exactly and their cents add up. */
  | {
      kind: "split";
      parts: { from: IsoDate; to: IsoDate; quantity?: number; hours?: number; total: Cents }[];
      label: string;
    };

/** What one rule has to say of an invoice or of one of its lines. */
export interface Finding {
  /** Stable name, e.g. `spans-periods`. */
  code: string;
  severity: Severity;
  /** A plain sentence, with the days and amounts that matter. */
  what: string;
  /** What to do, in a sentence. */
  remedy: string;
  field: InvoiceField;
  /** Absent: about the invoice as a whole. */
  lineId?: InvoiceLine["id"];
  /** Where the rule comes from, for people to read: see `SOURCE`. */
  source: string;
  fix?: Fix;
  /** The section of Options that this goes by, and what a person may do there. */
  setting?: { section: "holidays"; label: string };
  /** Set where CareView's own screens would decide differently, and how: a sentence after `In CareView:`. */
  careview?: string;
  /** The screens of CareView that refuse what isn't a `block` here. */
  refusedBy?: readonly EntryChannel[];
  /** The finding is about an empty field, so a form shows it only after the person has left that field. */
  waitsWhileTyping?: true;
  /** It reports data that isn't available. */
  missingData?: true;
}

export function isError({ severity }: Pick<Finding, "severity">): boolean {
  return severity === "block";
}

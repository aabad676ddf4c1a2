import type { IsoDate } from "../calendar-date.ts";
import type { Cents } from "../money.ts";
import type { InvoiceLine } from "./line.ts";

/** `block`: must not be saved. `warn`: may be saved, after a look. `note`: worth knowing. */
export type Severity = "block" | "warn" | "note";

/** The field that a finding is about: where the focus goes. */
export type InvoiceField =
  | "ndisNumber"
  | "provider"
  | "abn"
  | "number"
  | "date"
  | "total"
  | "from"
  | "to"
  | "category"
  | "item"
  | "quantity"
  | "hours"
  | "rate"
  | "lineTotal"
  | "gst"
  | "claimType"
  | "cancellationReason";

/** What can be done about it with one press. */
export type Fix =
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
  /** The rule's number in the guide, or the publication that it is from. */
  source: string;
  fix?: Fix;
  /** Set where CareView's own screens would decide differently, and how. */
  careview?: string;
}

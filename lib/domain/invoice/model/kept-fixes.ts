import type { IsoDate } from "../../../core/calendar-date.ts";
import type { Cents } from "../../../core/money.ts";
import type { InvoiceField } from "./finding.ts";

/** A field that a fix has set, as its control held it before and since. */
export interface FixedField {
  /** Absent: of the invoice's head. */
  lineId?: string | undefined;
  field: InvoiceField;
  before: string;
  after: string;
}

/** A line as it was before it was split. */
export interface SplitLine {
  lineId: string;
  from: IsoDate;
  to: IsoDate;
  total: Cents;
  /** In how many lines it is now. */
  parts: number;
}

/** What one press of a fix has changed in an invoice. */
export interface KeptFixes {
  /** The kind that was fixed, or what the button said. */
  label: string;
  fixed: FixedField[];
  split: SplitLine[];
}

/** Which invoice was fixed, as its page shows it: a provider's number is unique. */
export interface FixedInvoice {
  number: string;
  provider: string;
}

import type { IsoDate } from "../../../core/calendar-date.ts";
import type { Cents } from "../../../core/money.ts";
import type { Hundredths } from "../../../core/hundredths.ts";

/** An invoice line as typed, or as read from a file. Fields that are empty or unreadable are absent. */
export interface InvoiceLine {
  /** Stable while it is edited: a row's number, or the form's own name of it. */
  id: string;
  from?: IsoDate;
  /** The last day of the service; a service of one day has the same day twice. */
  to?: IsoDate;
  /** Plan category as the CRM names it. */
  category?: string;
  /** Support item number, `01_011_0107_1_1`. */
  item?: string;
  /** Its name where the page shows one: it tells on which days the item may be used. */
  itemName?: string;
  quantity?: Hundredths;
  /** In place of a quantity. */
  hours?: Hundredths;
  rate?: Cents;
  /** What the line comes to, where it is written down. */
  total?: Cents;
  gst?: string;
  claimType?: string;
  cancellationReason?: string;
}

/** What all lines of an invoice share. */
export interface Invoice {
  ndisNumber?: string;
  clientName?: string;
  provider?: string;
  abn?: string;
  number?: string;
  date?: IsoDate;
  /** What the invoice says that it comes to. */
  total?: Cents;
  lines: InvoiceLine[];
}

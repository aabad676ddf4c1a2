import type { IsoDate } from "../../core/calendar-date.ts";
import type { Cents } from "../../core/money.ts";

/** A contract that the CRM holds. A field that the organisation hides is absent. */
export interface CrmContract {
  reference: string;
  /** Its own form. */
  editPath: string;
  planStartDate?: IsoDate;
  planEndDate?: IsoDate;
  totalFunding?: Cents;
}

/** A plan budget that the CRM holds. A field that the organisation hides is absent. */
export interface CrmBudget {
  category: string;
  /** Its own form. Absent for a budget that isn't saved yet. */
  editPath?: string;
  amount?: Cents | null;
  startDate?: IsoDate | null;
  endDate?: IsoDate | null;
  /** In CareView's words where another spelling of them is written. */
  managementStyle?: string;
  excluded?: boolean;
  /** What was delivered of it, adjustments included. Shown in the table, not a field of its form. */
  delivered?: Cents | null;
  /** Outside PACE: the NDIA holds a service booking for it, and its end date is the booking's. */
  booked?: true;
}

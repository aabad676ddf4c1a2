import type { IsoDate } from "../../core/calendar-date.ts";
import type { Hundredths } from "../../core/hundredths.ts";
import type { Cents } from "../../core/money.ts";
import type { Problem } from "../../core/problem.ts";

/** `standard`: money that the NDIA manages. `plan-managed`: money that the plan manager pays from (F116). */
export type BookingType = "standard" | "plan-managed";

/** A service booking's statuses by the NDIA's codes, with their labels (F70). */
export const BOOKING_STATUSES = {
  INPR: "In Process",
  APAP: "Awaiting Participant Approval",
  APRO: "Awaiting Provider Approval",
  APAC: "Change Awaiting Participant",
  APRC: "Change Awaiting Provider",
  REJT: "Rejected",
  APPR: "Approved",
  CMPD: "Completed",
  DELE: "Deleted",
} as const;

export type BookingStatus = keyof typeof BOOKING_STATUSES;

/** What a booking sets aside in one category, or for one support item (F74). */
export interface BookingLine {
  /** As the NDIA writes it, such as `DAILY_ACTIVITIES`. */
  category: string;
  /** `null`: the whole category. */
  item: string | null;
  description: string | null;
  /** `null`: not told. */
  quantity: Hundredths | null;
  /** `null`: not told. */
  allocated: Cents | null;
  remaining: Cents | null;
}

/** Funding of a plan outside PACE that is set aside for a provider (F67). A copy, as the plan is. */
export interface Booking {
  /** The NDIA's own id. */
  id: string;
  /** The plan that it draws on; `null`: not told. */
  planReference: string | null;
  /** `null`: in a word that Planbridge doesn't know, which `typeWord` has, or not told. */
  type: BookingType | null;
  typeWord: string;
  startDate: IsoDate;
  /** The revised end where there is one. `null`: not told. */
  endDate: IsoDate | null;
  /** The end that it was made with, where the NDIA tells another one now. */
  originalEnd?: IsoDate;
  status: BookingStatus | null;
  /** As the NDIA writes it; empty where it isn't told. */
  statusWord: string;
  /** An approved booking may be inactive all the same; `null`: not told. */
  isActive: boolean | null;
  inKind: boolean | null;
  /** `null`: its details couldn't be had, and `linesProblem` says why. */
  lines: BookingLine[] | null;
  linesProblem?: Problem;
  /** When its lines came, in epoch milliseconds, where that was before the booking itself. */
  linesFrom?: number;
}

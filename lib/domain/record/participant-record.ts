import type { Problem } from "../../core/problem.ts";
import type { PaceConsent } from "../change/change.ts";
import type { Booking } from "./booking.ts";
import type { BudgetCondition } from "./budget-access.ts";
import type { PlanGoals } from "./goal.ts";
import type { NonPaceBudget } from "./non-pace-budget.ts";

/** What can be chosen for a synchronisation (F148). The plans themselves are always asked for. */
export const RECORD_PARTS = ["budgets", "goals", "bookings"] as const;

export type RecordPart = (typeof RECORD_PARTS)[number];

/** The budgets of one plan outside PACE. */
export interface PlanBudgets {
  planReference: string;
  retrievedAt: number;
  budgets: NonPaceBudget[];
  unread: string[];
}

/** All service bookings that the NDIA listed. */
export interface StoredBookings {
  retrievedAt: number;
  bookings: Booking[];
  unread: string[];
  /** Those that it listed once and doesn't any more: they stay on record and count nowhere (F71, F142). */
  gone?: GoneBooking[];
}

/** A booking that the NDIA doesn't list any more, as it was told last. `since`: epoch milliseconds of the first list without it. */
export interface GoneBooking {
  booking: Booking;
  since: number;
}

/**
 * What became of one part of a synchronisation. `partly`: of some plans it came and of others not, or not every row could be
 * read. `not-here`: the NDIA has none of it for this participant, such as bookings on PACE.
 */
export interface PartSummary {
  part: "plans" | RecordPart;
  result: "retrieved" | "partly" | "failed" | "not-asked" | "not-here";
  /** How many came, and what differs from the copy before. */
  count?: number;
  added?: number;
  removed?: number;
  changed?: number;
  /** What couldn't be read, each a sentence. */
  unread: string[];
  /** Why it couldn't be had, or not all of it. */
  problem?: Problem;
  /** The answer was lost, or everything was held up: asked for again it may come. */
  again?: true;
}

/** The last synchronisation of a participant (F152). */
export interface SyncSummary {
  at: number;
  /** `null`: the plans couldn't be had. */
  isPace: boolean | null;
  parts: PartSummary[];
  /** Outside PACE, where budgets were wanted and couldn't be had: the NDIA's conditions as they stood then (F102). */
  conditions?: BudgetCondition[];
  /** The job of a batch that it was, so that a worker that takes its place knows what is done. */
  jobId?: string;
}

/**
 * What is kept of a participant besides the plans, for one CRM. PACE budgets are in the snapshots of plans. A part that is
 * absent was never retrieved, which isn't the same as an empty one.
 */
export interface ParticipantRecord {
  /** The CRM that it was asked for: no other's page gets it. */
  site: string;
  ndisNumber: string;
  goals?: PlanGoals[];
  bookings?: StoredBookings;
  budgets?: PlanBudgets[];
  /** Who confirmed the participant's consent before budgets were asked for, and when (F149). */
  consent?: PaceConsent;
  lastSync?: SyncSummary;
}

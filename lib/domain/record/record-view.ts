import type { IsoDate } from "../../core/calendar-date.ts";
import type { Cents } from "../../core/money.ts";
import type { Problem } from "../../core/problem.ts";
import type { PaceConsent } from "../change/change.ts";
import type { Management } from "../plan/plan-budget.ts";
import type { Total } from "./amount.ts";
import type { Booking } from "./booking.ts";
import type { BudgetCondition } from "./budget-access.ts";
import type { GoalDiff } from "./compare-goals.ts";
import type { Forecast } from "./forecast.ts";
import type { Instalments } from "./funding-periods.ts";
import type { Goal } from "./goal.ts";
import type { ManagementRule } from "./management-rules.ts";
import type { SyncSummary } from "./participant-record.ts";
import type { PlanEndPrediction } from "./plan-end.ts";
import type { SyncInfo } from "./sync-info.ts";
import type { SpentOn } from "./weekly-spending.ts";

/** Everything that is known of a participant, as screens show it. Amounts that aren't told are `null`, never 0. */
export interface RecordView {
  ndisNumber: string;
  /** `null`: no plan was ever retrieved. */
  isPace: boolean | null;
  /** Of the plans themselves; each part has its own. */
  sync: SyncInfo;
  /** The current one first. */
  plans: PlanView[];
  /** Bookings of plans that aren't known, or whose plan isn't told. */
  otherBookings: BookingView[];
  /** What to do now, the most urgent first. */
  nextSteps: NextStep[];
  /** What can't be right and concerns no plan alone. */
  problems: string[];
  /** The NDIA's conditions for budgets outside PACE, by what is stored (F102); absent on PACE. */
  budgetConditions?: BudgetCondition[];
  consent?: PaceConsent;
  lastSync?: SyncSummary;
}

export interface PlanView {
  isPace: boolean;
  startDate: IsoDate;
  endDate: IsoDate | null;
  /** The one that runs, or the newest. */
  current: boolean;
  sync: SyncInfo;
  totals: RecordTotals;
  /** Totals of each support purpose, and of each category (F92). */
  byPurpose: GroupTotals[];
  byCategory: GroupTotals[];
  /** `null`: they aren't known, and `budgetsProblem` says why where that is known. */
  budgets: BudgetView[] | null;
  budgetsProblem?: Problem;
  /** What a list of budgets doesn't tell (F101, F105). */
  budgetsNote: string;
  /** `null`: never retrieved. */
  goals: GoalsView | null;
  /** Absent on PACE, which has none (F68); `null`: never retrieved. */
  bookings?: BookingView[] | null;
  bookingsSync?: SyncInfo;
  end?: PlanEndPrediction;
  /** That the NDIA has moved its end, in words (F113). */
  endMoved?: string;
  problems: string[];
}

/** Sums over the budgets of a plan (F87–F90). */
export interface RecordTotals {
  approved: Total;
  allocated: Total;
  remaining: Total;
  spent: Total;
  /** Percent; `null`: not told. */
  utilisation: number | null;
  sync: SyncInfo;
}

export interface GroupTotals extends Omit<RecordTotals, "sync"> {
  name: string;
}

export interface BudgetView {
  category: string;
  purpose: string | null;
  component: string | null;
  /** Of a stated support outside PACE. */
  item: string | null;
  /** `null`: not told. */
  stated: boolean | null;
  management: Management | null;
  rule: ManagementRule;
  startDate: IsoDate | null;
  endDate: IsoDate | null;
  approved: Cents | null;
  allocated: Cents | null;
  remaining: Cents | null;
  spent: Cents | null;
  utilisation: number | null;
  /** How much more is spent than there is, where nothing else may cover it. */
  overspent: Cents;
  instalmentType: string | null;
  instalments: Instalments | null;
  /** What each retrieval said was spent, oldest first; empty where no history is kept. */
  spentBefore: SpentOn[];
  /** `null`: too little is known. */
  forecast: Forecast | null;
  sync: SyncInfo;
  problems: string[];
}

export interface GoalsView {
  goals: Goal[];
  /** Compared with the last copy that differed. */
  since?: { at: number; diff: GoalDiff };
  sync: SyncInfo;
  problems: string[];
}

export interface BookingView extends Booking {
  /** In the NDIA's label; its own word where that isn't known. */
  statusLabel: string;
  allocated: Total;
  remaining: Total;
  /** How much of its time and of its money is used, in percent (F69); `null`: not told. */
  timeUsed: number | null;
  utilisation: number | null;
  problems: string[];
  /** The NDIA doesn't list it any more, since this time, in epoch milliseconds: all else is as it was told last (F71). */
  goneSince?: number;
  /** The plan's end was moved, and the booking still ends with the earlier one (F114). */
  foreseenEnd?: { isPrediction: true; endDate: IsoDate; words: string };
}

/** Something to do about a participant now. */
export interface NextStep {
  code:
    | "overspent"
    | "contract-differs"
    | "stale"
    | "shortfall"
    | "period-ends"
    | "plan-ends"
    | "booking-waits"
    | "booking-rejected"
    | "booking-gone";
  what: string;
  remedy: string;
  /** The money that is at stake; `null`: not told. */
  cents: Cents | null;
  /** Days until it is too late; 0: now. */
  days: number;
  /** The booking in which it is done. */
  bookingId?: string;
}

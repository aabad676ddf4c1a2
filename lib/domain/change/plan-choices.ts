import type { IsoDate } from "../../core/calendar-date.ts";
import type { Problem } from "../../core/problem.ts";

/** A plan that can be chosen under Select Plan to Sync (F48). */
export interface PlanChoice {
  /** Names it when it is chosen. */
  key: string;
  startDate: IsoDate;
  endDate: IsoDate | null;
  current: boolean;
  budgets: number;
  /** Why its budgets aren't known; then their number says nothing. */
  budgetsProblem?: Problem;
  /** Of an earlier period: what doesn't fit together in the NDIA's answer; each a sentence. */
  oddities?: readonly string[];
  /** Why it is the one that fits this contract best; only one of them has it. */
  fits?: string;
}

export interface PlansView {
  snapshotId: string;
  retrievedAt: number;
  unchangedSince?: number;
  /** Why earlier periods of the plan aren't among them. */
  historyProblem?: Problem;
  plans: PlanChoice[];
}

/** A record of PACE that a budget form's drop-down offers (F53). Money is cents. */
export interface BudgetChoice {
  key: string;
  category: string;
  component: string | null;
  /** `null`: the NDIA doesn't tell. The same holds for management and exclusion, which stay as the form has them. */
  stated: boolean | null;
  managementStyle: string | null;
  startDate: IsoDate;
  endDate: IsoDate;
  total: number;
  excluded: boolean | null;
}

export interface BudgetsView {
  snapshotId: string;
  retrievedAt: number;
  client: { name: string };
  category: string;
  choices: BudgetChoice[];
}

import type { IsoDate } from "../../core/calendar-date.ts";

/** Outside PACE the NDIA keeps short-term and long-term goals apart; PACE doesn't tell. */
export type GoalTerm = "short" | "long" | "not-told";

/** How a goal is to be reached, and who or what helps. `null`: not told. */
export interface GoalStep {
  how: string | null;
  support: string | null;
}

/** A goal of a plan as the NDIA holds it. It has no id, so every retrieval replaces all of them (F108). */
export interface Goal {
  term: GoalTerm;
  /** `null`: the NDIA holds the goal without its text. */
  text: string | null;
  steps: GoalStep[];
  /** Told for PACE only. */
  created: IsoDate | null;
  /** One of an earlier time, which only PACE lists. */
  past?: true;
  /** The NDIA's word, such as `Inactive`; told of past goals. */
  status?: string;
}

/** The goals of one plan: there is none without a plan (F107). */
export interface PlanGoals {
  /** The NDIA's id of a plan outside PACE; `null` for the PACE plan. */
  planReference: string | null;
  retrievedAt: number;
  goals: Goal[];
  /** A sentence for each that couldn't be read. */
  unread: string[];
  /** The last copy that differed from this one: what a retrieval replaced stands nowhere else (F108). */
  before?: { retrievedAt: number; goals: Goal[] };
}

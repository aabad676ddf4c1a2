import type { Problem } from "../../core/problem.ts";

/** The last time that participants were retrieved without a person. */
export interface UpkeepRun {
  /** Epoch milliseconds. */
  at: number;
  /** Participants of whom something came, and of whom it couldn't be had. */
  retrieved: number;
  failed: number;
  /** Why it ended before all who were due were asked for. */
  problem?: Pick<Problem, "code" | "what" | "remedy" | "at">;
}

/** How participants are kept up to date without a person. */
export interface Upkeep {
  /** Calls a day; 0: off. */
  allowance: number;
  callsToday: number;
  /** In the last 30 days, and the most that they may have. */
  callsInWindow: number;
  windowLimit: number;
  /** How many are due and weren't asked for yet. */
  waiting: number;
  lastRun?: UpkeepRun;
}

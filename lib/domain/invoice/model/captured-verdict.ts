import type { Problem } from "../../../core/problem.ts";

/** What the rules say of a captured invoice, for the list of them. */
export interface CapturedVerdict {
  path: string;
  lines: number;
  blocks: number;
  warnings: number;
  /** The gravest finding's words; absent when there is none. */
  first?: string;
  /** What kinds of errors it has, in a few words each; where it has none, what kinds of warnings. */
  reasons?: readonly string[];
  /** Why it couldn't be checked. */
  problem?: Problem;
  /** When the client's plan was retrieved, in epoch milliseconds; `null` if never. Absent where the client has no plan to retrieve. */
  planAt?: number | null;
  /** Why the plan wasn't retrieved. */
  planProblem?: Problem;
}

/** Where a person goes on from a captured invoice. */
export interface NextCaptured {
  /** The page of the next one with errors; `null`: there is no other. */
  path: string | null;
  /** How many others have errors. */
  left: number;
}

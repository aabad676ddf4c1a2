import type { Problem } from "../../core/problem.ts";

/** When a plan was retrieved, or why it wasn't. */
export interface RetrievedPlan {
  ndiaAt?: number;
  problem?: Problem;
}

import type { ProblemError } from "../core/problem.ts";

/** With growing delays of at most five minutes: more than half an hour. */
const RETRIES_WITHOUT_NETWORK = 12;

/**
 * How often work is retried by itself before it is left to a person. What can't be reached at all, as without a network, says
 * nothing of the record, and comes back by itself.
 * @param usual where an answer came, or might have
 */
export function automaticRetries({ problem }: ProblemError, usual: number): number {
  return problem.code.endsWith("-network") ? RETRIES_WITHOUT_NETWORK : usual;
}

import { ProblemError } from "../../core/problem.ts";
import type { NdiaGet } from "../../ndia/plans.ts";

/** The same requests; `failures` has those that may succeed another time, in the order in which they failed. */
export function noteFailures(get: NdiaGet): { get: NdiaGet; failures: ProblemError[] } {
  const failures: ProblemError[] = [];
  return {
    failures,
    get: async (...question) => {
      try {
        return await get(...question);
      } catch (error) {
        if (error instanceof ProblemError && error.kind !== "permanent") failures.push(error);
        throw error;
      }
    },
  };
}

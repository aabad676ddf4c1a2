import { ProblemError } from "../core/problem.ts";

/** A write that the NDIA certainly took nothing of: what keeps it is put right first, or waited for, and then it may be sent. */
export class NotTakenError extends ProblemError {
  constructor(cause: ProblemError) {
    super(cause.kind, cause.problem, {
      cause,
      ...(cause.retryAt === undefined ? {} : { retryAt: cause.retryAt }),
    });
  }
}

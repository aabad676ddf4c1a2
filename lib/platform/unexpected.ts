import { ProblemError } from "../core/problem.ts";

/** A fault of our own. Only the kind of error is shown: its text might hold a person's data. */
export function unexpectedProblem(error: unknown): ProblemError {
  const problem = {
    code: "planbridge-fault",
    what: "Planbridge met an error of its own.",
    remedy: "It is tried again by itself. If it stays, tell whoever looks after Planbridge.",
    said: error instanceof Error ? error.name : typeof error,
  };
  return new ProblemError("transient", problem, { cause: error });
}

import { ProblemError } from "../core/problem.ts";

/** An error in Planbridge itself. Only the kind of error is shown: its text might hold a person's data. */
export function unexpectedProblem(error: unknown): ProblemError {
  const problem = {
    code: "planbridge-fault",
    what: "Something went wrong in Planbridge.",
    remedy:
      "Planbridge will retry automatically. If it keeps happening, tell whoever looks after Planbridge.",
    said: error instanceof Error ? error.name : typeof error,
  };
  return new ProblemError("transient", problem, { cause: error });
}

import { type Problem, ProblemError } from "../../lib/core/problem.ts";

/** Why a tab couldn't read what is stored. That the database can't be opened, say, has a remedy of its own. */
export function readingProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return {
    code: "planbridge-list",
    what: "What is stored couldn't be read.",
    remedy: "Reload the page. If it happens again, look at Stored data in Options.",
    // The error's type alone: its text might hold anything.
    said: error instanceof Error ? error.name : typeof error,
  };
}

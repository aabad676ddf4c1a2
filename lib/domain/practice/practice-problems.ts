import { type ProblemText, problemFrom } from "../../core/problem-catalogue.ts";
import { ProblemError } from "../../core/problem.ts";

/** What practice mode refuses, by code. */
const PRACTICE_PROBLEMS = {
  "practice-on": {
    what: "Practice is on: Planbridge works with invented data and does nothing in your CRM.",
    remedy: "Open Planbridge from the toolbar and press Leave practice, then refresh this page.",
  },
  "practice-refuses": {
    what: "This can't be tried with invented data.",
    remedy: "Press Leave practice at the top of this page, then do it with your own data.",
  },
  "practice-over": {
    what: "Practice has ended, and its invented data was deleted.",
    remedy: "Reload this page.",
  },
  "practice-off": {
    what: "Practice isn't on.",
    remedy: "Press Try with invented data on the welcome page or in Options.",
  },
  "work-under-way": {
    what: "Planbridge is still working for you, and that work would have to wait.",
    remedy: "Wait until the sync or change that runs is done, or stop it. Then try again.",
  },
} as const satisfies Record<string, ProblemText>;

export function practiceProblem(code: keyof typeof PRACTICE_PROBLEMS) {
  return problemFrom(PRACTICE_PROBLEMS, code);
}

/** Thrown for good: nothing happens later by itself. */
export function practiceRefusal(code: keyof typeof PRACTICE_PROBLEMS): ProblemError {
  return new ProblemError("permanent", practiceProblem(code));
}

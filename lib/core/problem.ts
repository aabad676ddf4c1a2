/**
 * What went wrong, as a value that a person can act on.
 * Every refusal in the product is one of these; nothing is reported as a bare exception text.
 */
export interface Problem {
  /** Stable name, e.g. `surname-mismatch`. Tests, filters and help links use it. */
  code: string;
  /** What happened, in a sentence that names the record where there is one. */
  what: string;
  /** What to do next. */
  remedy: string;
  /** The label of the CRM or Options field to fix, when there is one. */
  field?: string;
  /** Of a form with several fields that are wrong: each of them, in the form's order. */
  fields?: FieldProblem[];
  /** Where it is put right, when that is a page of our own. */
  at?: "options";
  /** The other side's own words, when it sent any. */
  said?: string;
}

/** What is wrong with one field of a form, by its label. */
export interface FieldProblem {
  field: string;
  what: string;
  remedy: string;
}

/** All errors of a form as one problem, so that a person can correct them together. */
export function combineProblems(problems: readonly Problem[]): Problem {
  const [first, ...others] = problems;
  if (!first) throw new Error("a form with nothing wrong has no problem");
  if (others.length === 0) return first;
  return {
    code: first.code,
    what: problems.map(({ what }) => what).join(" "),
    remedy: "Correct these fields and try again. Nothing was saved.",
    field: problems.flatMap(({ field }) => field ?? []).join(", "),
    fields: problems.flatMap(({ field, what, remedy }) => (field ? [{ field, what, remedy }] : [])),
  };
}

/**
 * What a problem means for the work that met it.
 * - `permanent`: somebody has to fix something about this record; a retry can't help.
 * - `transient`: the request or its answer was lost, or the other side was busy; a retry can help.
 * - `blocked`: nothing of this kind can go on until somebody acts (signs in, activates the device), so the work waits.
 */
export type ProblemKind = "permanent" | "transient" | "blocked";

/** A problem, thrown to the code that finishes or retries the work. */
export class ProblemError extends Error {
  readonly kind: ProblemKind;
  readonly problem: Problem;
  /** Earliest time for another try, in epoch milliseconds, when the other side named one. */
  readonly retryAt: number | undefined;

  constructor(kind: ProblemKind, problem: Problem, options: { cause?: unknown; retryAt?: number } = {}) {
    super(problem.code, { cause: options.cause });
    this.name = "ProblemError";
    this.kind = kind;
    this.problem = problem;
    this.retryAt = options.retryAt;
  }
}

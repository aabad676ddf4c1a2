import type { Problem } from "./problem.ts";

/** What a catalogue holds under a problem's code. */
export type ProblemText = Omit<Problem, "code" | "said">;

/** The problem of that code. `said`: the other side's own words. */
export function problemFrom<Code extends string>(
  catalogue: Readonly<Record<Code, ProblemText>>,
  code: Code,
  said?: string,
): Problem {
  return { code, ...catalogue[code], ...(said ? { said } : {}) };
}

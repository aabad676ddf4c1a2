import type { CapturedVerdict } from "../../lib/domain/invoice/model/captured-verdict.ts";

type CapturedTone = "block" | "warn" | "fine";

/** What a result comes to: errors, warnings, or neither. One that couldn't be checked isn't fine. */
export function capturedTone({ blocks, warnings, problem }: CapturedVerdict): CapturedTone {
  if (blocks > 0 || problem) return "block";
  return warnings > 0 ? "warn" : "fine";
}

/** How many invoices have errors, and how many have warnings at most. */
export function countProblems(verdicts: readonly CapturedVerdict[]): { bad: number; warned: number } {
  const count = (tone: CapturedTone) => verdicts.filter((verdict) => capturedTone(verdict) === tone).length;
  return { bad: count("block"), warned: count("warn") };
}

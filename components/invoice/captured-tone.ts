import type { CapturedVerdict } from "../../lib/domain/invoice/model/captured-verdict.ts";

/** What a result comes to: errors, warnings, or neither. One that couldn't be checked isn't fine. */
export function capturedTone({ blocks, warnings, problem }: CapturedVerdict): "block" | "warn" | "fine" {
  if (blocks > 0 || problem) return "block";
  return warnings > 0 ? "warn" : "fine";
}

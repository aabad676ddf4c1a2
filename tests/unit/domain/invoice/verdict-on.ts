import type { EntryChannel, Finding } from "../../../../lib/domain/invoice/model/finding.ts";

export type Verdict = "error" | "warning" | "allowed";

/** What these findings come to on one of CareView's screens. */
export function verdictOn(face: EntryChannel, findings: readonly Finding[]): Verdict {
  if (findings.some(({ severity, refusedBy }) => severity === "block" || refusedBy?.includes(face)))
    return "error";
  return findings.some(({ severity }) => severity === "warn") ? "warning" : "allowed";
}

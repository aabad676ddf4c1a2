import type { RowFinding } from "../../lib/invoice-files/read/file-finding.ts";
import { type Severity, WEIGHT } from "../../lib/domain/invoice/model/finding.ts";

/** The worst severity among a row's findings. */
export function worstOf(findings: readonly RowFinding[]): Severity | "none" {
  let worst: Severity | "none" = "none";
  for (const { severity } of findings) {
    if (worst === "none" || WEIGHT[severity] > WEIGHT[worst]) worst = severity;
  }
  return worst;
}

/** What matters most is said first. */
export function worstFirst(findings: readonly RowFinding[]): RowFinding[] {
  return findings.toSorted((a, b) => WEIGHT[b.severity] - WEIGHT[a.severity]);
}

import type { RowFinding } from "../../lib/invoice-files/read/file-finding.ts";
import { type Severity, SEVERITY_ORDER } from "../../lib/domain/invoice/model/finding.ts";

/** The worst severity among a row's findings. */
export function worstOf(findings: readonly RowFinding[]): Severity | "none" {
  let worst: Severity | "none" = "none";
  for (const { severity } of findings) {
    if (worst === "none" || SEVERITY_ORDER[severity] > SEVERITY_ORDER[worst]) worst = severity;
  }
  return worst;
}

/** What matters most is said first. */
export function worstFirst(findings: readonly RowFinding[]): RowFinding[] {
  return findings.toSorted((a, b) => SEVERITY_ORDER[b.severity] - SEVERITY_ORDER[a.severity]);
}

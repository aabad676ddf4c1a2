import type { RowFinding } from "../../../lib/invoice-files/read/file-finding.ts";
import { SEVERITY_ORDER } from "../../../lib/domain/invoice/model/finding.ts";
import type { Level } from "../../base/severity.tsx";

/** The highest severity among a row's findings. */
export function worstSeverity(findings: readonly RowFinding[]): Level {
  let worst: Level = "ok";
  for (const { severity } of findings) {
    if (worst === "ok" || SEVERITY_ORDER[severity] > SEVERITY_ORDER[worst]) worst = severity;
  }
  return worst;
}

/** The highest severity first. */
export function sortBySeverity(findings: readonly RowFinding[]): RowFinding[] {
  return findings.toSorted((a, b) => SEVERITY_ORDER[b.severity] - SEVERITY_ORDER[a.severity]);
}

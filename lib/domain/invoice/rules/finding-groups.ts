import { type Finding, type Severity, SEVERITY_ORDER } from "../model/finding.ts";

/** Findings of one kind, which a person works through together. */
export interface FindingGroup {
  code: string;
  severity: Severity;
  findings: readonly Finding[];
}

/** The kinds of findings: the most severe first, of these the one that comes most often; the findings of each in their order. */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  const groups = Map.groupBy(findings, ({ code, severity }) => `${severity} ${code}`);
  const all = Array.from(groups.values(), (those): FindingGroup => {
    const [{ code, severity }] = those as [Finding];
    return { code, severity, findings: those };
  });
  return all.toSorted(
    (a, b) =>
      SEVERITY_ORDER[b.severity] - SEVERITY_ORDER[a.severity] || b.findings.length - a.findings.length,
  );
}

/** What stands in the way of saving; where nothing does, what is to be looked at; else what is worth knowing. */
export function mostSevere(findings: readonly Finding[]): readonly Finding[] {
  const [first] = findings.toSorted((a, b) => SEVERITY_ORDER[b.severity] - SEVERITY_ORDER[a.severity]);
  return first ? findings.filter(({ severity }) => severity === first.severity) : [];
}

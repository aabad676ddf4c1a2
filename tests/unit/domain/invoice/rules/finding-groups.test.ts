// @vitest-environment node
import { expect, test } from "vitest";
import type { Finding, Severity } from "../../../../../lib/domain/invoice/model/finding.ts";
import { groupFindings, mostSevere } from "../../../../../lib/domain/invoice/rules/finding-groups.ts";

function finding(code: string, severity: Severity, lineId: string): Finding {
  return { code, severity, lineId, what: "", remedy: "", field: "rate", source: "F63" };
}
const findings = [
  finding("day", "warn", "1"),
  finding("total", "block", "2"),
  finding("day", "warn", "2"),
  finding("funds", "block", "3"),
  finding("funds", "block", "4"),
  finding("day", "block", "5"),
];

test("F63: groupFindings puts the most severe kind first, then the one that comes most often", () => {
  const groups = groupFindings(findings).map(({ code, severity, findings: those }) => [
    code,
    severity,
    those.map(({ lineId }) => lineId),
  ]);
  expect(groups).toEqual([
    ["funds", "block", ["3", "4"]],
    ["total", "block", ["2"]],
    ["day", "block", ["5"]],
    ["day", "warn", ["1", "2"]],
  ]);
});

test("F63: mostSevere keeps the errors, or the warnings where there are none", () => {
  expect(mostSevere(findings).map(({ lineId }) => lineId)).toEqual(["2", "3", "4", "5"]);
  expect(mostSevere([findings[0] as Finding])).toEqual([findings[0]]);
  expect(mostSevere([])).toEqual([]);
});

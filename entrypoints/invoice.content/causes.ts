import type { Cause } from "../../components/invoice/finding-cause.tsx";
import { pageFindingLabel } from "../../lib/crm/read/invoice/unreadable.ts";
import type { Finding } from "../../lib/domain/invoice/model/finding.ts";
import { groupFindings } from "../../lib/domain/invoice/rules/finding-groups.ts";
import { SHORTFALL } from "../../lib/domain/invoice/rules/shortfall-lines.ts";

/** The findings by kind. `shortfall`: the lines that missing funds come from. */
export function causesOf(findings: readonly Finding[], shortfall: readonly string[] | null): Cause[] {
  return groupFindings(findings).map((group) => ({
    ...group,
    label: pageFindingLabel(group.code) ?? group.code.replaceAll("-", " "),
    fixable: group.findings.filter(({ fix }) => fix).length,
    lines: group.code === SHORTFALL ? shortfall : null,
  }));
}

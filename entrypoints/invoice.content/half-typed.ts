import type { PageInvoice } from "../../lib/crm/read/read-invoice.ts";
import { controlForFinding } from "../../lib/crm/write/apply-fix.ts";
import type { Finding } from "../../lib/domain/invoice/model/finding.ts";

/** A value with a fixed format (a date, an amount, an ABN) is incomplete until its last key, so its finding waits. */
const HAS_FORMAT = new Set([
  "date-unreadable",
  "number-unreadable",
  "abn-wrong",
  "ndis-number-shape",
  "ndis-number-prefix",
  "item-form",
]);

/** Whether a finding is about a value that somebody is still typing. */
export function isHalfTyped(finding: Finding, shown: PageInvoice | undefined): boolean {
  if (!shown || !HAS_FORMAT.has(finding.code)) return false;
  const { activeElement } = document;
  return activeElement !== null && controlForFinding(shown, finding) === activeElement;
}

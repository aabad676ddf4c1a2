import { RULE_LABELS } from "../../lib/domain/invoice/rules/rule-labels.ts";
import { FILE_FINDING_LABELS } from "../../lib/invoice-files/file-finding-labels.ts";

/** What a filter calls a kind of finding. One without a label goes by its code, so that it can still be chosen. */
export function findingLabel(code: string): string {
  return FILE_FINDING_LABELS[code] ?? RULE_LABELS[code] ?? code.replaceAll("-", " ");
}

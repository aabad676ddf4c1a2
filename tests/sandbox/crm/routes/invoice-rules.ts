import type { DatabaseSync } from "node:sqlite";
import { lineForm } from "../form/invoice-line-form.ts";
import type { InvoiceSubmission } from "../form/read-invoice.ts";
import { findDuplicateInvoice, type LineDraft } from "../records/invoices.ts";
import { contractFundsOf, checkLines, allocateLines, type ContractFunds } from "../records/check-invoice.ts";
import type { PlacedLine } from "../records/save-invoice.ts";

const FIELD_NAMES = new Map<string, string>(lineForm([]).fields.map(({ column, name }) => [column, name]));

/**
 * The form's own rules first, then those about the contract and its money. The lines as they are to be stored, or null:
 * then the submission has been given the errors. Neither a weekday's item on a Saturday nor a rate above the price
 * guide is refused: this organisation has allowed both.
 */
export function checkSubmission(
  database: DatabaseSync,
  submission: InvoiceSubmission,
  today: string,
  ownId = 0,
): PlacedLine[] | null {
  const { draft, lines, errors, lineErrors } = submission;
  if (lines.length === 0) errors["Lines"] = "An invoice needs at least one line.";
  if (hasAny([errors, ...lineErrors])) return null;
  const twin = findDuplicateInvoice(database, draft, ownId);
  if (twin) errors["InvoiceNumber"] = `Duplicate Invoice: ${twin} has the same client, provider and number.`;
  const checked = checkLines(lines, contractFundsOf(database, draft.client_id, ownId), {
    today,
    provider: draft.provider,
  });
  for (const [index, { findings }] of checked.entries())
    for (const { level, field, text } of findings)
      if (level === "error") (lineErrors[index] ??= {})[FIELD_NAMES.get(field) ?? field] = text;
  return twin ? null : allocateLines(checked);
}

/** What the CRM would have said of lines that it stored. */
export function warningsOf(
  lines: readonly LineDraft[],
  holdings: readonly ContractFunds[],
  rules: { today: string; provider: string },
): string[] {
  const found = checkLines(lines, holdings, rules).flatMap(({ findings }, index) =>
    findings.flatMap(({ level, text }) => (level === "warning" ? [`Line ${index + 1}: ${text}`] : [])),
  );
  const keys = lines.map(lineKey);
  const twins = keys.flatMap((key, index) => (keys.indexOf(key) < index ? [`Line ${index + 1}`] : []));
  return twins.length > 0 ? [...found, `Duplicate Line Items: ${twins.join(", ")}`] : found;
}

function lineKey(line: LineDraft): string {
  const { type, gst_code, delivered_from, delivered_to, category, support_item, quantity, hours, rate } =
    line;
  return [type, gst_code, delivered_from, delivered_to, category, support_item, quantity, hours, rate].join(
    "|",
  );
}

function hasAny(errors: readonly Record<string, string>[]): boolean {
  return errors.some((each) => Object.keys(each).length > 0);
}

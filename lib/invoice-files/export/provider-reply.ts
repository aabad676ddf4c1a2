import { formatDate } from "../../core/calendar-date.ts";
import { formatMoney } from "../../core/money.ts";
import { lineAmount } from "../../domain/invoice/funding/compute-line-facts.ts";
import { isError } from "../../domain/invoice/model/finding.ts";
import type { CheckedFile } from "../check/checked-file.ts";
import { FIELD_NAMES } from "../parse/layouts.ts";
import type { RowFinding } from "../read/file-finding.ts";
import type { ReadRow } from "../read/row-reader.ts";
import type { ProviderReply } from "./reply-message.ts";
import { reasonForProvider } from "./provider-reasons.ts";

/**
 * A reply to the provider of a row's invoice: what is wrong with each of its lines, in plain words. It holds the invoice's own number,
 * days and amounts, and nothing of the participant, of their plan or of any other invoice. `null`: the invoice has no errors.
 */
export async function providerReply(checked: CheckedFile, row: number): Promise<ProviderReply | null> {
  if (!checked.isRejected(row)) return null;
  const rows = checked.index.rowsOf(checked.index.invoiceOf(row));
  const findings = await checked.findings(rows);
  const lines = await checked.rows.load(rows);
  const { number, provider, date, total } = lines[0]?.invoice ?? {};
  const name = number ? `invoice ${oneLine(number)}` : "your invoice";
  const details = [
    date === undefined ? "" : ` of ${formatDate(date)}`,
    total === undefined ? "" : `, ${formatMoney(total)}`,
  ].join("");
  const faults = lines.flatMap((line) => faultsOf(line, findings.get(line.row) ?? [], checked));
  return {
    subject: number
      ? `Invoice ${oneLine(number)}: please correct and send again`
      : "Please correct your invoice and send it again",
    body: [
      provider ? `Hello ${oneLine(provider)},` : "Hello,",
      "",
      `We can't pay ${name}${details} yet. Please correct the following and send the invoice again.`,
      "",
      ...faults,
      "If you think that this isn't right, reply to this email.",
      "",
      "Kind regards",
      "",
    ].join("\n"),
    fileName: `reply-${(number ?? "").replaceAll(/[^\dA-Za-z]+/g, "-").replaceAll(/^-|-$/g, "") || "invoice"}`,
  };
}

function faultsOf({ line }: ReadRow, findings: readonly RowFinding[], { reader }: CheckedFile): string[] {
  const reasons = findings.filter(isError).map((finding) => {
    const field = reader.columns[finding.column ?? -1];
    return reasonForProvider(finding, field ? FIELD_NAMES[field] : null);
  });
  if (reasons.length === 0) return [];
  const { from, to, item } = line;
  const amount = lineAmount(line);
  const days =
    from && to && from !== to ? `${formatDate(from)} to ${formatDate(to)}` : from && formatDate(from);
  const parts = [days, item && oneLine(item), amount === undefined ? undefined : formatMoney(amount)];
  const told = parts.filter((part) => part !== undefined && part !== "").join(", ");
  return [
    told ? `Line: ${told}` : "Line without a date that can be read",
    ...[...new Set(reasons)].map((reason) => `- ${reason}`),
    "",
  ];
}

/** Without line ends and other characters that nobody sees. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").trim();
}

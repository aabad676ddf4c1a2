import type { InvoiceContext } from "../../domain/invoice/model/context.ts";
import { formatDate, ISO_DATE } from "../../core/calendar-date.ts";
import type { Finding, Fix } from "../../domain/invoice/model/finding.ts";
import { formatHundredths } from "../../core/hundredths.ts";
import type { LineFacts } from "../../domain/invoice/funding/line-facts.ts";
import type { Invoice } from "../../domain/invoice/model/line.ts";
import { normaliseName } from "../../core/normalise-name.ts";
import { formatMoney } from "../../core/money.ts";
import { writeDate } from "../read/date-cell.ts";
import type { RowFinding } from "../read/file-finding.ts";
import type { FileField, Layout } from "../parse/layouts.ts";
import type { ReadRow, RowReader } from "../read/row-reader.ts";
import { MISSING_CELLS } from "../read/row-faults.ts";
import { rowNumber } from "../parse/row-number.ts";

export interface CheckRowsDeps {
  /** The check of one invoice; also passes on the facts of each line. */
  check: (invoice: Invoice, context: InvoiceContext, onLine: (facts: LineFacts) => void) => Finding[];
  /** The context of a client that isn't known: today, public holidays, perhaps the default state. */
  defaultContext: InvoiceContext;
}

export interface CheckedRows {
  /** By row: how its cells are written, and what the rules say of it. */
  found: (readonly RowFinding[])[];
  /** By row; absent where nothing is checked. */
  facts: (LineFacts | undefined)[];
}

/** One invoice, its rows together. A line's id is its place among them. */
export function checkInvoiceRows(
  rows: readonly ReadRow[],
  context: InvoiceContext | undefined,
  reader: RowReader,
  { check, defaultContext }: CheckRowsDeps,
): CheckedRows {
  const [first] = rows;
  const found = rows.map(({ findings }) => findings);
  const facts: CheckedRows["facts"] = [];
  if (!first || first.empty) return { found, facts };
  const addFinding = (at: number, finding: RowFinding) => {
    found[at] = [...(found[at] ?? []), finding];
  };
  if (rows.length > 1) findDisagreements(rows, reader, addFinding);
  if (!context && first.invoice.ndisNumber) addFinding(0, unknownClient(first.invoice.ndisNumber, reader));
  for (const [at, { line }] of rows.entries()) line.id = String(at);
  const invoice: Invoice = { ...first.invoice, lines: rows.map(({ line }) => line) };
  const findings = check(invoice, context ?? defaultContext, (partTexts) => {
    facts[Number(partTexts.line.id)] = partTexts;
  });
  for (const finding of findings) {
    // An unknown client was reported above, once.
    if (!context && finding.missingData) continue;
    const place = Number(finding.lineId ?? 0);
    const rowFinding = toRowFinding(finding, reader, rows[place] ?? first);
    if (rowFinding) addFinding(place, rowFinding);
  }
  return { found, facts };
}

/** `null` where it only repeats the cell's own fault, or asks for what the file has no column for. */
function toRowFinding(finding: Finding, { layout, columns }: RowReader, row: ReadRow): RowFinding | null {
  const { code, what, remedy, source, careview, field, fix, setting, refusedBy, waitsWhileTyping } = finding;
  const column = columnOf(columns, field, row);
  if (waitsWhileTyping && (column === -1 || isUnread(row, columns, field))) return null;
  if (row.findings.some((other) => other.severity === "block" && (other.column ?? NO_CELL) === column))
    return null;
  const isRefused = layout.id === "careview" && (refusedBy?.includes("bulk-import") ?? false);
  return {
    code,
    severity: isRefused ? "block" : finding.severity,
    what,
    remedy: fix?.kind === "split" ? `${remedy} ${describeParts(fix.parts)}` : remedy,
    source,
    ...(column === -1 ? {} : { column }),
    ...(careview ? { careview } : {}),
    ...(setting ? { setting } : {}),
    ...(fix?.kind === "set" && fix.field === field
      ? { replacement: formatReplacement(fix.value, layout) }
      : {}),
  };
}

const NO_CELL = -2;

/** Fields of which a line needs one: where another stands there and can't be read, nothing is missing. */
const ALTERNATIVES: Partial<Record<FileField, readonly FileField[]>> = {
  quantity: ["hours"],
  hours: ["quantity"],
  from: ["delivered", "to"],
  category: ["item"],
};

function isUnread({ findings }: ReadRow, columns: RowReader["columns"], field: FileField): boolean {
  const others = ALTERNATIVES[field] ?? [];
  return findings.some(
    ({ severity, code, column = NO_CELL }) =>
      severity === "block" && code !== MISSING_CELLS.code && others.includes(columns[column] ?? field),
  );
}

/** A row can't be made two by a press, but everything that two rows would say is known. */
function describeParts(parts: Extract<Fix, { kind: "split" }>["parts"]): string {
  const partTexts = parts.map(({ from, to, quantity, hours, total }) => {
    const days = from === to ? formatDate(from) : `${formatDate(from)} to ${formatDate(to)}`;
    const amount = quantity ?? hours;
    const quantityText =
      amount === undefined ? "" : `${formatHundredths(amount)}${hours === undefined ? "" : " hours"}, `;
    return `${days} (${quantityText}${formatMoney(total)})`;
  });
  return `As ${partTexts.join(" and ")}.`;
}

function formatReplacement(value: string, { dates }: Layout): string {
  return ISO_DATE.test(value) ? writeDate(value, dates) : value;
}

/** A service of one day may stand in a column of its own. */
function columnOf(columns: RowReader["columns"], field: FileField, { isOneDay }: ReadRow): number {
  return columns.indexOf(isOneDay && (field === "from" || field === "to") ? "delivered" : field);
}

const REPEATED = ["date", "total", "provider", "clientName"] as const;

/** Values that every row of an invoice repeats must agree. */
function findDisagreements(
  rows: readonly ReadRow[],
  { columns }: RowReader,
  addFinding: (at: number, finding: RowFinding) => void,
): void {
  const [first] = rows as [ReadRow];
  for (let at = 1; at < rows.length; at += 1) {
    const { invoice } = rows[at] as ReadRow;
    if (invoice === first.invoice) continue;
    for (const field of REPEATED) {
      const here = invoice[field];
      const there = first.invoice[field];
      if (here === there || here === undefined || there === undefined) continue;
      if (typeof here === "string" && normaliseName(here) === normaliseName(String(there))) continue;
      const formatted =
        typeof there === "number" ? formatMoney(there) : field === "date" ? formatDate(there) : there;
      addFinding(at, {
        code: "rows-disagree",
        severity: field === "date" || field === "total" ? "block" : "warn",
        what: `Row ${rowNumber(first.row)} of the same invoice says ${formatted} here.`,
        remedy: "All lines of an invoice must say the same. A different invoice needs its own number.",
        source: "file",
        column: columns.indexOf(field),
      });
    }
  }
}

function unknownClient(ndisNumber: string, { columns }: RowReader): RowFinding {
  return {
    code: "client-unknown",
    severity: "note",
    what: `No plan has been retrieved for ${ndisNumber}, so its dates and budgets weren't checked.`,
    remedy: "Check the NDIS number, or retrieve the plan and check the file again.",
    source: "file",
    column: columns.indexOf("ndisNumber"),
  };
}

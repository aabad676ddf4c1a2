import { isBlank } from "../parse/blank-text.ts";
import { CellMemo } from "./cell-memo.ts";
import type { RowChunk } from "../parse/encoding.ts";
import type { RowFinding } from "./file-finding.ts";
import { FIELD_NAMES, type FileField } from "../parse/layouts.ts";
import {
  BLANK_ROW,
  cellFinding,
  MISSING_CELLS,
  rowStructureFindings,
  undecodableBytesFinding,
} from "./row-faults.ts";
import { EMPTY_KEY } from "../check/row-index.ts";
import { cellText } from "../parse/row-text.ts";
import { newLine, placeInLine } from "./line-fields.ts";
import { unreadFindings } from "./unread-cells.ts";
import { type CellRead, cellRead, inDoubt, typed } from "./cell-read.ts";
import { isDoubtful, orderBits } from "./date-orders.ts";
import { type ScannedRow, unquote } from "../parse/scan.ts";
import type { ReadColumn, ReadRow, RowReader } from "./row-reader.ts";

const FIELDS = Object.keys(FIELD_NAMES) as FileField[];

const REPEATED: ReadonlySet<FileField> = new Set<FileField>([
  "ndisNumber",
  "clientName",
  "provider",
  "abn",
  "number",
  "date",
  "total",
]);

export function rowReader(
  part: Omit<RowReader, "read" | "unread" | "required" | "before" | "doubtful">,
): RowReader {
  const { columns, layout } = part;
  const read = columns.flatMap((field, column) =>
    field
      ? [
          {
            column,
            field,
            bit: bitOf(field),
            repeated: REPEATED.has(field),
            memo: new CellMemo<CellRead>(),
            before: undefined,
          },
        ]
      : [],
  );
  const required = layout.required.map((wanted) => {
    const any: readonly FileField[] = typeof wanted === "string" ? [wanted] : wanted;
    const column = columns.findIndex((field) => field !== null && any.includes(field));
    return { bits: any.reduce((bits, field) => bits | bitOf(field), 0), column };
  });
  // A column that isn't there at all is said once, of the file.
  return {
    ...part,
    read,
    unread: Array.from(part.header.keys()).filter((column) => !columns[column]),
    required: required.filter(({ column }) => column !== -1),
    before: { key: "", invoice: {} },
    doubtful: 0,
  };
}

function bitOf(field: FileField): number {
  return 1 << FIELDS.indexOf(field);
}

const DELIVERED = bitOf("delivered");
const DAYS = DELIVERED | bitOf("from");

/** The texts of a row's cells, edits included. */
export function rowTexts(
  stretch: RowChunk,
  scanned: ScannedRow,
  separator: string,
  edited?: ReadonlyMap<number, string>,
): string[] {
  const texts = Array.from({ length: scanned.count }, (_, at) =>
    unquote(cellText(stretch, scanned, at).text, separator),
  );
  for (const [column, text] of edited ?? []) {
    while (texts.length < column) texts.push("");
    texts[column] = text;
  }
  return texts;
}

export function readRow(reader: RowReader, stretch: RowChunk, scanned: ScannedRow, row: number): ReadRow {
  const { read, separator } = reader;
  const { count } = scanned;
  const edited = reader.edits.size > 0 ? reader.edits.get(row) : undefined;
  const line = newLine();
  let findings = NOTHING;
  let seen = 0;
  let isSameInvoice = true;
  let isVisible = false;
  let orders = 0;
  for (const each of read) {
    let cell = cellOf(each, reader, stretch, scanned, edited);
    if (cell?.order) {
      orders |= orderBits(each.field, cell.order);
      if (isDoubtful(reader.doubtful, each.field, cell.order)) cell = inDoubt(cell, reader.layout);
    }
    if (each.repeated && cell !== each.before) {
      isSameInvoice = false;
      each.before = cell;
    }
    if (!cell) continue;
    if (!cell.blank) isVisible = true;
    if (cell.odd) findings = and(findings, undecodableBytesFinding(reader, each.column));
    if (cell.empty) continue;
    seen |= each.bit;
    if (cell.fault) findings = and(findings, cellFinding(cell.fault, each.column));
    if (cell.value !== undefined && !each.repeated) placeInLine(each.field, cell.value, line);
  }
  if (!isSameInvoice) reader.before = invoiceOf(read);
  const { invoice } = reader.before;
  if (!isVisible && rowTexts(stretch, scanned, separator, edited).every(isBlank)) {
    return {
      row,
      key: EMPTY_KEY,
      invoice: {},
      line,
      isOneDay: false,
      empty: true,
      orders: 0,
      findings: [BLANK_ROW],
    };
  }
  if (edited || scanned.fault || count !== reader.header.length) {
    findings = [...findings, ...rowStructureFindings(reader, stretch, scanned, edited)];
  }
  const unread = unreadFindings(reader.unread, reader.header.length, separator, stretch, scanned, edited);
  if (unread.length > 0) findings = [...findings, ...unread];
  for (const { bits, column } of reader.required) {
    if ((seen & bits) === 0) findings = and(findings, { ...MISSING_CELLS, column });
  }
  // A row without an invoice number stands alone.
  const isOneDay = (seen & DAYS) === DELIVERED;
  return {
    row,
    key: reader.before.key || `row ${row}`,
    invoice,
    line,
    isOneDay,
    empty: false,
    orders,
    findings,
  };
}

/** Most rows have none, and share this. */
const NOTHING: readonly RowFinding[] = [];

function and(findings: readonly RowFinding[], finding: RowFinding): readonly RowFinding[] {
  return [...findings, finding];
}

/** Equal cells of a column are the same object, as long as the memo has them. */
function cellOf(
  { column, field, memo }: ReadColumn,
  { layout, separator }: RowReader,
  stretch: RowChunk,
  scanned: ScannedRow,
  edited: ReadonlyMap<number, string> | undefined,
): CellRead | undefined {
  const put = edited?.get(column);
  if (put !== undefined) return typed(cellRead(put, field, layout, false));
  if (column >= scanned.count) return undefined;
  const from = scanned.cells[2 * column] as number;
  const to = scanned.cells[2 * column + 1] as number;
  if (from === to) return undefined;
  const known = memo.find(stretch.units, from, to);
  if (known) return known;
  const { text, odd } = cellText(stretch, scanned, column);
  const cell = cellRead(unquote(text, separator), field, layout, odd);
  memo.keep(stretch.units, from, to, cell);
  return cell;
}

function invoiceOf(read: readonly ReadColumn[]): RowReader["before"] {
  const invoice: Record<string, string | number> = {};
  for (const { repeated, field, before } of read) {
    if (repeated && before?.value !== undefined) invoice[field] = before.value;
  }
  const { ndisNumber, abn, number } = invoice as ReadRow["invoice"];
  return { key: number ? `${ndisNumber ?? ""}|${abn ?? ""}|${number}` : "", invoice };
}

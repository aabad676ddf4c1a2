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
import { EMPTY_KEY, keyOfRow } from "./row-keys.ts";
import { cellText } from "../parse/row-text.ts";
import { newLine, setLineField } from "./line-fields.ts";
import { unmappedCellFindings } from "./unmapped-cells.ts";
import { type ParsedCell, parseCell, asDoubtful, asTyped } from "./parsed-cell.ts";
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
  part: Omit<RowReader, "read" | "unmapped" | "required" | "previous" | "doubtful">,
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
            memo: new CellMemo<ParsedCell>(),
            previous: undefined,
          },
        ]
      : [],
  );
  const required = layout.required.map((wanted) => {
    const any: readonly FileField[] = typeof wanted === "string" ? [wanted] : wanted;
    const column = columns.findIndex((field) => field !== null && any.includes(field));
    return { bits: any.reduce((bits, field) => bits | bitOf(field), 0), column };
  });
  // A missing column is noted once, on the file.
  return {
    ...part,
    read,
    unmapped: Array.from(part.header.keys()).filter((column) => !columns[column]),
    required: required.filter(({ column }) => column !== -1),
    previous: { key: "", invoice: {} },
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
  chunk: RowChunk,
  scanned: ScannedRow,
  separator: string,
  edited?: ReadonlyMap<number, string>,
): string[] {
  const texts = Array.from({ length: scanned.count }, (_, at) =>
    unquote(cellText(chunk, scanned, at).text, separator),
  );
  for (const [column, text] of edited ?? []) {
    while (texts.length < column) texts.push("");
    texts[column] = text;
  }
  return texts;
}

export function readRow(reader: RowReader, chunk: RowChunk, scanned: ScannedRow, row: number): ReadRow {
  const { read, separator } = reader;
  const { count } = scanned;
  const edited = reader.edits.size > 0 ? reader.edits.get(row) : undefined;
  const line = newLine();
  let findings = NOTHING;
  let seen = 0;
  let isSameInvoice = true;
  let isVisible = false;
  let orders = 0;
  for (const column of read) {
    let cell = cellOf(column, reader, chunk, scanned, edited);
    if (cell?.order) {
      orders |= orderBits(column.field, cell.order);
      if (isDoubtful(reader.doubtful, column.field, cell.order)) cell = asDoubtful(cell, reader.layout);
    }
    if (column.repeated && cell !== column.previous) {
      isSameInvoice = false;
      column.previous = cell;
    }
    if (!cell) continue;
    if (!cell.blank) isVisible = true;
    if (cell.undecodable) findings = append(findings, undecodableBytesFinding(reader, column.column));
    if (cell.empty) continue;
    seen |= column.bit;
    if (cell.fault) findings = append(findings, cellFinding(cell.fault, column.column));
    if (cell.value !== undefined && !column.repeated) setLineField(column.field, cell.value, line);
  }
  if (!isSameInvoice) reader.previous = invoiceOf(read);
  const { invoice } = reader.previous;
  if (!isVisible && rowTexts(chunk, scanned, separator, edited).every(isBlank)) {
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
    findings = [...findings, ...rowStructureFindings(reader, chunk, scanned, edited)];
  }
  const unread = unmappedCellFindings(
    reader.unmapped,
    reader.header.length,
    separator,
    chunk,
    scanned,
    edited,
  );
  if (unread.length > 0) findings = [...findings, ...unread];
  for (const { bits, column } of reader.required) {
    if ((seen & bits) === 0) findings = append(findings, { ...MISSING_CELLS, column });
  }
  // A row without an invoice number stands alone.
  const isOneDay = (seen & DAYS) === DELIVERED;
  return {
    row,
    key: reader.previous.key || keyOfRow(row),
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

function append(findings: readonly RowFinding[], finding: RowFinding): readonly RowFinding[] {
  return [...findings, finding];
}

/** Equal cells of a column are the same object, as long as the memo has them. */
function cellOf(
  { column, field, memo }: ReadColumn,
  { layout, separator }: RowReader,
  chunk: RowChunk,
  scanned: ScannedRow,
  edited: ReadonlyMap<number, string> | undefined,
): ParsedCell | undefined {
  const edit = edited?.get(column);
  if (edit !== undefined) return asTyped(parseCell(edit, field, layout, false));
  if (column >= scanned.count) return undefined;
  const from = scanned.cells[2 * column] as number;
  const to = scanned.cells[2 * column + 1] as number;
  if (from === to) return undefined;
  const cached = memo.find(chunk.units, from, to);
  if (cached) return cached;
  const { text, undecodable } = cellText(chunk, scanned, column);
  const cell = parseCell(unquote(text, separator), field, layout, undecodable);
  memo.set(chunk.units, from, to, cell);
  return cell;
}

function invoiceOf(read: readonly ReadColumn[]): RowReader["previous"] {
  const invoice: Record<string, string | number> = {};
  for (const { repeated, field, previous } of read) {
    if (repeated && previous?.value !== undefined) invoice[field] = previous.value;
  }
  const { ndisNumber, abn, number } = invoice as ReadRow["invoice"];
  return { key: number ? `${ndisNumber ?? ""}|${abn ?? ""}|${number}` : "", invoice };
}

import type { Invoice, InvoiceLine } from "../ndis/invoice/line.ts";
import { CellMemo } from "./cell-memo.ts";
import { type Fault, type Reading, readCell } from "./cells.ts";
import type { Stretch } from "./encoding.ts";
import type { RowFinding } from "./finding.ts";
import { type Columns, FIELD_NAMES, type FileField, type Layout } from "./layouts.ts";
import { cellText } from "./row-text.ts";
import { type ScannedRow, unquote } from "./scan.ts";

/** A row's line, the invoice it says it belongs to, and what is wrong with how it is written. */
export interface ReadRow {
  row: number;
  /** Rows with the same key are one invoice. */
  key: string;
  invoice: Omit<Invoice, "lines">;
  line: InvoiceLine;
  findings: readonly RowFinding[];
}

/** How the rows of one file are read. */
export interface RowReader {
  layout: Layout;
  columns: Columns;
  header: readonly string[];
  /** Cells that were edited, by row and column. */
  edits: ReadonlyMap<number, ReadonlyMap<number, string>>;
  /** The columns from which something is read. */
  read: { column: number; field: FileField; memo: CellMemo<CellRead> }[];
  /** The bits of fields of which each row must have one. */
  required: { bits: number; column: number }[];
}

export function rowReader(part: Omit<RowReader, "read" | "required">): RowReader {
  const { columns, layout } = part;
  const read = columns.flatMap((field, column) =>
    field ? [{ column, field, memo: new CellMemo<CellRead>() }] : [],
  );
  const required = layout.required.map((wanted) => {
    const any: readonly FileField[] = typeof wanted === "string" ? [wanted] : wanted;
    const column = columns.findIndex((field) => field !== null && any.includes(field));
    return { bits: any.reduce((bits, field) => bits | bitOf(field), 0), column };
  });
  // A column that isn't there at all is said once, of the file.
  return { ...part, read, required: required.filter(({ column }) => column !== -1) };
}

/** What is made of a cell: its reading, and what has to be said of its bytes. */
interface CellRead extends Reading {
  odd: boolean;
  empty: boolean;
}

const FIELDS = Object.keys(FIELD_NAMES) as FileField[];

function bitOf(field: FileField): number {
  return 1 << FIELDS.indexOf(field);
}

/** The texts of a row's cells, edits included. */
export function textsOf(
  stretch: Stretch,
  scanned: ScannedRow,
  edited?: ReadonlyMap<number, string>,
): string[] {
  const texts = Array.from({ length: scanned.count }, (_, at) =>
    unquote(cellText(stretch, scanned, at).text),
  );
  for (const [column, text] of edited ?? []) {
    while (texts.length < column) texts.push("");
    texts[column] = text;
  }
  return texts;
}

export function readRow(reader: RowReader, stretch: Stretch, scanned: ScannedRow, row: number): ReadRow {
  const { read, layout } = reader;
  const { cells, count } = scanned;
  const edited = reader.edits.size > 0 ? reader.edits.get(row) : undefined;
  const line: InvoiceLine = { id: String(row) };
  const invoice: ReadRow["invoice"] = {};
  let findings = NOTHING;
  let seen = 0;
  for (let at = 0; at < read.length; at += 1) {
    const { column, field, memo } = read[at] as RowReader["read"][number];
    const put = edited?.get(column);
    let cell: CellRead;
    if (put !== undefined) cell = cellRead(put, field, layout, false);
    else if (column >= count) continue;
    else {
      const from = cells[2 * column] as number;
      const to = cells[2 * column + 1] as number;
      if (from === to) continue;
      cell = memo.get(stretch.units, from, to, () => {
        const { text, odd } = cellText(stretch, scanned, column);
        return cellRead(unquote(text), field, layout, odd);
      });
    }
    if (cell.odd) findings = and(findings, oddBytes(reader, column));
    if (cell.empty) continue;
    seen |= 1 << FIELD_AT[field];
    if (cell.fault) findings = and(findings, cellFinding(cell.fault, column));
    if (cell.value !== undefined) place(field, cell.value, line, invoice);
  }
  if (count === 1 && scanned.start === scanned.end && !edited) {
    return { row, key: `blank ${row}`, invoice, line, findings: [BLANK] };
  }
  if (edited || scanned.fault || count !== reader.header.length) {
    findings = [...findings, ...structure(reader, scanned, edited)];
  }
  for (const { bits, column } of reader.required) {
    if ((seen & bits) === 0) findings = and(findings, { ...MISSING, column });
  }
  return { row, key: keyOf(invoice, row), invoice, line, findings };
}

/** Most rows have none, and share this. */
const NOTHING: readonly RowFinding[] = [];

const FIELD_AT = Object.fromEntries(FIELDS.map((field, at) => [field, at])) as Record<FileField, number>;

function and(findings: readonly RowFinding[], finding: RowFinding): readonly RowFinding[] {
  return [...findings, finding];
}

function cellRead(text: string, field: FileField, layout: Layout, odd: boolean): CellRead {
  return text === "" ? { odd, empty: true } : { ...readCell(text, field, layout.dates), odd, empty: false };
}

/** A case a field, as an engine finds a property by its name much faster than by a variable. */
function place(
  field: FileField,
  value: string | number,
  line: InvoiceLine,
  invoice: ReadRow["invoice"],
): void {
  switch (field) {
    case "delivered":
      line.from = value as string;
      line.to = value as string;
      break;
    case "from":
      line.from = value as string;
      break;
    case "to":
      line.to = value as string;
      break;
    case "item":
      line.item = value as string;
      break;
    case "quantity":
      line.quantity = value as number;
      break;
    case "rate":
      line.rate = value as number;
      break;
    case "lineTotal":
      line.total = value as number;
      break;
    case "ndisNumber":
      invoice.ndisNumber = value as string;
      break;
    case "clientName":
      invoice.clientName = value as string;
      break;
    case "provider":
      invoice.provider = value as string;
      break;
    case "abn":
      invoice.abn = value as string;
      break;
    case "number":
      invoice.number = value as string;
      break;
    case "date":
      invoice.date = value as string;
      break;
    case "total":
      invoice.total = value as number;
      break;
    default:
      (line as unknown as Record<string, string | number>)[field] = value;
  }
}

/** A row without an invoice number stands alone. */
function keyOf({ ndisNumber, abn, number }: ReadRow["invoice"], row: number): string {
  return number ? `${ndisNumber ?? ""}|${abn ?? ""}|${number}` : `row ${row}`;
}

function structure(
  { header }: RowReader,
  { count, fault }: ScannedRow,
  edited: ReadonlyMap<number, string> | undefined,
): RowFinding[] {
  const findings: RowFinding[] = [];
  if (fault) findings.push(quoteFinding(fault));
  const reach = Math.max(count, ...Array.from(edited?.keys() ?? [], (column) => column + 1));
  if (reach < header.length) {
    findings.push({
      ...FILE,
      code: "columns-missing",
      severity: "block",
      what: `The row has ${reach} of ${header.length} columns.`,
      remedy: "Compare it with the header: a separator may be missing.",
      column: reach,
    });
  }
  if (count > header.length) {
    findings.push({
      ...FILE,
      code: "columns-extra",
      severity: "block",
      what: `The row has ${count} columns, the header has ${header.length}.`,
      remedy: "A comma inside a cell, as in 1,234.00, needs quotes around the cell.",
      column: header.length,
    });
  }
  return findings;
}

const FILE = { source: "file" };

const MISSING: RowFinding = {
  ...FILE,
  code: "missing-value",
  severity: "block",
  what: "This cell is empty, and the import needs it.",
  remedy: "Take it from the invoice.",
};

const BLANK: RowFinding = {
  ...FILE,
  code: "blank-row",
  severity: "note",
  what: "The row is empty.",
  remedy: "Nothing has to be done.",
};

function cellFinding(fault: Fault, column: number): RowFinding {
  return { ...FILE, ...fault, column };
}

function quoteFinding({ kind, cell }: NonNullable<ScannedRow["fault"]>): RowFinding {
  return {
    ...FILE,
    code: `quote-${kind}`,
    severity: "block",
    what:
      kind === "unclosed"
        ? "A quote opens here and is never closed."
        : "There is text after the quote that closes this cell.",
    remedy: "Close the quote, or double a quote that is part of the text. The other rows were still read.",
    column: cell,
  };
}

function oddBytes({ header }: RowReader, column: number): RowFinding {
  return {
    ...FILE,
    code: "not-utf-8",
    severity: "note",
    what: `${header[column] || "This cell"} has letters that aren't UTF-8; they were read as windows-1252.`,
    remedy: "Look at the letters with accents. Saving as CSV UTF-8 avoids it.",
    column,
  };
}

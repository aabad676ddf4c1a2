import type { CheckedFile } from "../check/checked-file.ts";
import { isSpreadsheetFormula } from "../parse/spreadsheet-formula.ts";
import { encode, type RowChunk } from "../parse/encoding.ts";
import type { RowFinding } from "../read/file-finding.ts";
import { cellText } from "../parse/row-text.ts";
import { mayBeFormula } from "../read/unmapped-cells.ts";
import { type ScannedRow, unquote } from "../parse/scan.ts";
import { writeCell } from "./write-cell.ts";

export type ExportPart = "clean" | "rejects";

/**
 * Writes the rows of invoices without errors, or those of the others with the reason in an extra column.
 * Bytes of cells that nobody touched are copied; an edited row has new bytes in its edited cells only. `rejects.csv` is for
 * people to open: what a spreadsheet would run is made text in it. An invoice goes as a whole: a part of it wouldn't add up
 * to its total. Rows of empty cells go nowhere; empty lines stay where they were.
 */
export async function writeFile(
  checked: CheckedFile,
  outcome: ExportPart,
  signal?: AbortSignal,
): Promise<Blob> {
  const { file, index } = checked;
  const head = new Uint8Array(await file.blob.slice(0, file.body).arrayBuffer());
  const parts: BlobPart[] = [outcome === "rejects" ? withReason(checked, head) : head];
  const rows: number[] = [];
  const flush = async () => {
    signal?.throwIfAborted();
    if (rows.length > 0) parts.push(await rowBytes(checked, rows.splice(0), outcome));
  };
  for (let row = 0; row < index.rows; row += 1) {
    if (checked.isRejected(row) !== (outcome === "rejects")) continue;
    rows.push(row);
    if (rows.length === ROWS_AT_ONCE) await flush();
  }
  await flush();
  return new Blob(parts, { type: "text/csv" });
}

/** Rows that are written at once. */
const ROWS_AT_ONCE = 5000;

async function rowBytes(checked: CheckedFile, rows: readonly number[], outcome: ExportPart): Promise<Blob> {
  const { unit } = checked.file.text;
  const findings = outcome === "rejects" ? await checked.findings(rows) : null;
  const parts: Bytes[] = [];
  await checked.rows.readEach(rows, (chunk, scanned, row) => {
    if (checked.index.isEmpty(row) && scanned.end > scanned.start) return;
    const reason = findings && reasonOf(findings.get(row) ?? []);
    addRow(parts, checked, chunk, scanned, row, reason);
    // In UTF-16, a byte after the last whole unit.
    const after = scanned.start * unit + checked.rows.endOf(row) - checked.index.startOf(row);
    if (after > scanned.next * unit) parts.push(chunk.bytes.subarray(scanned.next * unit, after));
  });
  return new Blob([joined(parts)]);
}

/** As one array: a blob of many small parts is slow to make and to read. */
function joined(parts: readonly Bytes[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

type Bytes = Uint8Array<ArrayBuffer>;

function addRow(
  parts: Bytes[],
  checked: CheckedFile,
  chunk: RowChunk,
  scanned: ScannedRow,
  row: number,
  reason: string | null,
): void {
  const { file, encoding, edits } = checked;
  const { bytes, unit } = chunk;
  const edited = edits.get(row);
  const lineEnd = bytes.subarray(scanned.end * unit, scanned.next * unit);
  if (!edited && reason === null) {
    parts.push(bytes.subarray(scanned.start * unit, scanned.next * unit));
    return;
  }
  const separator = encode(file.separator, encoding);
  const columns = Math.max(scanned.count, ...Array.from(edited?.keys() ?? [], (column) => column + 1));
  const addCell = (text: string) => parts.push(encode(writeCell(text, file.separator), encoding));
  // Cells that stay are copied together, with what separates them.
  let copied = scanned.start;
  for (let column = 0; column < scanned.count; column += 1) {
    const replacement =
      edited?.get(column) ?? (reason === null ? undefined : formulaIn(checked, chunk, scanned, column));
    if (replacement === undefined) continue;
    parts.push(bytes.subarray(copied * unit, (scanned.cells[2 * column] as number) * unit));
    addCell(replacement);
    copied = scanned.cells[2 * column + 1] as number;
  }
  parts.push(bytes.subarray(copied * unit, scanned.end * unit));
  for (let column = scanned.count; column < columns; column += 1) {
    parts.push(separator);
    addCell(edited?.get(column) ?? "");
  }
  if (reason === null) {
    parts.push(lineEnd);
    return;
  }
  // Under its heading, also where the row has too few columns.
  for (let column = columns; column < file.header.length; column += 1) parts.push(separator);
  const end = lineEnd.length > 0 ? lineEnd : encode("\r\n", encoding);
  parts.push(separator, encode(writeCell(reason, file.separator), encoding), end);
}

/** What a cell says that a spreadsheet would run. */
function formulaIn(
  { file }: CheckedFile,
  chunk: RowChunk,
  scanned: ScannedRow,
  column: number,
): string | undefined {
  if (column >= scanned.count) return undefined;
  const from = scanned.cells[2 * column] as number;
  if (!mayBeFormula(chunk.units, from, scanned.cells[2 * column + 1] as number)) return undefined;
  const text = unquote(cellText(chunk, scanned, column).text, file.separator);
  return isSpreadsheetFormula(text) ? text : undefined;
}

function withReason({ file, encoding }: CheckedFile, head: Bytes): Blob {
  const { header, separator, text } = file;
  const tail = encode(`${separator}Reason`, encoding);
  const end = lineEndLength(head, text.unit, encoding === "utf-16be");
  const names = header.some(isSpreadsheetFormula)
    ? [
        head.subarray(0, text.bom),
        encode(header.map((name) => writeCell(name, separator)).join(separator), encoding),
      ]
    : [head.subarray(0, head.length - end)];
  const parts = [...names, tail, head.subarray(head.length - end)];
  return new Blob(end > 0 ? parts : [...parts, encode("\r\n", encoding)]);
}

/** Bytes of the line end that a header has; 0 when the file ends with it. */
function lineEndLength(head: Uint8Array, unit: 1 | 2, bigEndian: boolean): number {
  const at = (back: number) =>
    unit === 1
      ? head[head.length - back]
      : (head[head.length - 2 * back + (bigEndian ? 1 : 0)] ?? 0) |
        ((head[head.length - 2 * back + (bigEndian ? 0 : 1)] ?? 0) << 8);
  if (at(1) === 0x0a) return unit * (at(2) === 0x0d ? 2 : 1);
  return at(1) === 0x0d ? unit : 0;
}

function reasonOf(findings: readonly RowFinding[]): string {
  const reasons = findings.filter(({ severity }) => severity === "block");
  if (reasons.length === 0) return "Another line of this invoice has an error.";
  return reasons.map(({ what, remedy }) => `${what} ${remedy}`).join(" ");
}

import Papa from "papaparse";
import type { CheckedFile } from "./checked-file.ts";
import { isSpreadsheetFormula } from "./cell-text/spreadsheet-formula.ts";
import { encode } from "./encoding.ts";
import type { RowFinding } from "./finding.ts";
import type { ScannedRow } from "./scan.ts";

export type Outcome = "clean" | "rejects";

/**
 * Writes the rows of invoices with nothing in the way, or those of the others with the reason in a column of its own.
 * Bytes of cells that nobody touched are copied; an edited row has new bytes in its edited cells only. An invoice goes
 * as a whole: a part of it wouldn't add up to its total.
 */
export async function writeFile(checked: CheckedFile, outcome: Outcome, signal?: AbortSignal): Promise<Blob> {
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
    if (rows.length === PORTION) await flush();
  }
  await flush();
  return new Blob(parts, { type: "text/csv" });
}

/** Rows that are written at once. */
const PORTION = 5000;

async function rowBytes(checked: CheckedFile, rows: readonly number[], outcome: Outcome): Promise<Blob> {
  const { unit } = checked.file.text;
  const findings = outcome === "rejects" ? await checked.findings(rows) : null;
  const parts: Uint8Array<ArrayBuffer>[] = [];
  await checked.rows.visit(rows, ({ bytes }, scanned, row) => {
    const slice = (from: number, to: number) => bytes.subarray(from * unit, to * unit);
    const reason = findings && reasonOf(findings.get(row) ?? []);
    parts.push(...oneRow(checked, scanned, row, slice, reason));
    // In UTF-16, a byte after the last whole unit.
    const after = scanned.start * unit + checked.rows.endOf(row) - checked.index.startOf(row);
    if (after > scanned.next * unit) parts.push(bytes.subarray(scanned.next * unit, after));
  });
  return new Blob(parts);
}

type Slice = (from: number, to: number) => Uint8Array<ArrayBuffer>;

function oneRow(
  checked: CheckedFile,
  scanned: ScannedRow,
  row: number,
  slice: Slice,
  reason: string | null,
): Uint8Array<ArrayBuffer>[] {
  const { file, encoding, edits } = checked;
  const edited = edits.get(row);
  const lineEnd = slice(scanned.end, scanned.next);
  if (!edited && reason === null) return [slice(scanned.start, scanned.next)];
  const separator = encode(file.separator, encoding);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const columns = Math.max(scanned.count, ...Array.from(edited?.keys() ?? [], (column) => column + 1));
  for (let column = 0; column < columns; column += 1) {
    if (column > 0) parts.push(separator);
    const put = edited?.get(column);
    if (put !== undefined) parts.push(encode(cell(put, file.separator), encoding));
    else if (column < scanned.count) {
      parts.push(slice(scanned.cells[2 * column] as number, scanned.cells[2 * column + 1] as number));
    }
  }
  if (reason === null) return [...parts, lineEnd];
  // Under its heading, also where the row has too few columns.
  for (let column = columns; column < file.header.length; column += 1) parts.push(separator);
  const end = lineEnd.length > 0 ? lineEnd : encode("\r\n", encoding);
  return [...parts, separator, encode(cell(reason, file.separator), encoding), end];
}

/** A cell of ours: quoted where it must be, and with a ' before what a spreadsheet would run. A negative amount is none. */
export function cell(text: string, separator: string): string {
  return text && Papa.unparse([[text]], { delimiter: separator, escapeFormulae: isSpreadsheetFormula(text) });
}

function withReason({ file, encoding }: CheckedFile, head: Uint8Array<ArrayBuffer>): Blob {
  const tail = encode(`${file.separator}Reason`, encoding);
  const end = lineEndLength(head, file.text.unit, encoding === "utf-16be");
  const parts = [head.subarray(0, head.length - end), tail, head.subarray(head.length - end)];
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
  if (reasons.length === 0) return "Another line of this invoice is in the way.";
  return reasons.map(({ what, remedy }) => `${what} ${remedy}`).join(" ");
}

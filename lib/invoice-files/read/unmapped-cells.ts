import { isSpreadsheetFormula } from "../parse/spreadsheet-formula.ts";
import type { RowChunk } from "../parse/encoding.ts";
import type { RowFinding } from "./file-finding.ts";
import { cellText } from "../parse/row-text.ts";
import { type ScannedRow, unquote } from "../parse/scan.ts";
import { MAX_CELL_LENGTH, cellTooLongFault } from "./long-cell.ts";

/**
 * What is wrong with cells from which nothing is read: people open them in a spreadsheet all the same. Their beginnings are
 * looked at as bytes, as hardly any has to be made a text of.
 */
export function unmappedCellFindings(
  unmapped: readonly number[],
  columns: number,
  separator: string,
  chunk: RowChunk,
  scanned: ScannedRow,
  edited: ReadonlyMap<number, string> | undefined,
): RowFinding[] {
  let found = NOTHING;
  let formulas = 0;
  const look = (column: number) => {
    const replacement = edited?.get(column);
    if (replacement === undefined && !isSuspect(chunk.units, scanned, column)) return;
    const length = replacement?.length ?? lengthOf(scanned, column);
    if (length > MAX_CELL_LENGTH)
      found = [...found, { ...cellTooLongFault(length, "warn"), source: "file", column }];
    const text = replacement ?? unquote(cellText(chunk, scanned, column).text, separator);
    if (!isSpreadsheetFormula(text)) return;
    formulas += 1;
    if (formulas <= MAX_FORMULAS) found = [...found, formula(text, column)];
  };
  for (const column of unmapped) look(column);
  for (let column = columns; column < scanned.count; column += 1) look(column);
  return formulas > MAX_FORMULAS ? [...found, more(formulas - MAX_FORMULAS)] : found;
}

const NOTHING: RowFinding[] = [];

/** Formulas of one row that are named one by one. */
const MAX_FORMULAS = 20;

function lengthOf({ cells, count }: ScannedRow, column: number): number {
  return column < count ? (cells[2 * column + 1] as number) - (cells[2 * column] as number) : 0;
}

function isSuspect(units: Uint8Array | Uint16Array, scanned: ScannedRow, column: number): boolean {
  if (column >= scanned.count) return false;
  const from = scanned.cells[2 * column] as number;
  const to = scanned.cells[2 * column + 1] as number;
  return to > from && (to - from > MAX_CELL_LENGTH || mayBeFormula(units, from, to));
}

/** Whether a cell begins with a sign that a formula may begin with, or with what may be one or hide one. */
export function mayBeFormula(units: Uint8Array | Uint16Array, from: number, to: number): boolean {
  let at = from;
  while (at < to && PASSED_OVER[units[at] as number] === 1) at += 1;
  const unit = at === to ? 0 : (units[at] as number);
  // Tabs and line ends at the beginning have been passed over, and count by themselves.
  return unit > 0x7f || SIGNS[unit] === 1 || (at > from && hasControl(units, from, at));
}

function hasControl(units: Uint8Array | Uint16Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (units[at] === 0x09 || units[at] === 0x0d) return true;
  return false;
}

const PASSED_OVER = new Uint8Array(128);
for (let unit = 0; unit <= 0x20; unit += 1) PASSED_OVER[unit] = 1;
for (const unit of [0x22, 0x7f]) PASSED_OVER[unit] = 1;

const SIGNS = new Uint8Array(128);
for (const sign of "=+-@") SIGNS[sign.charCodeAt(0)] = 1;

function formula(text: string, column: number): RowFinding {
  return {
    source: "file",
    code: "formula",
    severity: "warn",
    what: `“${text.trim().slice(0, 40)}” is a spreadsheet formula, not a value.`,
    remedy:
      "Replace it with its value. Planbridge doesn't read this column: clean.csv keeps the cell as it is, and rejects.csv saves it as text, after an apostrophe.",
    column,
  };
}

function more(count: number): RowFinding {
  return {
    source: "file",
    code: "formula",
    severity: "warn",
    what: `${count} more cells in this row are spreadsheet formulas.`,
    remedy: "Replace them with their values.",
  };
}

import { afterBlanks } from "./blank-units.ts";
import { isPlainLetter } from "./unquote.ts";

export { unquote } from "./unquote.ts";

/*
 * A scanner of our own rather than Papa Parse: cells that nobody touched must leave as the very bytes they came as, and
 * Papa Parse tells neither where a row's bytes begin nor how a cell was quoted; it also expects one kind of line end in
 * a file. It is used where it helps: writing the cells that we add, taking pasted rows apart, and, in the tests, as the
 * judge of what this reads.
 */

/**
 * What is wrong with the quotes of a cell. `unclosed`: the quote is taken as text, and the row ends with its line. `stray`:
 * there is text after the closing quote. `before`, `after`: something that can't be seen stands beside the quotes; the cell
 * is read as it was meant.
 */
export type QuoteFault = "unclosed" | "stray" | "before" | "after";

/** A row, in units of its stretch. One object serves all rows of a scan. */
export interface ScannedRow {
  start: number;
  /** Before the line end. */
  end: number;
  /** After the line end: where the next row starts. */
  next: number;
  /** Cells. Cell `n` is from `cells[2n]` to `cells[2n + 1]`, its quotes included. */
  count: number;
  cells: Int32Array;
  /** Whether any unit is beyond ASCII. */
  wide: boolean;
  /** Whether a quoted cell goes on over a line end. */
  joined: boolean;
  /** The first, and all of them. */
  fault?: ScannedFault | undefined;
  faults?: ScannedFault[] | undefined;
}

export interface ScannedFault {
  kind: QuoteFault;
  cell: number;
}

export function newRow(): ScannedRow {
  return { start: 0, end: 0, next: 0, count: 0, cells: new Int32Array(128), wide: false, joined: false };
}

type Units = Uint8Array | Uint16Array;

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;
const TAB = 0x09;

/** A quoted cell that is longer than this, over line ends, was never closed. Excel's longest cell has 32,767 characters. */
const MAX_QUOTED_LENGTH = 1024 * 1024;

/**
 * Reads the row at `start` into `row`.
 * @param last whether the file ends with `units`; otherwise a row that reaches the end isn't whole
 * @param columns of the header; 0 where it isn't known yet. Lines that are whole rows by themselves stay rows, although an
 * unmatched quote would make one row of them
 * @returns false when more units are needed
 */
export function scanRow(
  units: Units,
  start: number,
  separator: number,
  last: boolean,
  row: ScannedRow,
  columns = 0,
): boolean {
  if (!scanTo(units, start, units.length, separator, last, row)) return false;
  if (row.joined && columns > 1 && holdsWholeRows(units, separator, row, columns)) {
    const end = lineEnd(units, start, units.length);
    scanTo(units, start, end, separator, true, row);
    row.next = afterLineEnd(units, end);
  }
  return true;
}

/** As if the units ended before `length`. */
function scanTo(
  units: Units,
  start: number,
  length: number,
  separator: number,
  last: boolean,
  row: ScannedRow,
): boolean {
  let { cells } = row;
  let bits = 0;
  let count = 0;
  let at = start;
  row.fault = undefined;
  row.faults = undefined;
  row.joined = false;
  for (;;) {
    const from = at;
    const open = opensAt(units, at, length, separator);
    if (open === from) {
      const close = closingQuote(units, open, length, separator, last, row);
      if (close === NEEDS_MORE) return false;
      const after = close < 0 ? 0 : afterBlanks(units, close + 1, length, separator);
      const isWhole = close >= 0 && isCellEnd(units, after, length, separator);
      if (isWhole && after > close + 1) fault(row, "after", count);
      // Between tabs they are letters then.
      if (!isWhole && separator !== TAB) fault(row, close < 0 ? "unclosed" : "stray", count);
      // Excel as well takes these quotes off and shows the text after them.
      const until = isWhole ? after : separator === TAB ? at : close + 1;
      while (at < until) bits |= units[at++] as number;
    } else if (open >= 0) {
      const until = padded(units, open, length, separator, last, row);
      if (until > 0) fault(row, "before", count);
      while (at < until) bits |= units[at++] as number;
    }
    let unit = 0;
    while (at < length) {
      unit = units[at] as number;
      if (unit === separator || unit === LF || unit === CR) break;
      bits |= unit;
      at += 1;
    }
    if (2 * count + 2 > cells.length) {
      const more = new Int32Array(cells.length * 2);
      more.set(cells);
      cells = more;
      row.cells = cells;
    }
    cells[2 * count] = from;
    cells[2 * count + 1] = at;
    count += 1;
    if (at < length && unit === separator) {
      at += 1;
      continue;
    }
    if (!last && (at === length || (unit === CR && at + 1 === length))) return false;
    row.start = start;
    row.end = at;
    row.next = at === length ? at : afterLineEnd(units, at);
    row.count = count;
    row.wide = bits > 0x7f;
    return true;
  }
}

function fault(row: ScannedRow, kind: QuoteFault, cell: number): void {
  const found = { kind, cell };
  row.fault ??= found;
  if (row.faults) row.faults.push(found);
  else row.faults = [found];
}

function afterLineEnd(units: Units, at: number): number {
  return at + (units[at] === CR && units[at + 1] === LF ? 2 : 1);
}

function lineEnd(units: Units, from: number, length: number): number {
  let at = from;
  while (at < length && units[at] !== LF && units[at] !== CR) at += 1;
  return at;
}

function isCellEnd(units: Units, at: number, length: number, separator: number): boolean {
  return at >= length || units[at] === separator || units[at] === LF || units[at] === CR;
}

const scratch = newRow();

/**
 * Whether the lines that quotes join would each be a row of the header's width: two cells with an unmatched quote, not one
 * cell over several lines.
 */
function holdsWholeRows(units: Units, separator: number, row: ScannedRow, columns: number): boolean {
  let lines = 0;
  let whole = 0;
  let width = 0;
  for (let at = row.start; at < row.end; at = afterLineEnd(units, lineEnd(units, at, row.end))) {
    scanTo(units, at, lineEnd(units, at, row.end), separator, true, scratch);
    width = scratch.count;
    if (lines === 0 && width !== columns) return false;
    lines += 1;
    if (width === columns) whole += 1;
  }
  // One that is as wide as the header only counts as several when all of its lines are.
  return width === columns && (whole === lines || row.count !== columns);
}

/** Where a cell's opening quote is: at its beginning, or after what can't be seen; -1: it has none. */
function opensAt(units: Units, from: number, length: number, separator: number): number {
  const first = units[from] as number;
  if (first === QUOTE && from < length) return from;
  if (from >= length || isPlainLetter(first)) return -1;
  const at = afterBlanks(units, from, length, separator);
  return at > from && at < length && units[at] === QUOTE ? at : -1;
}

/** Where a cell ends whose quotes have something before them; 0: they aren't around the whole of it, on one line. */
function padded(
  units: Units,
  open: number,
  length: number,
  separator: number,
  last: boolean,
  row: ScannedRow,
): number {
  const end = lineEnd(units, open, length);
  const close = closingQuote(units, open, end, separator, last || end < length, row);
  const after = close < 0 ? 0 : afterBlanks(units, close + 1, length, separator);
  return after > 0 && isCellEnd(units, after, length, separator) ? after : 0;
}

const NEEDS_MORE = -1;
const UNCLOSED = -2;

/** Where the quote that opens at `open` closes. Over line ends it only counts when a separator or line end follows. */
function closingQuote(
  units: Units,
  open: number,
  length: number,
  separator: number,
  last: boolean,
  row: ScannedRow,
): number {
  let lines = false;
  for (let at = open + 1; at < length; at += 1) {
    const unit = units[at];
    if (unit === LF || unit === CR) lines = true;
    if (unit === QUOTE) {
      if (at + 1 === length && !last) return NEEDS_MORE;
      const after = at + 1 === length ? LF : units[at + 1];
      if (after === QUOTE) at += 1;
      else if (!lines || after === separator || after === LF || after === CR) {
        if (lines) row.joined = true;
        return at;
      } else return UNCLOSED;
    } else if (lines && at - open > MAX_QUOTED_LENGTH) return UNCLOSED;
  }
  return last ? UNCLOSED : NEEDS_MORE;
}

/*
 * A scanner of our own rather than Papa Parse: cells that nobody touched must leave as the very bytes they came as, and
 * Papa Parse tells neither where a row's bytes begin nor how a cell was quoted; it also expects one kind of line end in
 * a file. It is used where it helps: writing the cells that we add, taking pasted rows apart, and, in the tests, as the
 * judge of what this reads.
 */

/** What is wrong with a row's quotes. `unclosed`: the quote is taken as text, and the row ends with its line. */
export type QuoteFault = "unclosed" | "stray";

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
  fault?: { kind: QuoteFault; cell: number } | undefined;
}

export function newRow(): ScannedRow {
  return { start: 0, end: 0, next: 0, count: 0, cells: new Int32Array(128), wide: false };
}

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/** A quoted cell that is longer than this, over line ends, was never closed. Invoices have no such cells. */
const LONGEST_QUOTED = 65_536;

/**
 * Reads the row at `start` into `row`.
 * @param last whether the file ends with `units`; otherwise a row that reaches the end isn't whole
 * @returns false when more units are needed
 */
export function scanRow(
  units: Uint8Array | Uint16Array,
  start: number,
  separator: number,
  last: boolean,
  row: ScannedRow,
): boolean {
  const { length } = units;
  let { cells } = row;
  let bits = 0;
  let count = 0;
  let at = start;
  row.fault = undefined;
  for (;;) {
    const from = at;
    if (units[at] === QUOTE) {
      const close = closingQuote(units, at, separator, last);
      if (close === NEEDS_MORE) return false;
      if (close === UNCLOSED) row.fault ??= { kind: "unclosed", cell: count };
      else {
        while (at <= close) bits |= units[at++] as number;
        const after = units[at];
        if (at < length && after !== separator && after !== LF && after !== CR) {
          row.fault ??= { kind: "stray", cell: count };
        }
      }
      if (close === UNCLOSED) at += 1;
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
    row.next = at === length ? at : at + (unit === CR && units[at + 1] === LF ? 2 : 1);
    row.count = count;
    row.wide = bits > 0x7f;
    return true;
  }
}

const NEEDS_MORE = -1;
const UNCLOSED = -2;

/** Where the quote that opens at `open` closes. Over line ends it only counts when a separator or line end follows. */
function closingQuote(
  units: Uint8Array | Uint16Array,
  open: number,
  separator: number,
  last: boolean,
): number {
  const { length } = units;
  let lines = false;
  for (let at = open + 1; at < length; at += 1) {
    const unit = units[at];
    if (unit === LF || unit === CR) lines = true;
    if (unit === QUOTE) {
      if (at + 1 === length) return last ? at : NEEDS_MORE;
      const after = units[at + 1];
      if (after === QUOTE) at += 1;
      else if (!lines || after === separator || after === LF || after === CR) return at;
      else return UNCLOSED;
    } else if (lines && at - open > LONGEST_QUOTED) return UNCLOSED;
  }
  return last ? UNCLOSED : NEEDS_MORE;
}

/** What a cell says: without its quotes, with doubled quotes single. */
export function unquote(raw: string): string {
  if (!raw.startsWith('"')) return raw;
  const close = raw.lastIndexOf('"');
  if (close === 0) return raw;
  const inner = raw.slice(1, close);
  return (inner.includes('"') ? inner.replaceAll('""', '"') : inner) + raw.slice(close + 1);
}

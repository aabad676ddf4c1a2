import { isQuoted } from "./unquote.ts";

/**
 * Reads text with tabs between its cells, as spreadsheets put it into the clipboard. Excel, Google Sheets and LibreOffice put
 * quotes around a cell with a tab, a line end or, some of them, a quote in it, and double the quotes within. Any other quote
 * is a letter: `"Sunny" Care`, `Hope "Plus"`, `"Sunny"`. Where the header's cells have quotes, all quotes are taken that way.
 *
 * A quote that isn't one of a spreadsheet's may still look like one and join lines; so lines are only joined where the row
 * then has as many cells as the header.
 */
export function readTabbed(text: string): string[][] {
  const rows: string[][] = [];
  let columns = 0;
  let isQuotedThroughout = false;
  for (let at = 0; at <= text.length;) {
    const row: Row = readRow(text, at, columns, isQuotedThroughout) ?? readLine(text, at, isQuotedThroughout);
    if (rows.length === 0) {
      isQuotedThroughout = row.cells.every((cell) => isQuoted(cell));
      if (isQuotedThroughout) row.cells = row.cells.map(inner);
      columns = row.cells.length;
    }
    rows.push(row.cells);
    if (row.end >= text.length) break;
    at = row.end + (text.startsWith("\r\n", row.end) ? 2 : 1);
  }
  return rows;
}

interface Row {
  cells: string[];
  /** Before its line end. */
  end: number;
}

/** A longer cell isn't a spreadsheet's: Excel's have at most 32,767 characters, before quotes are doubled. */
const LONGEST = 70_000;

/** A row with cells that may go on over lines; `null`: it doesn't fit the header, 0 columns fit any. */
function readRow(text: string, start: number, columns: number, all: boolean): Row | null {
  const cells: string[] = [];
  let isJoined = false;
  for (let at = start; ;) {
    const close = text[at] === '"' ? closing(text, at) : -1;
    const raw = close < 0 ? "" : text.slice(at, close + 1);
    if (close >= 0 && isWritten(raw, all)) {
      if (/[\t\r\n]/.test(raw)) isJoined = true;
      cells.push(inner(raw));
      at = close + 1;
    } else {
      const end = cellEnd(text, at);
      cells.push(text.slice(at, end));
      at = end;
    }
    if (text[at] === "\t" && (columns === 0 || cells.length <= columns || !isJoined)) {
      at += 1;
      continue;
    }
    if (text[at] === "\t" || (isJoined && columns > 0 && cells.length !== columns)) return null;
    return { cells, end: at };
  }
}

/** One line by itself. */
function readLine(text: string, start: number, all: boolean): Row {
  let end = start;
  while (end < text.length && !isLineEnd(text, end)) end += 1;
  const cells = text
    .slice(start, end)
    .split("\t")
    .map((raw) => (isQuoted(raw) && isWritten(raw, all) ? inner(raw) : raw));
  return { cells, end };
}

/** Whether a spreadsheet would have put these quotes: there is something within that needs them, or nothing at all. */
function isWritten(raw: string, all: boolean): boolean {
  const within = raw.slice(1, -1);
  if (within.includes("\t") && /[\r\n]/.test(within)) return all;
  return all || within === "" || /[\t\r\n"]/.test(within);
}

function inner(raw: string): string {
  return raw.slice(1, -1).replaceAll('""', '"');
}

/** Where a quoted cell closes that is followed by the end of a cell; -1: there is none. */
function closing(text: string, open: number): number {
  for (let at = open + 1; ;) {
    const quote = text.indexOf('"', at);
    if (quote < 0 || quote - open > LONGEST) return -1;
    if (text[quote + 1] !== '"') {
      const ends = quote + 1 === text.length || text[quote + 1] === "\t" || isLineEnd(text, quote + 1);
      return ends ? quote : -1;
    }
    at = quote + 2;
  }
}

function cellEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== "\t" && !isLineEnd(text, at)) at += 1;
  return at;
}

function isLineEnd(text: string, at: number): boolean {
  return text[at] === "\n" || text[at] === "\r";
}

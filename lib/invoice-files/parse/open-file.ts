import type { Problem } from "../../core/problem.ts";
import { type DetectedEncoding, detectEncoding, type RowChunk, chunkFrom } from "./encoding.ts";
import { type RecognisedLayout, recogniseLayout } from "./layouts.ts";
import { newRow, type ScannedFault, type ScannedRow, scanRow, unquote } from "./scan.ts";
import { isBlank } from "./blank-text.ts";
import { cellText } from "./row-text.ts";

/** A file whose header has been read. */
export interface OpenFile {
  /** The file itself: nothing of it is kept twice. */
  blob: Blob;
  text: DetectedEncoding;
  separator: string;
  header: string[];
  /** What is wrong with the header's quotes. */
  fault?: ScannedFault;
  /** How the header's line ends. */
  lineEnd: "CR LF" | "CR" | "LF";
  /** Byte at which the first row after the header starts. */
  body: number;
  recognised: RecognisedLayout;
}

/** Larger files are turned down before they are read. */
export const MAX_FILE_BYTES = 200 * 1024 * 1024;

/** The header and what is recognised from it. */
export async function openFile(blob: Blob): Promise<OpenFile | Problem> {
  if (blob.size > MAX_FILE_BYTES) return fileTooLargeProblem(blob.size);
  const head = new Uint8Array(await blob.slice(0, HEAD).arrayBuffer());
  const text = detectEncoding(head);
  if ("code" in text) return text;
  const chunk = chunkFrom(head.subarray(text.bom), text);
  if (chunk.units.every(isNothing)) return EMPTY;
  const chunkText = head.length === blob.size;
  const { separator, row } = widest(chunk, 0, chunkText);
  if (row.count === 0) return LONG_HEADER;
  const above = noHeaderProblem(chunk, row, separator, chunkText);
  if (above) return above;
  const names = Array.from({ length: row.count }, (_, at) =>
    unquote(cellText(chunk, row, at).text, separator),
  );
  const header = names.map((name) => name.trim());
  const foreign = FOREIGN_LINE_ENDS.find(({ letter }) => names.some((name) => name.includes(letter)));
  if (foreign) return foreignLineEnds(foreign.name);
  const body = text.bom + row.next * text.unit;
  const { fault } = row;
  const lineEnd = row.next - row.end === 2 ? "CR LF" : chunk.units[row.end] === CR ? "CR" : "LF";
  return {
    blob,
    text,
    separator,
    header,
    lineEnd,
    body,
    recognised: recogniseLayout(header),
    ...(fault ? { fault } : {}),
  };
}

const CR = 0x0d;

const HEAD = 128 * 1024;

/**
 * The separator with which the header has the most cells. Papa Parse guesses by the following rows too, and so by what
 * people wrote into them.
 */
function widest(chunk: RowChunk, from: number, chunkText: boolean): { separator: string; row: ScannedRow } {
  let best = { separator: ",", row: newRow() };
  for (const separator of [",", "\t", ";", "|"]) {
    const row = newRow();
    if (!scanRow(chunk.units, from, separator.charCodeAt(0), chunkText, row)) continue;
    if (row.count > best.row.count) best = { separator, row };
  }
  return best;
}

/** A title, an empty line or Excel's `sep=;` above the header: known by having one cell where the next line has many. */
function noHeaderProblem(
  chunk: RowChunk,
  row: ScannedRow,
  separator: string,
  chunkText: boolean,
): Problem | null {
  const first = cellText(chunk, row, 0).text.trim();
  const isMark = /^sep=/i.test(first);
  const isEmpty = isEmptyRow(chunk, row);
  if ((row.count > 1 && !isMark && !isEmpty) || row.next >= chunk.units.length) return null;
  const second = widest(chunk, row.next, chunkText);
  if (second.row.count < 3 && !isEmpty) return null;
  const reason = isMark ? `sep=${separator}` : isEmpty ? "" : first;
  return {
    code: "file-header-above",
    what: `The first line ${reason === "" ? "is empty" : `says “${reason.slice(0, 60)}”`}; it must have the column names.`,
    remedy: "Delete the lines above the column names and choose the file again.",
  };
}

function isEmptyRow(chunk: RowChunk, row: ScannedRow): boolean {
  for (let cell = 0; cell < row.count; cell += 1) {
    if (!isBlank(unquote(cellText(chunk, row, cell).text))) return false;
  }
  return true;
}

/** Spaces, line ends, separators and quotes: a file of these alone is empty. */
function isNothing(unit: number): boolean {
  return unit <= 0x20 || unit === 0x22 || unit === 0x2c || unit === 0x3b || unit === 0x7c;
}

/** What some programs end lines with, and no import of CSV takes for a line end. */
const FOREIGN_LINE_ENDS = [
  { letter: "\u0085", name: "U+0085 (next line)" },
  { letter: "\u2028", name: "U+2028 (line separator)" },
  { letter: "\u2029", name: "U+2029 (paragraph separator)" },
];

function foreignLineEnds(name: string): Problem {
  return {
    code: "file-line-ends-unknown",
    what: `The header contains ${name}, which imports don't read as a line end.`,
    remedy: "Save the file again with Windows or Unix line ends (CR LF or LF).",
  };
}

function fileTooLargeProblem(size: number): Problem {
  return {
    code: "file-too-large",
    what: `The file is ${Math.ceil(size / 1024 / 1024)} MB. At most 200 MB can be checked at once.`,
    remedy: "Split it into several files, each with the header row.",
  };
}

const EMPTY: Problem = {
  code: "file-empty",
  what: "The file is empty.",
  remedy: "Choose a file with a header row and at least one invoice line.",
};

const LONG_HEADER: Problem = {
  code: "file-header",
  what: "The first row doesn't end: it has an unclosed quote, or this isn't a CSV file.",
  remedy: "Check the first line of the file in a text editor.",
};

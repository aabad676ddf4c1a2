import type { Problem } from "../../core/problem.ts";
import { type RowChunk, chunkFrom } from "./encoding.ts";
import type { OpenFile } from "./open-file.ts";
import { newRow, type ScannedRow, scanRow } from "./scan.ts";

/** Read at once: enough to be fast, little enough that a cancelled check stops at once. */
const CHUNK_BYTES = 1024 * 1024;

/** A row that is longer isn't a row of invoices. */
const MAX_ROW_BYTES = 4 * CHUNK_BYTES;

/** Rows that begin in these bytes of a file; the last of them may end after `until`. */
export interface ByteRange {
  from: number;
  until: number;
}

/** Where the last row that was read ends, and why reading ended there if it wasn't at the end of the range. */
export interface RangeEnd {
  end: number;
  problem: Problem | null;
}

/** Visits every row of a range in order. `onChunk` comes after some of them, and after the last. */
export async function readRows(
  file: OpenFile,
  range: ByteRange,
  onRow: (chunk: RowChunk, scanned: ScannedRow, start: number) => void,
  onChunk: (read: number) => Promise<void> | void,
): Promise<RangeEnd> {
  const { blob, text, header } = file;
  const row = newRow();
  const separator = file.separator.charCodeAt(0);
  let { from } = range;
  let rows = 0;
  let rest: Uint8Array<ArrayBuffer> = new Uint8Array();
  // What comes next is fetched while this is looked at.
  let coming = fetchStep(blob, from);
  while (from < range.until) {
    const bytes = joined(rest, await coming);
    const until = from + bytes.length;
    const last = until >= blob.size;
    coming = last ? coming : fetchStep(blob, until);
    const chunk = chunkFrom(bytes, text);
    // Rows that begin at or after this one are another range's.
    const stop = Math.min(chunk.units.length, (range.until - from) / text.unit);
    let at = 0;
    while (at < stop && scanRow(chunk.units, at, separator, last, row, header.length)) {
      onRow(chunk, row, from + at * text.unit);
      at = row.next;
      rows += 1;
      if (rows % ROWS === 0) await onChunk(from + at * text.unit);
    }
    await onChunk(from + at * text.unit);
    from += at * text.unit;
    if (last) return { end: from, problem: null };
    rest = bytes.subarray(at * text.unit);
    if (from < range.until && rest.length > MAX_ROW_BYTES)
      return { end: from, problem: rowTooLongProblem(from) };
  }
  return { end: from, problem: null };
}

async function fetchStep(blob: Blob, from: number): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await blob.slice(from, from + CHUNK_BYTES).arrayBuffer());
}

function joined(rest: Uint8Array<ArrayBuffer>, more: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (rest.length === 0) return more;
  const both = new Uint8Array(rest.length + more.length);
  both.set(rest);
  both.set(more, rest.length);
  return both;
}

/** Visits some rows, in order; neighbours are read together. */
export async function readRowRange(
  file: OpenFile,
  rows: readonly { row: number; start: number; end: number }[],
  onRow: (chunk: RowChunk, scanned: ScannedRow, row: number) => void,
): Promise<void> {
  const scanned = newRow();
  const separator = file.separator.charCodeAt(0);
  for (let at = 0; at < rows.length;) {
    const from = (rows[at] as { start: number }).start;
    let until = at + 1;
    let to = (rows[at] as { end: number }).end;
    for (; until < rows.length; until += 1) {
      const { start, end } = rows[until] as { start: number; end: number };
      if (start - to > NEAR || end - from > CHUNK_BYTES) break;
      to = end;
    }
    const bytes = new Uint8Array(await file.blob.slice(from, to).arrayBuffer());
    const chunk = chunkFrom(bytes, file.text);
    for (; at < until; at += 1) {
      const { row, start } = rows[at] as { row: number; start: number };
      scanRow(chunk.units, (start - from) / file.text.unit, separator, true, scanned, file.header.length);
      onRow(chunk, scanned, row);
    }
  }
}

/** Few enough that what is made of them is still young when it is dropped. */
const ROWS = 1024;

const NEAR = 32 * 1024;

function rowTooLongProblem(byte: number): Problem {
  return {
    code: "file-row-too-long",
    what: `From byte ${byte}, there is no line end for ${MAX_ROW_BYTES / CHUNK_BYTES} MB.`,
    remedy: "This isn't a CSV of invoice lines. Export it again.",
  };
}

import { decodeCell, type RowChunk } from "./encoding.ts";
import type { ScannedRow } from "./scan.ts";

/** What a cell's bytes say, its quotes included. `odd`: it isn't UTF-8, and was read as windows-1252. */
export function cellText(
  { units }: RowChunk,
  row: ScannedRow,
  cell: number,
): { text: string; undecodable: boolean } {
  const part = units.subarray(row.cells[2 * cell], row.cells[2 * cell + 1]);
  if (part instanceof Uint16Array || !row.wide) return { text: textOf(part), undecodable: false };
  const decoded = decodeCell(part);
  return { text: decoded.text, undecodable: decoded.encoding === "windows-1252" };
}

/** A unit a letter. Never a slice of a longer text: that would keep all of it in memory. */
function textOf(units: Uint8Array | Uint16Array): string {
  let text = "";
  // An engine takes only so many arguments at once.
  for (let at = 0; at < units.length; at += 8192) {
    text += String.fromCharCode.apply(null, units.subarray(at, at + 8192) as unknown as number[]);
  }
  return text;
}

import { isBlank } from "./blank-text.ts";
import { chunkFrom } from "./encoding.ts";
import type { OpenFile } from "./open-file.ts";
import { cellText } from "./row-text.ts";
import { newRow, scanRow, unquote } from "./scan.ts";

/** Looked at for samples. */
const SAMPLE_BYTES = 64 * 1024;
const MAX_ROWS = 50;
const MAX_SAMPLES = 3;
const MAX_CHARACTERS = 40;

/** By column: up to three different values of the first rows, to tell what the column holds. */
export async function sampleValues({ blob, body, text, separator, header }: OpenFile): Promise<string[][]> {
  const bytes = new Uint8Array(await blob.slice(body, body + SAMPLE_BYTES).arrayBuffer());
  const chunk = chunkFrom(bytes, text);
  const isWhole = body + SAMPLE_BYTES >= blob.size;
  const samples = header.map(() => new Set<string>());
  const row = newRow();
  let at = 0;
  for (let count = 0; count < MAX_ROWS && at < chunk.units.length; count += 1) {
    if (!scanRow(chunk.units, at, separator.charCodeAt(0), isWhole, row, header.length)) break;
    for (const [column, values] of samples.entries()) {
      if (column >= row.count || values.size === MAX_SAMPLES) continue;
      const value = unquote(cellText(chunk, row, column).text, separator).trim();
      if (!isBlank(value))
        values.add(value.length > MAX_CHARACTERS ? `${value.slice(0, MAX_CHARACTERS)}…` : value);
    }
    at = row.next;
  }
  return samples.map((values) => [...values]);
}

import type { RowView } from "../lib/files/checked-file.ts";

const LETTER = 8;
const MARGINS = 18;
const NARROWEST = 64;
const WIDEST = 240;

/** How wide each column is shown, in px: as its heading and the first rows need, within reason. */
export function columnWidths(header: readonly string[], rows: readonly RowView[]): number[] {
  const columns = Math.max(header.length, ...rows.map(({ cells }) => cells.length));
  return Array.from({ length: columns }, (_, column) => {
    const texts = [header[column] || `Column ${column + 1}`, ...rows.map(({ cells }) => cells[column] ?? "")];
    const longest = Math.max(...texts.map(({ length }) => length));
    return Math.min(WIDEST, Math.max(NARROWEST, longest * LETTER + MARGINS));
  });
}

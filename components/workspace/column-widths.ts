import type { RowView } from "../../lib/invoice-files/check/check-results.ts";

/** A heading's letters are bold. */
const LETTERS = { heading: 9, cell: 8 };
const MARGINS = 18;
const NARROWEST = 64;
const WIDEST = 240;

/** Columns after the last heading that are shown. A row of commas may have a hundred thousand. */
const MOST_BEYOND = 30;

/** How wide each column is shown, in px: as its heading and the first rows need, within reason. */
export function columnWidths(header: readonly string[], rows: readonly RowView[]): number[] {
  const most = Math.max(header.length, ...rows.map(({ cells }) => cells.length));
  const columns = Math.min(most, header.length + MOST_BEYOND);
  return Array.from({ length: columns }, (_, column) => {
    const heading = header[column] || `Column ${column + 1}`;
    const longest = Math.max(0, ...rows.map(({ cells }) => cells[column]?.length ?? 0));
    const wanted = Math.max(heading.length * LETTERS.heading, longest * LETTERS.cell) + MARGINS;
    return Math.min(WIDEST, Math.max(NARROWEST, wanted));
  });
}

import type { RowView } from "../../../lib/invoice-files/check/check-results.ts";

/** Width per letter in px; headings are bold. */
const LETTER_WIDTH_PX = { heading: 9, cell: 8 };
const PADDING_PX = 18;
const MIN_WIDTH_PX = 64;
const MAX_WIDTH_PX = 240;

/** Maximum number of shown columns without a heading. A row of commas may have a hundred thousand. */
const MAX_EXTRA_COLUMNS = 30;

/** The width of each column in px, by its heading and the first rows, within limits. */
export function columnWidths(header: readonly string[], rows: readonly RowView[]): number[] {
  const most = Math.max(header.length, ...rows.map(({ cells }) => cells.length));
  const columns = Math.min(most, header.length + MAX_EXTRA_COLUMNS);
  return Array.from({ length: columns }, (_, column) => {
    const heading = header[column] || `Column ${column + 1}`;
    const longest = Math.max(0, ...rows.map(({ cells }) => cells[column]?.length ?? 0));
    const wanted =
      Math.max(heading.length * LETTER_WIDTH_PX.heading, longest * LETTER_WIDTH_PX.cell) + PADDING_PX;
    return Math.min(MAX_WIDTH_PX, Math.max(MIN_WIDTH_PX, wanted));
  });
}

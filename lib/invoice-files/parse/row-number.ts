/** As a spreadsheet counts: the header is row 1. */
export function rowNumber(row: number): number {
  return row + 2;
}

/** A cell as it was read: a workbook tells numbers and dates, a CSV file texts alone. */
export type Cell = string | number | boolean | Date | null | undefined;

/** A sheet of a workbook, or a CSV file. */
export interface Sheet {
  name: string;
  rows: readonly (readonly Cell[])[];
}

/** What a person sees in a cell, without spaces around it. */
export function cellAsText(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  const text = String(cell).trim();
  // Most cells have single spaces alone.
  return ODD_SPACES.test(text) ? text.replaceAll(/\s+/g, " ") : text;
}

const ODD_SPACES = /\s\s|[^\S ]/;

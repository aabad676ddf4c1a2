/** The key of rows that are empty. They are together, in no invoice. */
export const EMPTY_KEY = "empty";

const ALONE = "row ";

/** The key of a row without an invoice number, which stands alone. No invoice's has this form: they have bars. */
export const keyOfRow = (row: number): string => `${ALONE}${row}`;

/** The key of the same row or invoice once so many rows come before it. */
export function shiftedKey(key: string, by: number): string {
  return key.startsWith(ALONE) && !key.includes("|") ? keyOfRow(Number(key.slice(ALONE.length)) + by) : key;
}

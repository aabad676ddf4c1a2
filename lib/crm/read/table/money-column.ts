import type { FoundTable } from "../read-table.ts";

const MARKED = /\$|\baud\b/i;
const WRITTEN_OUT = /\.\d\d\b|\d,\d{3}\b/;
const NOTHING = /^(?:0+|[-–—]|n\/?a|nil)?$/i;
const NAMED_MONEY = /amount|\$|\bbudget\b|\btotal\b|funding|funds|value|cost|price/i;

/**
 * Whether a column holds money. A count, or hours, under a heading that fits as well would be read as dollars: it differs
 * from the table's other amounts in how it is written.
 */
export function isMoneyColumn(table: FoundTable, column: string, otherColumns: readonly string[]): boolean {
  const own = textsOf(table, column);
  if (own.every((text) => NOTHING.test(text))) return true;
  const others = otherColumns.flatMap((other) => textsOf(table, other));
  const isTyped = table.rows.some((row) => row.cellElement(column)?.querySelector("input"));
  if (own.some((text) => MARKED.test(text)) || isTyped) return true;
  if (others.some((text) => MARKED.test(text))) return false;
  if (own.some((text) => WRITTEN_OUT.test(text))) return true;
  return !others.some((text) => WRITTEN_OUT.test(text)) && NAMED_MONEY.test(table.headingOf(column) ?? "");
}

function textsOf({ rows }: FoundTable, column: string): string[] {
  return rows.map((row) => row.cell(column) ?? "").filter(Boolean);
}

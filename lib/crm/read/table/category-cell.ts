import { isCategoryName, supportCategory } from "../../../domain/catalogue/support-category.ts";
import { NOT_SHOWN, type Reading, valueReading, whenCertain } from "../reading.ts";
import { isCutOff } from "./cell-text.ts";
import type { TableRow } from "./table-row.ts";

/**
 * The support category that a row is about. One that is written with its number or purpose (`03 - Consumables (CORE)`) goes by
 * its name; a name that the NDIS doesn't have stays as it is written.
 */
export function readCategoryCell(row: TableRow, column = "category"): Reading<string> {
  const reading = row.read(column);
  if (reading.state !== "value") return reading;
  const text = reading.value;
  if (isCutOff(text)) return { state: "unreadable", text };
  if (!text) return NOT_SHOWN;
  const own = ownWords(row.cellElement(column));
  const known = [text, own].find((words) => supportCategory(words));
  if (known === undefined) return valueReading(/\p{L}/u.test(own) ? own : text);
  return valueReading(isCategoryName(known) ? known : (supportCategory(known)?.name ?? known));
}

/** The same, empty where it isn't certain. */
export function categoryOf(row: TableRow): string {
  return whenCertain(readCategoryCell(row), () => "");
}

/** Without what a tag of any kind says beside the name. */
function ownWords(cell: Element | undefined): string {
  return Array.from(cell?.childNodes ?? [])
    .filter(({ nodeType }) => nodeType === 3)
    .map(({ textContent }) => (textContent ?? "").replaceAll(/\s+/g, " ").trim())
    .filter(Boolean)
    .join(" ");
}

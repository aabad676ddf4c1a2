import type { FileItem, LeftOutRow } from "../domain/price-list/price-file.ts";
import { LISTED_CLAIM_TYPES, type PriceType } from "../domain/price-list/price-item.ts";
import { PRICE_COLUMNS, type PriceLimits } from "../domain/price-list/price-regions.ts";
import { itemForm, tidyItemNumber } from "../domain/invoice/model/item-number.ts";
import type { FoundColumns, ItemField } from "./price-columns.ts";
import { isYes, readDay, readNumber, readPrice } from "./price-cells.ts";
import { type Cell, cellAsText, type Sheet } from "./sheet.ts";

/** Longer texts are no names. */
const MAX_TEXT = 500;

/** An item and its row, as the spreadsheet counts rows. */
export interface ItemRow {
  row: number;
  item: FileItem;
}

/** The items below the headings of a sheet, and the rows that aren't any. Empty rows are neither. */
export function readItems(sheet: Sheet, columns: FoundColumns): { items: ItemRow[]; leftOut: LeftOutRow[] } {
  const items: ItemRow[] = [];
  const leftOut: LeftOutRow[] = [];
  for (let at = columns.header + 1; at < sheet.rows.length; at += 1) {
    const row = sheet.rows[at] ?? [];
    if (row.every((cell) => cellAsText(cell) === "")) continue;
    const read = readItem(row, columns);
    if (typeof read === "string")
      leftOut.push({
        sheet: sheet.name,
        row: at + 1,
        item: textIn(row, columns, "number") ?? "",
        what: read,
      });
    else items.push({ row: at + 1, item: read });
  }
  return { items, leftOut };
}

/** The item of a row, or why it is none. */
function readItem(row: readonly Cell[], columns: FoundColumns): FileItem | string {
  const written = textIn(row, columns, "number");
  if (written === null) return "It has no support item number.";
  const number = tidyItemNumber(written);
  if (itemForm(number) === "not a number") return `“${shorten(written)}” isn't a support item number.`;
  const name = textIn(row, columns, "name");
  if (name === null) return "It has no support item name.";
  const from = readDay(cellIn(row, columns, "from"));
  if ("unreadable" in from) return `Its start date “${shorten(from.unreadable)}” isn't a date.`;
  const to = readDay(cellIn(row, columns, "to"));
  if ("unreadable" in to) return `Its end date “${shorten(to.unreadable)}” isn't a date.`;
  if (from.value !== null && to.value !== null && to.value < from.value) return "It ends before it starts.";
  const limits = readLimits(row, columns);
  if (typeof limits === "string") return limits;
  return {
    number,
    name,
    unit: textIn(row, columns, "unit"),
    category: readNumber(cellIn(row, columns, "category")),
    categoryName: textIn(row, columns, "categoryName"),
    paceCategory: readNumber(cellIn(row, columns, "paceCategory")),
    paceCategoryName: textIn(row, columns, "paceCategoryName"),
    registrationGroup: readGroup(cellIn(row, columns, "registrationGroup")),
    registrationGroupName: textIn(row, columns, "registrationGroupName"),
    type: readType(row, columns),
    limits,
    from: from.value,
    to: to.value,
    claimTypes: readClaimTypes(row, columns),
  };
}

function readLimits(row: readonly Cell[], { prices }: FoundColumns): PriceLimits | string {
  const limits: { -readonly [Column in keyof PriceLimits]: number } = {};
  for (const column of PRICE_COLUMNS) {
    const place = prices[column];
    if (place === undefined) continue;
    const price = readPrice(row[place]);
    if ("unreadable" in price) return `Its price “${shorten(price.unreadable)}” isn't an amount.`;
    if (price.value !== null) limits[column] = price.value;
  }
  return limits;
}

/** `Price Limited Supports`, since 2026-27 `Priced Supports`; `Quotable Supports`; `Unit Price = $1`. */
function readType(row: readonly Cell[], columns: FoundColumns): PriceType | null {
  const type = textIn(row, columns, "type") ?? "";
  if (/quot/i.test(type)) return "quote";
  if (/unit price/i.test(type)) return "unit-price";
  if (isYes(cellIn(row, columns, "quote"))) return "quote";
  return /price/i.test(type) ? "limited" : null;
}

function readClaimTypes(row: readonly Cell[], { claimTypes }: FoundColumns): FileItem["claimTypes"] {
  if (Object.keys(claimTypes).length === 0) return null;
  return LISTED_CLAIM_TYPES.filter((code) => {
    const place = claimTypes[code];
    return place !== undefined && isYes(row[place]);
  });
}

/** `0107`, though a spreadsheet may have made it 107. */
function readGroup(cell: Cell): string | null {
  const number = readNumber(cell);
  return number === null ? null : String(number).padStart(4, "0");
}

function cellIn(row: readonly Cell[], { fields }: FoundColumns, field: ItemField): Cell {
  const place = fields[field];
  return place === undefined ? null : row[place];
}

function textIn(row: readonly Cell[], columns: FoundColumns, field: ItemField): string | null {
  return cellAsText(cellIn(row, columns, field)).slice(0, MAX_TEXT) || null;
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

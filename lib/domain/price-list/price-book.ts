import type { IsoDate } from "../../core/calendar-date.ts";
import { baseItem, hasSuffix } from "../catalogue/item-suffixes.ts";
import { type ListDays, listsOnDay } from "./list-days.ts";
import type { PriceItem } from "./price-item.ts";
import type { PriceRegion } from "./price-regions.ts";

/** What is known of prices where lines are checked: all of a file's items, or the few that a page names. */
export interface PriceBook {
  lists: readonly ListDays[];
  items: readonly PriceItem[];
  /** Where supports are delivered, by Options; `null`: nobody chose, and then no rate is compared. */
  region: PriceRegion | null;
}

/** An item's row of the list of a day. */
export interface FoundPrice {
  row: PriceItem;
  /** The row is the item's own. Else it is that of its number without suffix: its names and categories hold, its price doesn't. */
  exact: boolean;
}

/**
 * The row of an item in the list of its own day, or that of its number without the suffix. `undefined`: no list counts on
 * that day, or it hasn't got the item.
 */
export function findPrice(book: PriceBook, item: string, day: IsoDate): FoundPrice | undefined {
  const own = rowOf(book, item, day);
  if (own) return { row: own, exact: true };
  const base = hasSuffix(item) ? rowOf(book, baseItem(item), day) : undefined;
  return base && { row: base, exact: false };
}

function rowOf(book: PriceBook, number: string, day: IsoDate): PriceItem | undefined {
  const rows = rowsOf(book).get(number);
  if (!rows) return undefined;
  for (const { id } of listsOnDay(book.lists, day)) {
    const found = rowOnDay(
      rows.filter(({ listId }) => listId === id),
      day,
    );
    if (found) return found;
  }
  return undefined;
}

/** The row that is in force on a day; of several the one that begins last. */
export function rowOnDay(rows: readonly PriceItem[], day: IsoDate): PriceItem | undefined {
  let found: PriceItem | undefined;
  for (const row of rows)
    if (row.from <= day && (row.to === null || day <= row.to) && (!found || row.from > found.from))
      found = row;
  return found;
}

const indexes = new WeakMap<PriceBook, ReadonlyMap<string, readonly PriceItem[]>>();

function rowsOf(book: PriceBook): ReadonlyMap<string, readonly PriceItem[]> {
  const known = indexes.get(book);
  if (known) return known;
  const index = Map.groupBy(book.items, ({ number }) => number);
  indexes.set(book, index);
  return index;
}

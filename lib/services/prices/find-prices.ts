import type { IsoDate } from "../../core/calendar-date.ts";
import { baseItem } from "../../domain/catalogue/item-suffixes.ts";
import { listOnDay } from "../../domain/price-list/list-days.ts";
import { findPrice, type PriceBook, rowOnDay } from "../../domain/price-list/price-book.ts";
import type { PriceItem } from "../../domain/price-list/price-item.ts";
import type { Database } from "../../storage/database.ts";
import { findPriceRows, listPriceItems, listPriceLists } from "../../storage/price-repository.ts";
import { savedPriceRegion } from "../../storage/settings/price-settings.ts";

interface PriceSources {
  db: Database;
}

/** An item and the day of its service. */
export interface PricedService {
  item: string;
  day: IsoDate;
}

/**
 * The row of each item in the list that counts on a day, by the item as it was asked for. An item with a suffix that has no
 * row of its own isn't told: the price of the number without it isn't its price.
 */
export async function findPrices(
  { db }: PriceSources,
  { items, day }: { items: readonly string[]; day: IsoDate },
): Promise<Map<string, PriceItem | undefined>> {
  const book = await priceBookFor(
    db,
    items.map((item) => ({ item, day })),
  );
  return new Map(
    items.map((item) => {
      const found = findPrice(book, item, day);
      return [item, found?.exact ? found.row : undefined];
    }),
  );
}

/**
 * The items of a category on a day, by number, without those that a suffix makes another way to claim them. Empty where no
 * list counts on that day.
 * @param isPace by the category number that PACE has, else by the one that plans outside PACE have
 */
export async function listCategoryItems(
  { db }: PriceSources,
  { category, isPace, day }: { category: number; isPace: boolean; day: IsoDate },
): Promise<PriceItem[]> {
  const list = listOnDay(await listPriceLists(db), day);
  if (!list) return [];
  const own = (await listPriceItems(db, list.id)).filter(
    (row) => (isPace ? row.paceCategory : row.category) === category && baseItem(row.number) === row.number,
  );
  return [...Map.groupBy(own, ({ number }) => number).values()].flatMap((rows) => rowOnDay(rows, day) ?? []);
}

/** What the lists tell of these services and no more: the rows of their items in the lists of their days. */
export async function priceBookFor(db: Database, services: readonly PricedService[]): Promise<PriceBook> {
  const lists = await listPriceLists(db);
  const wanted = new Map<string, [listId: string, number: string]>();
  for (const { item, day } of services) {
    const list = listOnDay(lists, day);
    if (list)
      for (const number of [item, baseItem(item)]) wanted.set(`${list.id} ${number}`, [list.id, number]);
  }
  const rows = await Promise.all([...wanted.values()].map(([id, number]) => findPriceRows(db, id, number)));
  return { lists: lists.map(daysOnly), items: rows.flat(), region: (await savedPriceRegion(db)) ?? null };
}

function daysOnly({ id, from, to, importedAt }: PriceBook["lists"][number]): PriceBook["lists"][number] {
  return { id, from, to, importedAt };
}

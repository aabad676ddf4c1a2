import type { IsoDate } from "../../core/calendar-date.ts";
import { baseItem } from "../../domain/catalogue/item-suffixes.ts";
import { listsOnDay } from "../../domain/price-list/list-days.ts";
import type { PricedService } from "../../domain/price-list/priced-service.ts";
import { findPrice, type PriceBook, rowOnDay } from "../../domain/price-list/price-book.ts";
import type { PriceItem } from "../../domain/price-list/price-item.ts";
import type { Database } from "../../storage/database.ts";
import { findPriceRows, listPriceItems, listPriceLists } from "../../storage/price-repository.ts";
import { savedPriceRegion } from "../../storage/settings/price-settings.ts";

interface PriceSources {
  db: Database;
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
  const found = new Map<string, PriceItem>();
  for (const { id } of listsOnDay(await listPriceLists(db), day)) {
    const own = (await listPriceItems(db, id)).filter((row) => baseItem(row.number) === row.number);
    for (const [number, rows] of Map.groupBy(own, (row) => row.number)) {
      const row = rowOnDay(rows, day);
      if (row && !found.has(number)) found.set(number, row);
    }
  }
  return [...found.values()]
    .filter((row) => (isPace ? row.paceCategory : row.category) === category)
    .toSorted((a, b) => a.number.localeCompare(b.number));
}

/** What the lists tell of these services and no more: the rows of their items in the lists of their days. */
export async function priceBookFor(db: Database, services: readonly PricedService[]): Promise<PriceBook> {
  const lists = await listPriceLists(db);
  const wanted = new Map<string, [listId: string, number: string]>();
  for (const { item, day } of services) {
    for (const { id } of listsOnDay(lists, day))
      for (const number of [item, baseItem(item)]) wanted.set(`${id} ${number}`, [id, number]);
  }
  const rows = await Promise.all([...wanted.values()].map(([id, number]) => findPriceRows(db, id, number)));
  return { lists: lists.map(daysOnly), items: rows.flat(), region: (await savedPriceRegion(db)) ?? null };
}

function daysOnly({ id, from, to, importedAt }: PriceBook["lists"][number]): PriceBook["lists"][number] {
  return { id, from, to, importedAt };
}

/** All rows of all lists, for a file whose lines may name any item. `undefined`: no list was imported. */
export async function wholePriceBook(db: Database): Promise<PriceBook | undefined> {
  const lists = await listPriceLists(db);
  if (lists.length === 0) return undefined;
  const [items, region] = await Promise.all([
    Promise.all(lists.map(({ id }) => listPriceItems(db, id))),
    savedPriceRegion(db),
  ]);
  return { lists: lists.map(daysOnly), items: items.flat(), region: region ?? null };
}

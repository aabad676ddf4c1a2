import type { PriceItem, PriceList } from "../domain/price-list/price-item.ts";
import type { Database } from "./database.ts";
import { decodeRows, encodeRow } from "./row-codec.ts";

/** Stores a list with all of its rows in one transaction: a power cut leaves the whole list or nothing of it. */
export async function addPriceList(
  db: Database,
  list: PriceList,
  items: readonly PriceItem[],
): Promise<void> {
  const tx = db.transaction(["priceLists", "priceItems"], "readwrite");
  const rows = tx.objectStore("priceItems");
  await Promise.all([
    tx.objectStore("priceLists").add(encodeRow("priceLists", list)),
    ...items.map((item) => rows.add(encodeRow("priceItems", item))),
    tx.done,
  ]);
}

/** Deletes a list with its rows, in one transaction. */
export async function deletePriceList(db: Database, id: string): Promise<void> {
  const tx = db.transaction(["priceLists", "priceItems"], "readwrite");
  await Promise.all([
    tx.objectStore("priceLists").delete(id),
    tx.objectStore("priceItems").delete(ofList(id)),
    tx.done,
  ]);
}

/** Every list, the one that begins last first. */
export async function listPriceLists(db: Database): Promise<PriceList[]> {
  const lists = decodeRows("priceLists", await db.getAll("priceLists"));
  return lists.toSorted((a, b) => b.from.localeCompare(a.from) || b.importedAt - a.importedAt);
}

/** All rows of a list, by number. */
export async function listPriceItems(db: Database, listId: string): Promise<PriceItem[]> {
  return decodeRows("priceItems", await db.getAll("priceItems", ofList(listId)));
}

/** The rows of one number in a list: one for each time that its price changed. */
export async function findPriceRows(db: Database, listId: string, number: string): Promise<PriceItem[]> {
  const range = IDBKeyRange.bound([listId, number], [listId, number, []]);
  return decodeRows("priceItems", await db.getAll("priceItems", range));
}

/** Keys are `[list, number, first day]`; a list sorts behind every text. */
function ofList(listId: string): IDBKeyRange {
  return IDBKeyRange.bound([listId], [listId, []]);
}

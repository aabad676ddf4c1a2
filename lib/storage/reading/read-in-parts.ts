import type { StoreKey, StoreNames } from "idb";
import type { Database, RowOf, Schema } from "../schema.ts";

type StoreName = StoreNames<Schema>;

/** A row as it is stored, with its key. */
export interface KeyedRow<Store extends StoreName> {
  key: StoreKey<Schema, Store>;
  row: RowOf<Store>;
}

/**
 * The rows of a store as they are stored, by their keys, a part after the other: for what looks at all of them and leaves none
 * out. What comes in while they are read is read too.
 * @param after only those behind this key
 */
export async function* readInParts<Store extends StoreName>(
  db: Database,
  store: Store,
  size: number,
  after?: StoreKey<Schema, Store>,
): AsyncGenerator<KeyedRow<Store>[], void> {
  for (let last = after; ;) {
    const range = last === undefined ? null : IDBKeyRange.lowerBound(last, true);
    const [rows, keys] = await Promise.all([
      db.getAll(store, range as never, size),
      db.getAllKeys(store, range as never, size),
    ]);
    const part = rows.flatMap((row, at) => (keys[at] === undefined ? [] : [{ key: keys[at], row }]));
    if (part.length > 0) yield part;
    if (rows.length < size) return;
    last = part.at(-1)?.key;
  }
}

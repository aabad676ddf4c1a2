import type { StoreNames, StoreValue } from "idb";
import type { Schema } from "./schema.ts";

type StoreName = StoreNames<Schema>;
type Row<Store extends StoreName> = StoreValue<Schema, Store>;

/*
 * The one way of a row into the database and out of it: every repository passes what it writes through `encodeRow` and
 * what it reads through `decodeRow`. Rows are stored as they are today. What changes their form, such as sealing, or
 * reading a property by its former name, is written here and nowhere else.
 *
 * Both are synchronous: a transaction ends as soon as it waits for anything but the database. Keys and indexed properties
 * (`lib/storage/migrations.ts`) must stay readable in the stored row, or it can't be found.
 */

/** The row as it is stored. */
export function encodeRow<Store extends StoreName>(_store: Store, row: Row<Store>): Row<Store> {
  return row;
}

/** The row as the code knows it; `undefined` where there is none. */
export function decodeRow<Store extends StoreName>(_store: Store, stored: Row<Store>): Row<Store>;
export function decodeRow<Store extends StoreName>(
  _store: Store,
  stored: Row<Store> | undefined,
): Row<Store> | undefined;
export function decodeRow<Store extends StoreName>(
  _store: Store,
  stored: Row<Store> | undefined,
): Row<Store> | undefined {
  return stored;
}

export function decodeRows<Store extends StoreName>(store: Store, stored: Row<Store>[]): Row<Store>[] {
  return stored.map((row) => decodeRow(store, row));
}

import type { StoreNames } from "idb";
import { setAside } from "./quarantine.ts";
import { findWrongPath } from "./shapes/row-shapes.ts";
import type { RowOf, Schema } from "./schema.ts";

type StoreName = StoreNames<Schema>;

/*
 * Every repository encodes the rows that it writes with `encodeRow` and decodes those that it reads with `decodeRow`.
 * Rows are stored unchanged today. Whatever changes their stored form, such as encryption or a property's former name,
 * belongs here and nowhere else.
 *
 * Both are synchronous: a transaction ends as soon as it waits for anything but the database. Keys and indexed properties
 * (`lib/storage/migrations.ts`) must stay readable in the stored row, or it can't be found.
 */

/** The row as it is stored. */
export function encodeRow<Store extends StoreName>(_store: Store, row: RowOf<Store>): RowOf<Store> {
  return row;
}

/**
 * The row as the code uses it; `undefined` if there is none. Nor is there one to whoever asks where what is stored doesn't have
 * the form that the code relies on: it is set aside, and stays as it is. So nobody may store another row under the key of one
 * that reads as missing, unless the new one replaces it whole.
 */
export function decodeRow<Store extends StoreName>(
  store: Store,
  stored: RowOf<Store> | undefined,
): RowOf<Store> | undefined {
  if (stored === undefined || findWrongPath(store, stored) === undefined) return stored;
  setAside(store, stored);
  return undefined;
}

/** Those rows that fit. */
export function decodeRows<Store extends StoreName>(store: Store, stored: RowOf<Store>[]): RowOf<Store>[] {
  return stored.flatMap((row) => {
    const decoded = decodeRow(store, row);
    return decoded === undefined ? [] : [decoded];
  });
}

import type { Database, RowOf } from "../schema.ts";
import { decodeRows } from "../row-codec.ts";

/** A part of what a store holds, the newest row first. */
export interface RowPage<Row> {
  rows: Row[];
  /** Rows that can't be read, and are left out. */
  unreadable: number;
}

/**
 * All rows of a store whose keys count up or begin with a time, the newest first, a page after the other: the first can be shown
 * while the rest is read. For the extension's own pages alone.
 */
export async function* readNewestFirst<Store extends "changes" | "audit">(
  db: Database,
  store: Store,
  pageSize = 500,
): AsyncGenerator<RowPage<RowOf<Store>>, void> {
  const keys = await db.getAllKeys(store);
  for (let end = keys.length; end > 0; end -= pageSize) {
    const [first, last] = [keys[Math.max(0, end - pageSize)], keys[end - 1]];
    const stored = await db.getAll(store, IDBKeyRange.bound(first, last));
    const rows = decodeRows(store, stored).toReversed();
    yield { rows, unreadable: stored.length - rows.length };
  }
}

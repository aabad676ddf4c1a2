import type { StoreNames } from "idb";
import { countRows } from "../reading/count-rows.ts";
import type { Database, Schema } from "../schema.ts";
import { settingKey } from "./sealed-database.ts";

/** Rows that are copied at once. */
const CHUNK = 500;

/** How far a copy is, in rows. */
export type CopyProgress = (done: number, total: number) => void;

/**
 * Copies every row into an empty database. Whatever stands in the rows is copied, also those that can't be read as what they
 * should be: they are somebody's, and are set aside there as they were here.
 */
export async function copyRows(from: Database, to: Database, report: CopyProgress): Promise<void> {
  const counts = await countRows(from);
  const total = counts.reduce((sum, [, rows]) => sum + rows, 0);
  let done = 0;
  report(done, total);
  for (const store of from.objectStoreNames)
    for await (const copied of copyStore(from, to, store)) report((done += copied), total);
}

async function* copyStore(
  from: Database,
  to: Database,
  store: StoreNames<Schema>,
): AsyncGenerator<number, void> {
  const { keyPath } = from.transaction(store).store;
  for (let after: unknown; ;) {
    const range = after === undefined ? null : IDBKeyRange.lowerBound(after, true);
    const keys = await from.getAllKeys(store, range, CHUNK);
    // One by one: a row whose key isn't a part of it is opened by its key.
    const reading = from.transaction(store).store;
    const rows = await Promise.all(keys.map((key) => reading.get(key)));
    const names =
      keyPath === null ? await Promise.all(keys.map((key) => settingKey(from, key as string))) : [];
    const tx = to.transaction(store, "readwrite");
    const writing = rows.map((row, at) => tx.store.put(row as never, names[at] as never));
    await Promise.all([...writing, tx.done]);
    yield keys.length;
    if (keys.length < CHUNK) return;
    after = keys.at(-1);
  }
}

import { vi } from "vitest";
import type { Database } from "../../../lib/storage/database.ts";
import { plainDatabase } from "../storage/row-fixtures.ts";

/** One transaction that was committed, as it stands in the log of a database. */
interface LogRecord {
  /** It was on the disk before its transaction was told as complete; so is all that was committed before it. */
  strict: boolean;
  writes: { store: string; value: unknown; key: IDBValidKey | undefined }[];
}

/** The log of every database of this process, from now on until `vi.restoreAllMocks`. */
export interface DatabaseLog {
  records: LogRecord[];
}

export function keepLog(): DatabaseLog {
  const records: LogRecord[] = [];
  const open = new WeakMap<IDBTransaction, LogRecord>();
  const recordOf = (tx: IDBTransaction): LogRecord => {
    const known = open.get(tx);
    if (known) return known;
    const record: LogRecord = { strict: tx.durability === "strict", writes: [] };
    open.set(tx, record);
    // An aborted transaction never comes into the log.
    tx.addEventListener("complete", () => records.push(record));
    return record;
  };
  for (const name of ["put", "add"] as const) {
    const write = Reflect.get(IDBObjectStore.prototype, name);
    vi.spyOn(IDBObjectStore.prototype, name).mockImplementation(function (this: IDBObjectStore, value, key) {
      // Keys can be cloned only by the database itself; they never change once they are made.
      recordOf(this.transaction).writes.push({ store: this.name, value, key });
      return Reflect.apply(write, this, key === undefined ? [value] : [value, key]);
    });
  }
  return { records };
}

/**
 * The database as a power cut leaves it at worst: everything up to the last record that is surely on the disk, and nothing of
 * what came after it.
 */
export async function restoreAfterCut({ records }: DatabaseLog): Promise<Database> {
  const safe = records.slice(0, records.findLastIndex(({ strict }) => strict) + 1);
  vi.restoreAllMocks();
  const db = await plainDatabase();
  for (const { writes } of safe)
    for (const { store, value, key } of writes) await db.put(store as "settings", value, key as string);
  return db;
}

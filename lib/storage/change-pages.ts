import type { Change } from "../domain/change/change.ts";
import type { Database } from "./database.ts";
import { decodeRows } from "./row-codec.ts";

/** A part of all changes, newest first. */
export interface ChangePage {
  changes: Change[];
  /** Rows that can't be read, and are left out. */
  unreadable: number;
}

/**
 * All changes of all CRMs, newest first, a page after the other: the first can be shown while the rest is read. For the
 * extension's own pages alone.
 */
export async function* readChangePages(db: Database, pageSize = 500): AsyncGenerator<ChangePage, void> {
  // An id begins with the time of the proposal.
  const ids = await db.getAllKeys("changes");
  for (let end = ids.length; end > 0; end -= pageSize) {
    const [first, last] = [ids[Math.max(0, end - pageSize)], ids[end - 1]];
    const rows = await db.getAll("changes", IDBKeyRange.bound(first, last));
    const changes = decodeRows("changes", rows).toReversed();
    yield { changes, unreadable: rows.length - changes.length };
  }
}

import type { AuditEntry, AuditState } from "../../domain/audit/audit-entry.ts";
import type { Database } from "../database.ts";
import { decodeRow, decodeRows } from "../row-codec.ts";

/** A part of the trail, the newest entry first. */
export interface AuditPage {
  entries: AuditEntry[];
  /** Rows that can't be read, and are left out. */
  unreadable: number;
}

/** The whole trail, the newest entry first, a page after the other. For the extension's own pages alone. */
export async function* readAuditPages(db: Database, pageSize = 500): AsyncGenerator<AuditPage, void> {
  const numbers = await db.getAllKeys("audit");
  for (let end = numbers.length; end > 0; end -= pageSize) {
    const [first, last] = [numbers[Math.max(0, end - pageSize)], numbers[end - 1]];
    const rows = await db.getAll("audit", IDBKeyRange.bound(first, last));
    const entries = decodeRows("audit", rows).toReversed();
    yield { entries, unreadable: rows.length - entries.length };
  }
}

/**
 * The rows of the trail as they are stored, in their order, a page after the other: for a check and an export, which leave out
 * none. What comes in while they are read is read too.
 * @param from only those after this number
 */
export async function* readAuditRows(
  db: Database,
  from = 0,
  pageSize = 1_000,
): AsyncGenerator<{ seq: number; row: unknown }[], void> {
  for (let after = from; ;) {
    const range = IDBKeyRange.lowerBound(after, true);
    const [rows, numbers] = await Promise.all([
      db.getAll("audit", range, pageSize),
      db.getAllKeys("audit", range, pageSize),
    ]);
    if (rows.length > 0) yield rows.map((row, at) => ({ seq: numbers[at] ?? 0, row }));
    if (rows.length < pageSize) return;
    after = numbers.at(-1) ?? after;
  }
}

export async function countAuditEntries(db: Database): Promise<number> {
  return db.count("audit");
}

/** The head and the keys; `undefined`: nothing was ever entered. */
export async function readAuditState(db: Database): Promise<AuditState | undefined> {
  return decodeRow("auditState", await db.get("auditState", "state"));
}

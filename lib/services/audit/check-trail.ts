import type { AuditAnchor } from "../../domain/audit/anchor.ts";
import type { AuditHead } from "../../domain/audit/audit-entry.ts";
import { readEntry } from "../../domain/audit/read-entry.ts";
import { createTrailCheck, type TrailResult } from "../../domain/audit/verify-trail.ts";
import { countAuditEntries, readAuditState } from "../../storage/audit/audit-state.ts";
import type { Database } from "../../storage/database.ts";
import { readInParts } from "../../storage/reading/read-in-parts.ts";

/** Rows read at once. */
const PART = 1_000;

/** Entries that were checked, of all. */
export interface TrailProgress {
  done: number;
  total: number;
}

/**
 * Checks the trail as it is stored, with its own keys. What the background enters meanwhile is checked too.
 * @param report told after each page
 */
export async function checkTrail(
  db: Database,
  anchors: readonly AuditAnchor[],
  report: (progress: TrailProgress) => void,
): Promise<TrailResult> {
  const total = await countAuditEntries(db);
  const check = createTrailCheck({ keys: (await readAuditState(db))?.keys ?? [], anchors });
  let done = 0;
  let seen = 0;
  let head: AuditHead | undefined;
  for (let isAhead = true; isAhead;) {
    const before = done;
    for await (const rows of readInParts(db, "audit", PART, seen)) {
      for (const { row } of rows) check.add(readEntry(row));
      seen = rows.at(-1)?.key ?? seen;
      done += rows.length;
      report({ done, total: Math.max(done, total) });
    }
    head = (await readAuditState(db))?.head;
    // Entries that came between the last page and the head are read once more; where none came, the end is cut.
    isAhead = head !== undefined && head.seq > seen && done > before;
  }
  return check.end(head);
}

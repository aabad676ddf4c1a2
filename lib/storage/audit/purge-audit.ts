import { redactEntry } from "../../domain/audit/seal-entry.ts";
import type { Database } from "../database.ts";
import { decodeRow, encodeRow } from "../row-codec.ts";
import { addAuditEntries, AUDIT_STORES } from "./append-audit.ts";

/** Rows read at once. */
const CHUNK = 500;

/**
 * Takes the personal part from every entry about this participant, and enters of which ones: the trail can still be checked, and
 * tells nothing of them any more. Returns how many there were.
 */
export async function purgeAudit(db: Database, ndisNumber: string): Promise<number> {
  const tx = db.transaction(AUDIT_STORES, "readwrite");
  const store = tx.objectStore("audit");
  const purged: number[] = [];
  for (let after = 0; ;) {
    const rows = await store.getAll(IDBKeyRange.lowerBound(after, true), CHUNK);
    for (const row of rows) {
      const entry = decodeRow("audit", row);
      if (entry?.personal?.ndisNumber !== ndisNumber) continue;
      purged.push(entry.seq);
      void store.put(encodeRow("audit", redactEntry(entry)));
    }
    after = rows.at(-1)?.seq ?? after;
    if (rows.length < CHUNK) break;
  }
  await Promise.all([addAuditEntries(tx, [{ kind: "purged", details: { entries: purged } }]), tx.done]);
  return purged.length;
}

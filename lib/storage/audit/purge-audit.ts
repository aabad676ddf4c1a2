import { redactEntry } from "../../domain/audit/seal-entry.ts";
import { decodeRow, encodeRow } from "../row-codec.ts";
import { addAuditEntries, type AuditTransaction } from "./append-audit.ts";

/** Rows read at once. */
const CHUNK = 500;

/**
 * Takes the personal part from every entry about this participant, and enters of which ones: the trail can still be checked, and
 * tells nothing of them any more. Within the transaction that deletes all else about them. Returns how many there were.
 */
export async function purgeAudit(tx: AuditTransaction, ndisNumber: string): Promise<number> {
  const store = tx.objectStore("audit");
  const purged: number[] = [];
  for (let after = 0; ;) {
    const rows = await store.getAll(IDBKeyRange.lowerBound(after, true), CHUNK);
    for (const row of rows) {
      const entry = decodeRow("audit", row);
      if (entry?.personal?.ndisNumber !== ndisNumber) continue;
      purged.push(entry.seq);
      await store.put(encodeRow("audit", redactEntry(entry)));
    }
    after = rows.at(-1)?.seq ?? after;
    if (rows.length < CHUNK) break;
  }
  await addAuditEntries(tx, [{ kind: "purged", details: { entries: purged } }]);
  return purged.length;
}

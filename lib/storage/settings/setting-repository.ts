import type { AuditEvent } from "../../domain/audit/audit-entry.ts";
import { addAuditEntries, AUDIT_STORES } from "../audit/append-audit.ts";
import type { Database } from "../database.ts";
import { decodeRow, encodeRow } from "../row-codec.ts";

/** A setting as any version saved it, so the caller has to validate it. `undefined`: none was saved. */
export async function readSetting(db: Database, key: string): Promise<unknown> {
  return decodeRow("settings", await db.get("settings", key));
}

export async function saveSetting(db: Database, key: string, value: unknown): Promise<void> {
  await db.put("settings", encodeRow("settings", value), key);
}

/** Reads and writes in one transaction, so that neither of two updates at once is lost. */
export async function updateSetting(
  db: Database,
  key: string,
  change: (saved: unknown) => unknown,
): Promise<void> {
  const { store, done } = db.transaction("settings", "readwrite");
  const saved = decodeRow("settings", await store.get(key));
  await store.put(encodeRow("settings", change(saved)), key);
  await done;
}

/** Saves it and enters what that changes in the audit trail, in one transaction. `eventsOf` is given what was saved before. */
export async function saveAuditedSetting(
  db: Database,
  key: string,
  value: unknown,
  eventsOf: (saved: unknown) => readonly AuditEvent[],
): Promise<void> {
  const tx = db.transaction(["settings", ...AUDIT_STORES], "readwrite");
  const settings = tx.objectStore("settings");
  const save = async () => {
    const saved = decodeRow("settings", await settings.get(key));
    await settings.put(encodeRow("settings", value), key);
    await addAuditEntries(tx, eventsOf(saved));
  };
  await Promise.all([save(), tx.done]);
}

export async function deleteSetting(db: Database, key: string): Promise<void> {
  await db.delete("settings", key);
}

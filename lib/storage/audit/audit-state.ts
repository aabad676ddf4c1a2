import type { AuditState } from "../../domain/audit/audit-entry.ts";
import type { Database } from "../database.ts";
import { decodeRow } from "../row-codec.ts";

export async function countAuditEntries(db: Database): Promise<number> {
  return db.count("audit");
}

/** The head and the keys; `undefined`: nothing was ever entered. */
export async function readAuditState(db: Database): Promise<AuditState | undefined> {
  return decodeRow("auditState", await db.get("auditState", "state"));
}

import type { AuditKind } from "../../lib/domain/audit/audit-entry.ts";
import { appendAudit } from "../../lib/storage/audit/append-audit.ts";
import { database } from "./workspace-database.ts";

/** Enters in the audit trail that a file leaves Planbridge: which list it is of, and no more. */
export async function enterExport(
  list: string,
  kind: Extract<AuditKind, "exported" | "trail-exported" | "key-exported"> = "exported",
): Promise<void> {
  await appendAudit(await database, { kind, details: { list } });
}

/** The same where nobody waits for it: a file that somebody has edited is saved whatever the database does. */
export function noteExport(list: string): void {
  enterExport(list).catch(() => undefined);
}

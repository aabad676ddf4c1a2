import type { Database } from "./database.ts";
import type { Change, ChangeState } from "../domain/change/change.ts";
import type { AuditEvent } from "../domain/audit/audit-entry.ts";
import { changeEvents } from "../domain/audit/change-events.ts";
import { addAuditEntries, AUDIT_STORES } from "./audit/append-audit.ts";
import { keepVerifiedContract } from "./contract-status-repository.ts";
import { decodeRow, decodeRows, encodeRow } from "./row-codec.ts";

export async function findChange(db: Database, id: string): Promise<Change | undefined> {
  return decodeRow("changes", await db.get("changes", id));
}

export async function addChange(db: Database, change: Change): Promise<void> {
  const tx = db.transaction(["changes", ...AUDIT_STORES], "readwrite");
  await Promise.all([
    tx.objectStore("changes").add(encodeRow("changes", change)),
    addAuditEntries(tx, changeEvents(undefined, change)),
    tx.done,
  ]);
}

/**
 * Changes it as it is stored now, in one transaction with the word on a contract that it has verified, and with what the audit
 * trail tells of it. `undefined` from `change` leaves it alone. `strict`: it is on the disk before this returns, for what a power
 * cut must not undo. `isDeclined`: where it becomes superseded, a person said no.
 */
export async function updateChangeRequest(
  db: Database,
  id: string,
  change: (stored: Change) => Change | undefined,
  {
    durability = "relaxed",
    isDeclined = false,
  }: { durability?: IDBTransactionDurability; isDeclined?: boolean } = {},
): Promise<Change | undefined> {
  const tx = db.transaction(["changes", "contracts", ...AUDIT_STORES], "readwrite", { durability });
  const changes = tx.objectStore("changes");
  const stored = decodeRow("changes", await changes.get(id));
  const next = stored && change(stored);
  await Promise.all([
    next && changes.put(encodeRow("changes", next)),
    next && keepVerifiedContract(tx.objectStore("contracts"), stored, next),
    next && addAuditEntries(tx, changeEvents(stored, next, isDeclined)),
    tx.done,
  ]);
  return next;
}

/** Changes several as they are stored now, all in one transaction: all of them, or none. */
export async function updateChanges(
  db: Database,
  ids: readonly string[],
  change: (stored: Change) => Change | undefined,
  { durability = "relaxed" }: { durability?: IDBTransactionDurability } = {},
): Promise<void> {
  const tx = db.transaction(["changes", ...AUDIT_STORES], "readwrite", { durability });
  const changes = tx.objectStore("changes");
  const update = async () => {
    const events: AuditEvent[] = [];
    for (const id of ids) {
      const stored = decodeRow("changes", await changes.get(id));
      const next = stored && change(stored);
      if (!next) continue;
      await changes.put(encodeRow("changes", next));
      events.push(...changeEvents(stored, next));
    }
    await addAuditEntries(tx, events);
  };
  await Promise.all([update(), tx.done]);
}

/** All changes in this state, oldest first; `since`: only those proposed from this time on, in epoch milliseconds. */
export async function listChangesByState(
  db: Database,
  state: ChangeState,
  since?: number,
): Promise<Change[]> {
  // An id begins with the time of the proposal.
  const range = IDBKeyRange.bound([state, since === undefined ? "" : String(since)], [state, "\uffff"]);
  return decodeRows("changes", await db.getAllFromIndex("changes", "by-state", range));
}

/** A client's changes, newest first. */
export async function listChangesOfClient(db: Database, site: string, clientPath: string): Promise<Change[]> {
  const range = IDBKeyRange.bound([site, clientPath, ""], [site, clientPath, "\uffff"]);
  return decodeRows("changes", await db.getAllFromIndex("changes", "by-client", range)).toReversed();
}

/** The proposals of a batch, oldest first. */
export async function listProposalsOfBatch(db: Database, batchId: string): Promise<Change[]> {
  const range = IDBKeyRange.bound([batchId, ""], [batchId, "\uffff"]);
  return decodeRows("changes", await db.getAllFromIndex("changes", "by-batch", range));
}

import type { Database } from "./database.ts";
import type { Change, ChangeState } from "../domain/change/change.ts";
import { decodeRow, decodeRows, encodeRow } from "./row-codec.ts";

export async function findChange(db: Database, id: string): Promise<Change | undefined> {
  return decodeRow("changes", await db.get("changes", id));
}

export async function addChange(db: Database, change: Change): Promise<void> {
  await db.add("changes", encodeRow("changes", change));
}

/** Updates the stored change in one transaction. If `change` returns `undefined`, nothing is stored. */
export async function updateChangeRequest(
  db: Database,
  id: string,
  change: (stored: Change) => Change | undefined,
): Promise<Change | undefined> {
  const tx = db.transaction("changes", "readwrite");
  const stored = decodeRow("changes", await tx.store.get(id));
  const next = stored && change(stored);
  if (next) await tx.store.put(encodeRow("changes", next));
  await tx.done;
  return next;
}

/** All changes in this state, oldest first. */
export async function listChangesByState(db: Database, state: ChangeState): Promise<Change[]> {
  const range = IDBKeyRange.bound([state, ""], [state, "\uffff"]);
  return decodeRows("changes", await db.getAllFromIndex("changes", "by-state", range));
}

/** A client's changes, newest first. */
export async function listChangesOfClient(db: Database, site: string, clientPath: string): Promise<Change[]> {
  const range = IDBKeyRange.bound([site, clientPath, ""], [site, clientPath, "\uffff"]);
  return decodeRows("changes", await db.getAllFromIndex("changes", "by-client", range)).toReversed();
}

/** The proposals of a batch, oldest first. */
export async function listProposalsOfBatch(db: Database, batchId: string): Promise<Change[]> {
  return decodeRows("changes", await db.getAll("changes")).filter((change) => change.batchId === batchId);
}

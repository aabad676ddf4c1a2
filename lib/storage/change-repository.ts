import type { Database } from "./database.ts";
import type { Change, ChangeState } from "../domain/change/change.ts";

export async function addChange(db: Database, change: Change): Promise<void> {
  await db.add("changes", change);
}

/** Changes it as it is stored now, in one transaction. `undefined` from `change` leaves it alone. */
export async function updateChangeRequest(
  db: Database,
  id: string,
  change: (stored: Change) => Change | undefined,
): Promise<Change | undefined> {
  const tx = db.transaction("changes", "readwrite");
  const stored = await tx.store.get(id);
  const next = stored && change(stored);
  if (next) await tx.store.put(next);
  await tx.done;
  return next;
}

/** All changes in this state, oldest first. */
export function listChangesByState(db: Database, state: ChangeState): Promise<Change[]> {
  return db.getAllFromIndex("changes", "by-state", IDBKeyRange.bound([state, ""], [state, "\uffff"]));
}

/** A client's changes, newest first. */
export async function listChangesOfClient(db: Database, site: string, clientPath: string): Promise<Change[]> {
  const range = IDBKeyRange.bound([site, clientPath, ""], [site, clientPath, "\uffff"]);
  return (await db.getAllFromIndex("changes", "by-client", range)).toReversed();
}

/** The proposals of a batch, in the order in which they were made. */
export async function listProposalsOfBatch(db: Database, batchId: string): Promise<Change[]> {
  return (await db.getAll("changes")).filter((change) => change.batchId === batchId);
}

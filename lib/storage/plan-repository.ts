import { planKey, type PlanRecord, recordPlan } from "../domain/plan/plan.ts";
import type { Database } from "./database.ts";
import type { Snapshot } from "./rows.ts";

/**
 * Keeps a retrieval: the snapshot as it came, and the record of each plan brought up to date, together.
 * A plan's key is what makes "one PACE plan for ever" hold (F80): a second record for it can't be stored.
 */
export async function saveSnapshot(db: Database, snapshot: Snapshot): Promise<void> {
  const tx = db.transaction(["snapshots", "plans"], "readwrite");
  const plans = tx.objectStore("plans");
  const retrieval = { ndisNumber: snapshot.ndisNumber, snapshotId: snapshot.id, at: snapshot.retrievedAt };
  const kept = await Promise.all(snapshot.plans.map((plan) => plans.get(planKey(snapshot.ndisNumber, plan))));
  await Promise.all([
    tx.objectStore("snapshots").add(snapshot),
    ...snapshot.plans.map((plan, at) => plans.put(recordPlan(kept[at], plan, retrieval))),
    tx.done,
  ]);
}

/** All of a participant's, in the order of time. */
function retrievalsOf(ndisNumber: string): IDBKeyRange {
  return IDBKeyRange.bound([ndisNumber, 0], [ndisNumber, Infinity]);
}

/** The newest snapshot of a participant. */
export async function latestSnapshot(db: Database, ndisNumber: string): Promise<Snapshot | undefined> {
  const index = db.transaction("snapshots").store.index("by-participant");
  const cursor = await index.openCursor(retrievalsOf(ndisNumber), "prev");
  return cursor?.value;
}

/** The participant's PACE retrievals, newest first. */
export async function paceSnapshots(db: Database, ndisNumber: string): Promise<PaceSnapshot[]> {
  const all = await db.getAllFromIndex("snapshots", "by-participant", retrievalsOf(ndisNumber));
  return all.filter(isPace).toReversed();
}

function isPace(snapshot: Snapshot): snapshot is PaceSnapshot {
  return snapshot.pace !== undefined;
}

/**
 * The newest PACE retrieval of each of these participants; who has none is absent. One transaction for all: a file asks
 * for hundreds.
 */
export async function newestPaceSnapshots(
  db: Database,
  ndisNumbers: readonly string[],
): Promise<Map<string, PaceSnapshot>> {
  const index = db.transaction("snapshots").store.index("by-participant");
  const newest = await Promise.all(
    ndisNumbers.map(async (ndisNumber) => {
      let cursor = await index.openCursor(retrievalsOf(ndisNumber), "prev");
      while (cursor && !isPace(cursor.value)) cursor = await cursor.continue();
      return cursor?.value;
    }),
  );
  return new Map(newest.flatMap((each) => (each && isPace(each) ? [[each.ndisNumber, each] as const] : [])));
}

export type PaceSnapshot = Snapshot & Required<Pick<Snapshot, "pace">>;

export function listPlans(db: Database, ndisNumber: string): Promise<PlanRecord[]> {
  return db.getAllFromIndex("plans", "by-participant", ndisNumber);
}

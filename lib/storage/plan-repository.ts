import { planKey, type PlanRecord, recordPlan } from "../domain/plan/plan.ts";
import type { Database } from "./database.ts";
import { decodeRow, decodeRows, encodeRow } from "./row-codec.ts";
import type { Snapshot } from "./rows.ts";

/**
 * Keeps a retrieval: the snapshot as it came, and the record of each plan brought up to date, together.
 * A plan's key is what makes "one PACE plan for ever" hold (F80): a second record for it can't be stored.
 */
export async function saveSnapshot(db: Database, snapshot: Snapshot): Promise<void> {
  const tx = db.transaction(["snapshots", "plans"], "readwrite");
  const plans = tx.objectStore("plans");
  const retrieval = { ndisNumber: snapshot.ndisNumber, snapshotId: snapshot.id, at: snapshot.retrievedAt };
  const stored = await Promise.all(
    snapshot.plans.map(async (plan) =>
      decodeRow("plans", await plans.get(planKey(snapshot.ndisNumber, plan))),
    ),
  );
  await Promise.all([
    tx.objectStore("snapshots").add(encodeRow("snapshots", snapshot)),
    ...snapshot.plans.map((plan, at) =>
      plans.put(encodeRow("plans", recordPlan(stored[at], plan, retrieval))),
    ),
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
  return decodeRow("snapshots", cursor?.value);
}

/** The participant's PACE retrievals, newest first. */
export async function paceSnapshots(db: Database, ndisNumber: string): Promise<PaceSnapshot[]> {
  const all = decodeRows(
    "snapshots",
    await db.getAllFromIndex("snapshots", "by-participant", retrievalsOf(ndisNumber)),
  );
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
      for (; cursor; cursor = await cursor.continue()) {
        const snapshot = decodeRow("snapshots", cursor.value);
        if (isPace(snapshot)) return snapshot;
      }
      return undefined;
    }),
  );
  return new Map(newest.flatMap((snapshot) => (snapshot ? [[snapshot.ndisNumber, snapshot] as const] : [])));
}

export type PaceSnapshot = Snapshot & Required<Pick<Snapshot, "pace">>;

export async function listPlans(db: Database, ndisNumber: string): Promise<PlanRecord[]> {
  return decodeRows("plans", await db.getAllFromIndex("plans", "by-participant", ndisNumber));
}

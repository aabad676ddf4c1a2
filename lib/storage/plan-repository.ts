import { planKey, type PlanRecord, recordPlan } from "../domain/plan/plan.ts";
import type { Database } from "./database.ts";
import { decodeRow, decodeRows, encodeRow } from "./row-codec.ts";
import type { Snapshot } from "./rows.ts";

/**
 * Stores a retrieval in one transaction: the unaltered snapshot and the updated record of each plan.
 * A plan's key ensures one PACE plan for life (F80): a second record of it can't be stored.
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

/** All snapshots of a participant, oldest first. */
function retrievalsOf(ndisNumber: string): IDBKeyRange {
  return IDBKeyRange.bound([ndisNumber, 0], [ndisNumber, Infinity]);
}

/** The newest snapshot of a participant. */
export async function latestSnapshot(db: Database, ndisNumber: string): Promise<Snapshot | undefined> {
  const index = db.transaction("snapshots").store.index("by-participant");
  return firstThat(await index.openCursor(retrievalsOf(ndisNumber), "prev"), () => true);
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
 * The newest PACE retrieval of each of these participants; those without one are absent. One transaction for all, since
 * a file asks for hundreds.
 */
export async function newestPaceSnapshots(
  db: Database,
  ndisNumbers: readonly string[],
): Promise<Map<string, PaceSnapshot>> {
  const index = db.transaction("snapshots").store.index("by-participant");
  const newest = await Promise.all(
    ndisNumbers.map(async (ndisNumber) => {
      const snapshot = await firstThat(await index.openCursor(retrievalsOf(ndisNumber), "prev"), isPace);
      return snapshot && isPace(snapshot) ? snapshot : undefined;
    }),
  );
  return new Map(newest.flatMap((snapshot) => (snapshot ? [[snapshot.ndisNumber, snapshot] as const] : [])));
}

/** The first snapshot from this place on that can be read and is wanted. */
async function firstThat(
  place: SnapshotCursor | null,
  isWanted: (snapshot: Snapshot) => boolean,
): Promise<Snapshot | undefined> {
  for (let cursor = place; cursor; cursor = await cursor.continue()) {
    const snapshot = decodeRow("snapshots", cursor.value);
    if (snapshot && isWanted(snapshot)) return snapshot;
  }
  return undefined;
}

interface SnapshotCursor {
  value: Snapshot;
  continue(): Promise<SnapshotCursor | null>;
}

export type PaceSnapshot = Snapshot & Required<Pick<Snapshot, "pace">>;

export async function listPlans(db: Database, ndisNumber: string): Promise<PlanRecord[]> {
  return decodeRows("plans", await db.getAllFromIndex("plans", "by-participant", ndisNumber));
}

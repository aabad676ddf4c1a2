import { snapshotEvent } from "../domain/audit/retrieval-events.ts";
import { planKey, type PlanRecord, recordPlan } from "../domain/plan/plan.ts";
import type { News } from "../domain/overview/find-notices.ts";
import { withSpending } from "../domain/overview/spending.ts";
import { withRetrieval } from "../domain/overview/update-overview.ts";
import { addAuditEntries, AUDIT_STORES } from "./audit/append-audit.ts";
import type { Database } from "./database.ts";
import { addNotices } from "./notice-repository.ts";
import {
  type OverviewStore,
  type SpendingStore,
  updateOverview,
  updateSpending,
} from "./overview-repository.ts";
import { decodeRow, decodeRows, encodeRow } from "./row-codec.ts";
import type { Snapshot } from "./rows.ts";

/**
 * Stores a retrieval in one transaction: the unaltered snapshot, the updated record of each plan, the participant's short
 * copies, and its entry in the audit trail. `news`: what nobody was looking at when it came; of one that is for no CRM there is none.
 * A plan's key ensures one PACE plan for life (F80): a second record of it can't be stored.
 */
export async function saveSnapshot(
  db: Database,
  snapshot: Snapshot,
  news: readonly News[] = [],
): Promise<void> {
  const tx = db.transaction(
    ["snapshots", "plans", "overviews", "spending", "notices", ...AUDIT_STORES],
    "readwrite",
  );
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
    copySnapshot(tx, snapshot),
    addAuditEntries(tx, [snapshotEvent(snapshot)]),
    snapshot.site !== undefined &&
      addNotices(tx.objectStore("notices"), {
        site: snapshot.site,
        ndisNumber: snapshot.ndisNumber,
        at: snapshot.retrievedAt,
        news,
      }),
    tx.done,
  ]);
}

/** Updates the short copies; of one that is for no CRM there are none. */
async function copySnapshot(
  tx: { objectStore(name: "overviews"): OverviewStore; objectStore(name: "spending"): SpendingStore },
  snapshot: Snapshot,
): Promise<void> {
  const { site, ndisNumber } = snapshot;
  if (site === undefined) return;
  await Promise.all([
    updateOverview(tx.objectStore("overviews"), site, ndisNumber, (overview) =>
      withRetrieval(overview, snapshot),
    ),
    snapshot.pace &&
      updateSpending(tx.objectStore("spending"), site, ndisNumber, (stored) =>
        withSpending(stored, { site, ndisNumber }, snapshot),
      ),
  ]);
}

/** All snapshots of a participant, oldest first. */
function retrievalsOf(ndisNumber: string): IDBKeyRange {
  return IDBKeyRange.bound([ndisNumber, 0], [ndisNumber, Infinity]);
}

/**
 * The newest snapshot of a participant that was asked for this CRM.
 * @param exceptBatch a batch whose own snapshots don't count
 */
export async function latestSnapshot(
  db: Database,
  site: string,
  ndisNumber: string,
  exceptBatch?: string,
): Promise<Snapshot | undefined> {
  return newest(indexOf(db), ndisNumber, isOfSite(site, exceptBatch));
}

/** The newest snapshot of a participant, whichever CRM it was asked for: for the extension's own pages alone. */
export async function latestSnapshotOfAnySite(
  db: Database,
  ndisNumber: string,
): Promise<Snapshot | undefined> {
  return newest(indexOf(db), ndisNumber, () => true);
}

/** The participant's retrievals that were asked for this CRM, newest first. */
export async function listSnapshots(db: Database, site: string, ndisNumber: string): Promise<Snapshot[]> {
  const all = decodeRows(
    "snapshots",
    await db.getAllFromIndex("snapshots", "by-participant", retrievalsOf(ndisNumber)),
  );
  return all.filter((snapshot) => snapshot.site === site).toReversed();
}

/**
 * All retrievals of a participant, whichever CRM they were asked for, newest first: for the extension's own pages alone.
 * `unreadable`: how many more are stored that can't be read.
 */
export async function listSnapshotsOfAnySite(
  db: Database,
  ndisNumber: string,
): Promise<{ snapshots: Snapshot[]; unreadable: number }> {
  const rows = await db.getAllFromIndex("snapshots", "by-participant", retrievalsOf(ndisNumber));
  const snapshots = decodeRows("snapshots", rows).toReversed();
  return { snapshots, unreadable: rows.length - snapshots.length };
}

/** The participant's PACE retrievals that were asked for this CRM, newest first. */
export async function paceSnapshots(db: Database, site: string, ndisNumber: string): Promise<PaceSnapshot[]> {
  return (await listSnapshots(db, site, ndisNumber)).filter(isPace);
}

/**
 * The participant's newest PACE retrieval that was asked for this CRM.
 * @param exceptBatch a batch whose own snapshots don't count
 */
export async function newestPaceSnapshot(
  db: Database,
  site: string,
  ndisNumber: string,
  exceptBatch?: string,
): Promise<PaceSnapshot | undefined> {
  return newestPace(indexOf(db), ndisNumber, isOfSite(site, exceptBatch));
}

function isOfSite(site: string, exceptBatch: string | undefined): (snapshot: Snapshot) => boolean {
  return (snapshot) => snapshot.site === site && snapshot.batchId !== exceptBatch;
}

/**
 * The newest PACE retrieval of each of these participants, whichever CRM it was asked for; those without one are absent. For
 * the extension's own pages alone. One transaction for all, since a file asks for hundreds.
 */
export async function newestPaceSnapshotsOfAnySite(
  db: Database,
  ndisNumbers: readonly string[],
): Promise<Map<string, PaceSnapshot>> {
  const index = indexOf(db);
  const found = await Promise.all(ndisNumbers.map((ndisNumber) => newestPace(index, ndisNumber, () => true)));
  return new Map(found.flatMap((snapshot) => (snapshot ? [[snapshot.ndisNumber, snapshot] as const] : [])));
}

function indexOf(db: Database) {
  return db.transaction("snapshots").store.index("by-participant");
}

async function newest(
  index: ReturnType<typeof indexOf>,
  ndisNumber: string,
  isWanted: (snapshot: Snapshot) => boolean,
): Promise<Snapshot | undefined> {
  return firstThat(await index.openCursor(retrievalsOf(ndisNumber), "prev"), isWanted);
}

async function newestPace(
  index: ReturnType<typeof indexOf>,
  ndisNumber: string,
  isWanted: (snapshot: Snapshot) => boolean,
): Promise<PaceSnapshot | undefined> {
  const snapshot = await newest(index, ndisNumber, (each) => isPace(each) && isWanted(each));
  return snapshot && isPace(snapshot) ? snapshot : undefined;
}

function isPace(snapshot: Snapshot): snapshot is PaceSnapshot {
  return snapshot.pace !== undefined;
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

/** A participant's plans, by their keys. */
export async function listPlans(db: Database, ndisNumber: string): Promise<PlanRecord[]> {
  const plans = decodeRows("plans", await db.getAllFromIndex("plans", "by-participant", ndisNumber));
  return plans.toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

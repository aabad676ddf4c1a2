import type { Retention } from "../../domain/vault/vault-view.ts";
import { listChangesByState } from "../change-repository.ts";
import { readInParts } from "../reading/read-in-parts.ts";
import type { Database } from "../schema.ts";
import { decodeRow, decodeRows, encodeRow } from "../row-codec.ts";
import type { Snapshot } from "../rows.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Retrievals that are looked at in one transaction: they are large, and other work mustn't wait for long. */
const CHUNK = 50;

/**
 * Deletes retrievals that are older than what is to be kept, and the unaltered answers of others. The latest of each
 * participant always stays, whole, and so does the latest with budgets, and each that an open change goes by.
 * @returns how many were deleted or emptied
 */
export async function applyRetention(
  db: Database,
  { retrievalDays, answerDays }: Retention,
  now: number,
): Promise<number> {
  if (retrievalDays === null && answerDays === null) return 0;
  const kept = await latestOfAll(db);
  for (const id of await usedByChanges(db)) kept.add(id);
  const isOlder = (at: number, days: number | null) => days !== null && now - at > days * DAY_MS;
  let count = 0;
  for (let after: string | undefined; ;) {
    const range = after === undefined ? null : IDBKeyRange.lowerBound(after, true);
    const tx = db.transaction("snapshots", "readwrite");
    const ids = await tx.store.getAllKeys(range, CHUNK);
    for (const id of ids) {
      if (kept.has(id)) continue;
      const snapshot = decodeRow("snapshots", await tx.store.get(id));
      if (!snapshot) continue;
      if (isOlder(snapshot.retrievedAt, retrievalDays)) await tx.store.delete(id);
      else if (snapshot.raw !== null && isOlder(snapshot.retrievedAt, answerDays))
        await tx.store.put(encodeRow("snapshots", { ...snapshot, raw: null }));
      else continue;
      count += 1;
    }
    await tx.done;
    if (ids.length < CHUNK) return count;
    after = ids.at(-1);
  }
}

/** The newest retrieval of each participant for each CRM, and the newest with budgets. */
async function latestOfAll(db: Database): Promise<Set<string>> {
  const latest = new Map<string, Pick<Snapshot, "id" | "retrievedAt">>();
  for await (const part of readInParts(db, "snapshots", CHUNK))
    for (const { id, site, ndisNumber, retrievedAt, pace } of decodeRows(
      "snapshots",
      part.map(({ row }) => row),
    ))
      for (const name of [`${site} ${ndisNumber}`, ...(pace ? [`${site} ${ndisNumber} budgets`] : [])])
        if ((latest.get(name)?.retrievedAt ?? -Infinity) <= retrievedAt)
          latest.set(name, { id, retrievedAt });
  return new Set([...latest.values()].map(({ id }) => id));
}

async function usedByChanges(db: Database): Promise<string[]> {
  const open = await Promise.all(
    (["proposed", "applying"] as const).map((state) => listChangesByState(db, state)),
  );
  return open.flat().map(({ set }) => set.snapshotId);
}

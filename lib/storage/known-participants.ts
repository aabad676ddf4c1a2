import type { Database } from "./database.ts";
import { listOverviews } from "./overview-repository.ts";
import { decodeRows } from "./row-codec.ts";

/** A participant of whom something is stored, over all CRMs. */
export interface KnownParticipant {
  ndisNumber: string;
  /** The CRMs that know them, each with the name that it has for them; `null`: no page that tells it was read. */
  crms: { site: string; name: string | null }[];
  /** `null`: no plan was ever retrieved. */
  isPace: boolean | null;
  /** When a plan of theirs was retrieved last, in epoch milliseconds; `null`: never. */
  lastRetrievedAt: number | null;
}

/**
 * Everybody whose plan was retrieved or whose client page was read: for the extension's own pages alone. Retrievals from before
 * don't tell for which CRM they were, so the plans are looked through besides the overviews of each CRM.
 */
export async function listKnownParticipants(db: Database): Promise<KnownParticipant[]> {
  const [plans, overviews] = await Promise.all([
    db.getAll("plans").then((rows) => decodeRows("plans", rows)),
    listOverviews(db),
  ]);
  const known = new Map<string, KnownParticipant>();
  const find = (ndisNumber: string) => {
    const held = known.get(ndisNumber) ?? { ndisNumber, crms: [], isPace: null, lastRetrievedAt: null };
    known.set(ndisNumber, held);
    return held;
  };
  for (const { ndisNumber, isPace, lastRetrievedAt } of plans) {
    const participant = find(ndisNumber);
    // Whoever moved to PACE has plans of both kinds; the latest retrieval says which holds.
    if (lastRetrievedAt < (participant.lastRetrievedAt ?? 0)) continue;
    participant.isPace = isPace;
    participant.lastRetrievedAt = lastRetrievedAt;
  }
  for (const { site, ndisNumber, client } of overviews)
    find(ndisNumber).crms.push({ site, name: client?.name ?? null });
  return [...known.values()];
}

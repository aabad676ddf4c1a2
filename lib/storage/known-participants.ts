import type { Database } from "./database.ts";
import { decodeRows } from "./row-codec.ts";

/** A participant of whom something is stored. */
export interface KnownParticipant {
  ndisNumber: string;
  /** Their client pages that were read; empty where they are known by retrievals alone. */
  clients: { site: string; path: string; name: string | null }[];
  /** `null`: no plan was ever retrieved. */
  isPace: boolean | null;
  /** When a plan of theirs was retrieved last, in epoch milliseconds; `null`: never. */
  lastRetrievedAt: number | null;
}

/** Everybody whose plan was retrieved or whose client page was read, in any CRM: for the extension's own pages alone. */
export async function listKnownParticipants(db: Database): Promise<KnownParticipant[]> {
  const [plans, links] = await Promise.all([
    db.getAll("plans").then((rows) => decodeRows("plans", rows)),
    db.getAll("links").then((rows) => decodeRows("links", rows)),
  ]);
  const known = new Map<string, KnownParticipant>();
  const find = (ndisNumber: string) => {
    const held = known.get(ndisNumber) ?? { ndisNumber, clients: [], isPace: null, lastRetrievedAt: null };
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
  // Only contracts and budget forms say what their client is called.
  const names = new Map(
    links.flatMap(({ site, client }) => (client ? [[`${site} ${client.path}`, client.name] as const] : [])),
  );
  for (const { site, path, ndisNumber } of links)
    if (ndisNumber) find(ndisNumber).clients.push({ site, path, name: names.get(`${site} ${path}`) ?? null });
  return [...known.values()];
}

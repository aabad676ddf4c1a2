import type { IDBPTransaction } from "idb";
import { contactOf, participantOf } from "../../domain/profile/profile-key.ts";
import { decodeRows } from "../row-codec.ts";
import type { Schema } from "../schema.ts";

/** The stores whose rows of a participant go here. */
export const OWN_PARTICIPANT_STORES = ["contacts", "connections", "resourceUses", "ownGoals"] as const;

type Transaction = IDBPTransaction<Schema, (typeof OWN_PARTICIPANT_STORES)[number][], "readwrite">;

/**
 * Deletes what the organisation keeps of a participant, within the transaction that deletes all else about them: their connections
 * on both sides, and the contacts who were connected to nobody else. Returns how many rows that were. All of it is asked of the
 * database at once, so that no end of a connection goes alone.
 */
export async function deleteOwnRows(tx: Transaction, ndisNumber: string): Promise<number> {
  const [connections, contacts] = [tx.objectStore("connections"), tx.objectStore("contacts")];
  const [uses, goals] = [tx.objectStore("resourceUses"), tx.objectStore("ownGoals")];
  const [allSides, allUses, allGoals] = await Promise.all([
    connections.getAll(),
    uses.getAll(),
    goals.getAll(),
  ]);
  const isTheirs = (row: { ndisNumber: string }) => row.ndisNumber === ndisNumber;
  const isTheirProfile = (profile: string) => participantOf(profile)?.ndisNumber === ndisNumber;
  const sides = decodeRows("connections", allSides);
  const gone = sides.filter(({ profile, related }) => isTheirProfile(profile) || isTheirProfile(related));
  const kept = new Set(sides.filter((side) => !gone.includes(side)).map(({ profile }) => profile));
  const alone = new Set(gone.flatMap(({ related }) => (kept.has(related) ? [] : (contactOf(related) ?? []))));
  const theirUses = decodeRows("resourceUses", allUses).filter(isTheirs);
  const theirGoals = decodeRows("ownGoals", allGoals).filter(isTheirs);
  await Promise.all([
    // A damaged end has lost whose it is: it goes with the other one.
    ...gone.flatMap(({ profile, related, id }) =>
      [profile, related].map(async (key) => connections.delete([key, id])),
    ),
    ...[...alone].map(async (id) => contacts.delete(id)),
    ...theirUses.map(async ({ id }) => uses.delete(id)),
    ...theirGoals.map(async ({ id }) => goals.delete(id)),
  ]);
  return gone.length + alone.size + theirUses.length + theirGoals.length;
}

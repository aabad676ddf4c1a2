import type { OwnState } from "../../domain/profile/own-change.ts";
import { contactOf, type ParticipantKey, participantProfile } from "../../domain/profile/profile-key.ts";
import type { Database } from "../../storage/database.ts";
import { readOwnState } from "../../storage/profile/own-row-repository.ts";

/** What is kept of a participant, and the connections of their contacts from those contacts' own side. */
export async function readOwnRows(db: Database, key: ParticipantKey): Promise<OwnState> {
  const profile = participantProfile(key);
  const { connections } = await readOwnState(db, { profiles: [profile] });
  const contacts = connections.map(({ related }) => related).filter((related) => contactOf(related) !== null);
  return readOwnState(db, { profiles: [...new Set([profile, ...contacts])] });
}

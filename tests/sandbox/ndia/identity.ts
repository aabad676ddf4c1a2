import type { DatabaseSync } from "node:sqlite";
import { parseIsoDate } from "../dates.ts";
import type { Switches } from "../control/switches.ts";
import type { ApiError } from "./envelope.ts";
import { findParticipant, type Participant } from "./participants.ts";

/** The text as it really is, outer spaces included: a client that compares it exactly must be found out. */
export const NO_AUTHORITY = " Requestor does not have the authority to perform the request ";

export type Identity = { participant: string; surname: string; dateOfBirth: string };

/** Checks number, surname and date of birth together, then the relationship. The wording of identity errors isn't public: these are invented. */
export function checkIdentity(
  database: DatabaseSync,
  asked: Identity,
  wording: Switches["identityErrors"],
): Participant | { error: ApiError } {
  if (!/^\d{9}$/.test(asked.participant) || !asked.surname.trim() || !parseIsoDate(asked.dateOfBirth)) {
    return {
      error: {
        key: "V00",
        value: "participant, participant_surname and date_of_birth (YYYY-MM-DD) are required",
      },
    };
  }
  const mismatch = (key: string, value: string) =>
    wording === "specific"
      ? { error: { key, value } }
      : { error: { key: "V09", value: "Participant details do not match our records" } };

  const known = findParticipant(database, asked.participant);
  if (!known) return mismatch("V01", "Participant not found");
  if (known.surname.toLowerCase() !== asked.surname.trim().toLowerCase()) {
    return mismatch("V02", "Participant surname does not match our records");
  }
  if (known.date_of_birth !== asked.dateOfBirth)
    return mismatch("V03", "Participant date of birth does not match our records");
  return known.authorised ? known : { error: NO_AUTHORITY };
}

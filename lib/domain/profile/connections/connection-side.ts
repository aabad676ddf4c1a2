import type { OwnRow } from "../own-row.ts";
import type { ProfileKey } from "../profile-key.ts";
import type { WordSide } from "./connection-type.ts";

/** What a connection is for, beside its type (F174). */
export const CONNECTION_OPTIONS = {
  primary: "Primary contact",
  "next-of-kin": "Next of kin",
  statement: "Receives statements",
  invoice: "Receives invoices of self-managed agreements",
} as const;
export type ConnectionOption = keyof typeof CONNECTION_OPTIONS;

export const CONNECTION_STATUSES = { current: "Current", former: "Former" } as const;
export type ConnectionStatus = keyof typeof CONNECTION_STATUSES;

/**
 * One end of a connection (F172, F175): both profiles hold one under the same id, with the same type and status, and each its own
 * options. `revision` is this end's own.
 */
export interface ConnectionSide extends OwnRow {
  /** In whose list it is. */
  profile: ProfileKey;
  related: ProfileKey;
  type: string;
  /** Which word of the type names the related contact, seen from this profile. */
  word: WordSide;
  status: ConnectionStatus;
  options: ConnectionOption[];
}

import type { Json } from "../../core/canonical-json.ts";

/**
 * What an entry of the audit trail tells of. Words for people are in `audit-words.ts`.
 * - of the NDIA: `retrieved`, `retrieval-failed`, `consent-confirmed`
 * - of a change: from `proposed` to `resumed`; `record-…` of each of its records: `sending` is entered before it leaves
 * - of what leaves Planbridge: `exported`, `trail-exported`, `key-exported`
 * - of settings: from `connection-saved` to `policy-changed`
 * - of the protection of stored data: from `unlocked` to `purged`
 * - of what the organisation keeps on a profile: from `profile-added` to `profile-removed`
 * - of the trail itself: `key-changed`, the last entry under a key
 */
export const AUDIT_KINDS = [
  "retrieved",
  "retrieval-failed",
  "consent-confirmed",
  "proposed",
  "replaced",
  "declined",
  "accepted",
  "resumed",
  "record-sending",
  "record-sent-by-page",
  "record-sent",
  "record-unknown",
  "record-failed",
  "record-not-written",
  "record-verified",
  "record-differs",
  "exported",
  "trail-exported",
  "key-exported",
  "connection-saved",
  "device-activated",
  "site-added",
  "site-removed",
  "policy-changed",
  "unlocked",
  "locked",
  "wrong-passphrase",
  "protected",
  "passphrase-changed",
  "wiped",
  "purged",
  "profile-added",
  "profile-changed",
  "profile-removed",
  "key-changed",
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** What else is told of one kind of entry; small. */
export type AuditDetails = Readonly<Record<string, Json>>;

/** The part of an entry that tells of people. It can be taken away, and the rest of the trail still be checked. */
export interface AuditPersonal {
  /** 16 random bytes, hexadecimal, so that nobody can guess from its code what was taken away. */
  salt: string;
  /** Who it was, as the background read it from the CRM; `null`: nobody was read. */
  user: string | null;
  /** The CRM; `null` where it is about none. */
  site: string | null;
  /** The path of the CRM's record, or its id within a change. */
  record: string | null;
  ndisNumber: string | null;
  details: AuditDetails;
}

/** An entry as it is stored, one row each, and as it stands in a file, one line each. Codes are hexadecimal. */
export interface AuditEntry {
  /** Counts up by one from 1. */
  seq: number;
  /** Epoch milliseconds. */
  at: number;
  kind: AuditKind;
  /** The id of the change that it is about. */
  change: string | null;
  /** The id of the retrieval that it is about or follows from. */
  snapshot: string | null;
  /** `null`: taken away from this copy. */
  personal: AuditPersonal | null;
  /** The code of the personal part, which stays when that is taken away. */
  personalCode: string;
  /** The id of the key of `mac`. */
  key: string;
  /** The code of the entry before; of the first one `FIRST_LINK`. */
  previous: string;
  /** HMAC-SHA-256 of all of the above but the personal part itself, as canonical JSON. */
  mac: string;
}

export const FIRST_LINK = "0".repeat(64);

/** Something to enter. What is left out is `null`: not told. */
export interface AuditEvent {
  kind: AuditKind;
  /** Epoch milliseconds, where it isn't now: what happened while nothing could be stored. */
  at?: number;
  change?: string;
  snapshot?: string;
  user?: string | undefined;
  site?: string | undefined;
  record?: string | undefined;
  ndisNumber?: string | undefined;
  details?: AuditDetails;
}

/** A key of the trail. Whoever has it can check the codes, and could compute others. */
export interface AuditKey {
  /** The first 16 digits of the key's own SHA-256, which tells nothing of it. */
  id: string;
  /** 32 random bytes, hexadecimal. */
  secret: string;
  /** The number of the first entry under it. */
  from: number;
}

/** The last entry of a trail. */
export interface AuditHead {
  seq: number;
  mac: string;
}

/** What is stored beside the trail, in one row. */
export interface AuditState {
  id: "state";
  head: AuditHead;
  /** The last one is in use. */
  keys: readonly AuditKey[];
  /** The keyed code of the organisation's policy as it was last read. */
  policyCode?: string;
}

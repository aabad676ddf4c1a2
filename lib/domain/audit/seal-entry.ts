import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson, type Json } from "../../core/canonical-json.ts";
import type { AuditEntry, AuditEvent, AuditHead, AuditKey, AuditPersonal } from "./audit-entry.ts";

/** The code of a value under one key: HMAC-SHA-256 over its canonical JSON, hexadecimal. */
export type CodeOf = (value: Json) => string;

export function keyedCode({ secret }: Pick<AuditKey, "secret">): CodeOf {
  const keyed = hmac.create(sha256, hexToBytes(secret));
  return (value) =>
    bytesToHex(
      keyed
        .clone()
        .update(utf8ToBytes(canonicalJson(value)))
        .digest(),
    );
}

/** The id of a key with these bytes. */
export function auditKeyId(secret: string): string {
  return bytesToHex(sha256(hexToBytes(secret))).slice(0, 16);
}

/** The code of an entry's personal part: its SHA-256, from which nobody can guess it, because of the salt. */
export function codeOfPersonal(personal: AuditPersonal): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson({ ...personal }))));
}

/** The code of an entry, by all that it says but the personal part, for which its own code stands. */
export function codeOfEntry(codeOf: CodeOf, entry: Omit<AuditEntry, "mac" | "personal">): string {
  const { seq, at, kind, change, snapshot, personalCode, key, previous } = entry;
  return codeOf({ seq, at, kind, change, snapshot, personalCode, key, previous });
}

/** The entry after this head. `salt`: 16 random bytes, hexadecimal. */
export function sealEntry(
  event: AuditEvent & { at: number },
  { head, key, codeOf, salt }: { head: AuditHead; key: AuditKey; codeOf: CodeOf; salt: string },
): AuditEntry {
  const { kind, at, change = null, snapshot = null, details = {} } = event;
  const { user = null, site = null, record = null, ndisNumber = null } = event;
  const personal: AuditPersonal = { salt, user, site, record, ndisNumber, details };
  const open = {
    seq: head.seq + 1,
    at,
    kind,
    change,
    snapshot,
    personalCode: codeOfPersonal(personal),
    key: key.id,
    previous: head.mac,
  };
  return { ...open, personal, mac: codeOfEntry(codeOf, open) };
}

/** The entry without its personal part: it can still be checked, and tells of nobody. */
export function redactEntry(entry: AuditEntry): AuditEntry {
  return { ...entry, personal: null };
}

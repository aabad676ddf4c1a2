import { readFileSync } from "node:fs";
import { type AuditAnchor, parseAnchor } from "../../lib/domain/audit/anchor.ts";
import type { AuditKey } from "../../lib/domain/audit/audit-entry.ts";
import { parseKeyFile } from "../../lib/domain/audit/trail-file.ts";
import type { TrailFault } from "../../lib/domain/audit/trail-fault.ts";
import { verifyTrailFile } from "../../lib/domain/audit/verify-file.ts";

export interface AuditReport {
  entries: number;
  ok: boolean;
  /** Entries whose codes couldn't be checked: without a key file all of them. */
  unchecked: number;
  withoutPersonal: number;
  faults: TrailFault[];
  note?: string;
}

/**
 * Checks the file of an audit trail.
 * @param keyFile the path of the exported keys; without it form, numbers, links and personal parts are checked alone
 * @param anchors such as `1234:9f86d081884c7d65`
 */
export function verifyAudit(
  file: string,
  { keyFile, anchors = [] }: { keyFile?: string | undefined; anchors?: readonly string[] | undefined } = {},
): AuditReport {
  const keys = keyFile === undefined ? [] : readKeys(keyFile);
  const result = verifyTrailFile(readFileSync(file, "utf8"), { keys, anchors: anchors.map(readAnchor) });
  return {
    ...result,
    ok: result.faults.length === 0,
    ...(keys.length === 0 ? { note: WITHOUT_KEY } : {}),
  };
}

function readKeys(path: string): AuditKey[] {
  const keys = parseKeyFile(readFileSync(path, "utf8"));
  if (!keys) throw new Error(`${path} is no key file of an audit trail`);
  return keys;
}

function readAnchor(text: string): AuditAnchor {
  const anchor = parseAnchor(text);
  if (!anchor) throw new Error(`${text} is no anchor; one looks like 1234:9f86d081884c7d65`);
  return anchor;
}

const WITHOUT_KEY =
  "Without --key-file the keyed codes weren't checked: only form, numbers, links and personal parts. Somebody may have altered an entry.";

import {
  type AuditEntry,
  type AuditEvent,
  type AuditHead,
  type AuditKey,
  FIRST_LINK,
} from "../../../../lib/domain/audit/audit-entry.ts";
import { auditKeyId, keyedCode, sealEntry } from "../../../../lib/domain/audit/seal-entry.ts";
import {
  createTrailCheck,
  type TrailChecks,
  type TrailResult,
} from "../../../../lib/domain/audit/verify-trail.ts";

export const KEY = keyOf("1");
export const OTHER_KEY = keyOf("2");

export function keyOf(digit: string, from = 1): AuditKey {
  const secret = digit.repeat(64);
  return { id: auditKeyId(secret), secret, from };
}

const NAMES: readonly AuditEvent[] = [
  { kind: "retrieved", snapshot: "s1", site: "https://crm.example", ndisNumber: "430000017" },
  { kind: "proposed", change: "1-a", snapshot: "s1", site: "https://crm.example", ndisNumber: "430000017" },
  { kind: "accepted", change: "1-a", user: "Kim Lee", details: { moved: 125_050, records: ["r1", "r2"] } },
  {
    kind: "record-sending",
    change: "1-a",
    record: "r1",
    details: { sent: [{ label: "Total", value: "1,250.50" }] },
  },
  { kind: "record-verified", change: "1-a", record: "r1" },
];

/** A trail as it should be. */
export function trailOf(count: number, key = KEY): AuditEntry[] {
  const codeOf = keyedCode(key);
  const entries: AuditEntry[] = [];
  for (let at = 0; at < count; at += 1) {
    const event = { ...(NAMES[at % NAMES.length] as AuditEvent), at: 1_700_000_000_000 + at };
    entries.push(sealEntry(event, { head: headOf(entries), key, codeOf, salt: `5a17${at}` }));
  }
  return entries;
}

/** More entries after a trail. */
export function extend(trail: readonly AuditEntry[], events: readonly AuditEvent[], key = KEY): AuditEntry[] {
  const codeOf = keyedCode(key);
  const entries = [...trail];
  for (const event of events) {
    const sealed = { at: 1_800_000_000_000, ...event };
    entries.push(sealEntry(sealed, { head: headOf(entries), key, codeOf, salt: "5a17" }));
  }
  return entries;
}

export function headOf(trail: readonly AuditEntry[]): AuditHead {
  const last = trail.at(-1);
  return last ? { seq: last.seq, mac: last.mac } : { seq: 0, mac: FIRST_LINK };
}

export function verify(
  trail: readonly (AuditEntry | undefined)[],
  { head, ...checks }: Partial<TrailChecks> & { head?: AuditHead } = {},
): TrailResult {
  const check = createTrailCheck({ keys: [KEY], ...checks });
  for (const entry of trail) check.add(entry);
  return check.end(head);
}

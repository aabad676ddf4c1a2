import { canonicalJson, type Json } from "../../core/canonical-json.ts";
import { type AuditAnchor, formatAnchor, parseAnchor } from "./anchor.ts";
import type { AuditEntry, AuditHead, AuditKey } from "./audit-entry.ts";
import { readEntry } from "./read-entry.ts";
import { redactEntry } from "./seal-entry.ts";

/*
 * A trail as a file of lines of JSON: first what it is and its anchor, then an entry a line, each written in the one way that
 * there is (`canonical-json.ts`), so that no byte of it can be another one. Lines end with a line feed.
 */

/** What the first line of a trail tells. */
export interface TrailHeader {
  /** Epoch milliseconds. */
  exportedAt: number;
  /** The personal parts were left out. */
  isRedacted: boolean;
  anchor: AuditAnchor;
}

export function trailHeaderLine(head: AuditHead, exportedAt: number, isRedacted: boolean): string {
  return `${canonicalJson({ file: "planbridge-audit-trail-1", exportedAt, isRedacted, anchor: formatAnchor(head) })}\n`;
}

export function trailLine(entry: AuditEntry, isRedacted: boolean): string {
  return `${canonicalJson(asJson(isRedacted ? redactEntry(entry) : entry))}\n`;
}

/** `undefined`: it isn't the first line of a trail. */
export function parseTrailHeader(line: string): TrailHeader | undefined {
  const held = parseObject(line);
  const { file, exportedAt, isRedacted, anchor } = held ?? {};
  const parsed = typeof anchor === "string" ? parseAnchor(anchor) : undefined;
  if (file !== "planbridge-audit-trail-1" || !parsed) return undefined;
  if (typeof exportedAt !== "number" || typeof isRedacted !== "boolean") return undefined;
  return { exportedAt, isRedacted, anchor: parsed };
}

/** `undefined`: it is no entry, or isn't written in the one way. */
export function parseTrailLine(line: string): AuditEntry | undefined {
  const entry = readEntry(parseObject(line));
  return entry && canonicalJson(asJson(entry)) === line ? entry : undefined;
}

/** The file of the keys with which a trail can be checked, and could be forged. */
export function formatKeyFile(keys: readonly AuditKey[]): string {
  const listed = keys.map(({ id, secret, from }) => ({ id, secret, from }));
  return `${JSON.stringify({ file: "planbridge-audit-keys-1", keys: listed }, null, 2)}\n`;
}

/** `undefined`: it isn't such a file. */
export function parseKeyFile(text: string): AuditKey[] | undefined {
  const { file, keys } = parseObject(text) ?? {};
  if (file !== "planbridge-audit-keys-1" || !Array.isArray(keys)) return undefined;
  return (keys as readonly unknown[]).every(isKey) ? keys : undefined;
}

function isKey(value: unknown): value is AuditKey {
  const { id, secret, from } = (value ?? {}) as Partial<Record<keyof AuditKey, unknown>>;
  return typeof id === "string" && /^[0-9a-f]{64}$/.test(String(secret)) && Number.isSafeInteger(from);
}

function asJson(entry: AuditEntry): Json {
  return entry as unknown as Json;
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const held: unknown = JSON.parse(text);
    return typeof held === "object" && held !== null ? (held as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

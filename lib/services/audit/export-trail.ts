import { canonicalJson, type Json } from "../../core/canonical-json.ts";
import { FIRST_LINK } from "../../domain/audit/audit-entry.ts";
import { readEntry } from "../../domain/audit/read-entry.ts";
import { trailHeaderLine, trailLine } from "../../domain/audit/trail-file.ts";
import { appendAudit } from "../../storage/audit/append-audit.ts";
import { readAuditState } from "../../storage/audit/audit-state.ts";
import type { Database } from "../../storage/database.ts";
import { readInParts } from "../../storage/reading/read-in-parts.ts";

/** Rows read at once. */
const PART = 1_000;

/**
 * The whole trail as the parts of a file; its last entry is the export itself. A row that is no entry is a line of its own, so that a
 * check names it.
 * @param now epoch milliseconds
 */
export async function exportTrail(db: Database, isRedacted: boolean, now: number): Promise<string[]> {
  await appendAudit(db, { kind: "trail-exported", at: now, details: { isRedacted } });
  const head = (await readAuditState(db))?.head ?? { seq: 0, mac: FIRST_LINK };
  const parts = [trailHeaderLine(head, now, isRedacted)];
  for await (const rows of readInParts(db, "audit", PART)) {
    const own = rows.filter(({ key }) => key <= head.seq);
    parts.push(own.map(({ row }) => lineOf(row, isRedacted)).join(""));
    if (own.length < rows.length) break;
  }
  return parts;
}

function lineOf(row: unknown, isRedacted: boolean): string {
  const entry = readEntry(row);
  if (entry) return trailLine(entry, isRedacted);
  // Nobody knows what stands in it.
  return isRedacted ? "{}\n" : `${canonicalJson(row as Json)}\n`;
}

import { canonicalJson } from "../../core/canonical-json.ts";
import type { AuditEntry } from "./audit-entry.ts";

/** What else an entry tells, by its own names; empty: nothing, or it was removed. */
export function detailFacts({ personal }: AuditEntry): [name: string, value: string][] {
  return Object.entries(personal?.details ?? {}).map(([name, value]) => [
    name,
    typeof value === "string" ? value : canonicalJson(value),
  ]);
}

/** The same as one text: `moved 500; records contract`. */
export function detailText(entry: AuditEntry): string {
  return detailFacts(entry)
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");
}

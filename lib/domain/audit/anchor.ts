import type { AuditHead } from "./audit-entry.ts";

/**
 * The head of a trail as it is kept outside of Planbridge: in a file, a mail, a note. A trail that was cut or written anew
 * since doesn't fit it, whoever did it.
 */
export interface AuditAnchor {
  seq: number;
  /** The first digits of the entry's code. */
  digits: string;
}

/** How many digits of a code an anchor has: more than anybody can hit by trying. */
const DIGITS = 16;

/** Such as `1234:9f86d081884c7d65`. */
export function formatAnchor({ seq, mac }: AuditHead): string {
  return `${seq}:${mac.slice(0, DIGITS)}`;
}

/** `undefined`: it isn't one. */
export function parseAnchor(text: string): AuditAnchor | undefined {
  const [, seq, digits] = /^\s*(\d{1,15})\s*:\s*([0-9a-f]{16})\s*$/i.exec(text) ?? [];
  return seq && digits ? { seq: Number(seq), digits: digits.toLowerCase() } : undefined;
}

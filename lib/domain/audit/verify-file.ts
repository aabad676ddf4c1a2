import type { AuditAnchor } from "./anchor.ts";
import type { AuditKey } from "./audit-entry.ts";
import { parseTrailHeader, parseTrailLine } from "./trail-file.ts";
import { createTrailCheck, type TrailResult } from "./verify-trail.ts";

/**
 * Checks a trail's file. Its first line, on which no code stands, is believed only where it makes more demands.
 * @param text the whole file
 */
export function verifyTrailFile(
  text: string,
  { keys, anchors = [] }: { keys: readonly AuditKey[]; anchors?: readonly AuditAnchor[] },
): TrailResult {
  const [first = "", ...lines] = text.split("\n");
  // After the last line feed nothing follows.
  const isEnded = lines.at(-1) === "";
  if (isEnded) lines.pop();
  const header = parseTrailHeader(first);
  const check = createTrailCheck({
    keys,
    anchors: [...anchors, ...(header ? [header.anchor] : [])],
    isRedacted: header?.isRedacted ?? false,
  });
  for (const line of lines) check.add(parseTrailLine(line));
  const result = check.end();
  const faults = [
    ...(header ? [] : [{ kind: "unreadable" as const, seq: null, line: 1 }]),
    // Lines are counted with the first one.
    ...result.faults.map((fault) => (fault.line === undefined ? fault : { ...fault, line: fault.line + 1 })),
  ];
  if (!isEnded) faults.push({ kind: "unreadable", seq: null, line: lines.length + 1 });
  return { ...result, faults };
}

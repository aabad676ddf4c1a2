import { type AuditEntry, FIRST_LINK } from "./audit-entry.ts";
import { faultOver, type TrailFault } from "./trail-fault.ts";

/** What is kept of an entry until all have come. */
export interface TrailPlace extends Pick<AuditEntry, "seq" | "mac" | "previous" | "key" | "kind"> {
  line: number;
  /** It doesn't fit its codes; `false` too where they can't be checked. */
  isAltered: boolean;
}

/** Gaps, altered and inserted entries, and links that don't hold. `sorted`: by their numbers, each once. */
export function findBroken(sorted: readonly TrailPlace[]): TrailFault[] {
  const found: TrailFault[] = [];
  sorted.forEach((place, at) => {
    const { seq, previous, isAltered } = place;
    const before = sorted[at - 1];
    const expected = (before?.seq ?? 0) + 1;
    if (seq > expected) found.push(faultOver("missing", expected, seq - 1));
    const linkBefore = before?.mac ?? FIRST_LINK;
    const isLinked = seq > expected || previous === linkBefore;
    const next = sorted[at + 1];
    // The next one follows from the one before: this one wasn't there.
    const isSkipped = next?.seq === seq + 1 && next.previous === linkBefore && next.previous !== place.mac;
    if (isSkipped && (isAltered || !isLinked)) found.push({ kind: "inserted", seq });
    else if (isAltered) found.push({ kind: "altered", seq });
    else if (!isLinked && !isInsertedBefore(sorted, at)) found.push({ kind: "link-broken", seq });
    else if (before && seq === expected && before.key !== place.key && before.kind !== "key-changed")
      found.push({ kind: "key-unannounced", seq });
  });
  return found;
}

/** The entry before stands between this one and the one that this one follows from; that is told of it already. */
function isInsertedBefore(sorted: readonly TrailPlace[], at: number): boolean {
  const before = sorted[at - 1];
  const place = sorted[at];
  if (!before || !place) return false;
  return place.previous === (sorted[at - 2]?.mac ?? FIRST_LINK) || before.isAltered;
}

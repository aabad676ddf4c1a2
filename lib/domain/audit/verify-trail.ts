import type { AuditAnchor } from "./anchor.ts";
import type { AuditEntry, AuditHead, AuditKey } from "./audit-entry.ts";
import { findBroken, type TrailPlace } from "./find-broken.ts";
import { findDisorder } from "./find-disorder.ts";
import { type CodeOf, codeOfEntry, codeOfPersonal, keyedCode } from "./seal-entry.ts";
import { faultOver, joinFaults, type TrailFault } from "./trail-fault.ts";

/** With what a trail is compared besides itself. */
export interface TrailChecks {
  /** Without a key only form, numbers, links and personal parts can be checked. */
  keys: readonly AuditKey[];
  /** Heads that were kept outside. */
  anchors?: readonly AuditAnchor[];
  /** Personal parts were taken away on purpose. */
  isRedacted?: boolean;
}

export interface TrailResult {
  entries: number;
  /** Entries whose codes couldn't be checked: their key isn't there. */
  unchecked: number;
  /** Entries without their personal part. */
  withoutPersonal: number;
  /** The first one first. */
  faults: TrailFault[];
}

/**
 * Checks a trail, entry after entry in the order in which they stand, and then as a whole. It can be given any number of entries
 * at once, so that whoever calls it can say how far it is.
 */
export function createTrailCheck({ keys, anchors = [], isRedacted = false }: TrailChecks) {
  const codes = new Map<string, CodeOf>(keys.map((key) => [key.id, keyedCode(key)]));
  const places: TrailPlace[] = [];
  const faults: TrailFault[] = [];
  const removed: number[] = [];
  const purged = new Set<unknown>();
  let line = 0;
  let unchecked = 0;

  /** `undefined`: what stands there is no entry. */
  function add(entry: AuditEntry | undefined): void {
    line += 1;
    if (!entry) return void faults.push({ kind: "unreadable", seq: null, line });
    const { seq, mac, previous, key, kind, personal } = entry;
    const codeOf = codes.get(key);
    if (!codeOf) unchecked += 1;
    if (!codeOf && keys.length > 0) faults.push({ kind: "key-unknown", seq });
    const isAltered = !fitsCodes(entry, codeOf);
    if (!personal) removed.push(seq);
    else if (kind === "purged" && !isAltered) for (const each of purgedOf(personal.details)) purged.add(each);
    places.push({ seq, mac, previous, key, kind, line, isAltered });
  }

  /** @param head as it is stored beside the trail */
  function end(head?: AuditHead): TrailResult {
    const { chosen, repeated } = chooseEach(places);
    const found = [
      ...faults,
      ...repeated.map(({ seq, line: at }): TrailFault => ({ kind: "inserted", seq, line: at })),
      ...findDisorder(chosen).map(({ seq, line: at }): TrailFault => ({
        kind: "out-of-order",
        seq,
        line: at,
      })),
      ...findBroken(chosen.toSorted((a, b) => a.seq - b.seq)),
      ...(isRedacted ? [] : removed.filter((seq) => !purged.has(seq)).map(removedPart)),
      ...findAtEnd(chosen, head),
    ];
    return {
      entries: places.length,
      unchecked,
      withoutPersonal: removed.length,
      faults: joinFaults(found),
    };
  }

  /** Where the head and the anchors say something else than the trail. */
  function findAtEnd(chosen: readonly TrailPlace[], head: AuditHead | undefined): TrailFault[] {
    const last = chosen.reduce((highest, { seq }) => Math.max(highest, seq), 0);
    const bySeq = new Map(chosen.map((place) => [place.seq, place]));
    const kept = Math.max(head?.seq ?? 0, ...anchors.map(({ seq }) => seq));
    const found: TrailFault[] = kept > last ? [faultOver("tail-cut", last + 1, kept)] : [];
    if (head && last > head.seq) found.push(faultOver("inserted", head.seq + 1, last));
    const atHead = head && bySeq.get(head.seq);
    if (atHead && !atHead.isAltered && atHead.mac !== head.mac)
      found.push({ kind: "link-broken", seq: head.seq });
    for (const { seq, digits } of anchors)
      if (bySeq.get(seq)?.mac.startsWith(digits) === false) found.push({ kind: "anchor-differs", seq });
    return found;
  }

  return { add, end };
}

/** Without a key only the personal part can be held against its code. */
function fitsCodes(entry: AuditEntry, codeOf: CodeOf | undefined): boolean {
  const { personal, personalCode, mac } = entry;
  if (personal && codeOfPersonal(personal) !== personalCode) return false;
  return codeOf === undefined || codeOfEntry(codeOf, entry) === mac;
}

/** The numbers of the entries that a purge took the personal part from. */
function purgedOf({ entries }: Readonly<Record<string, unknown>>): readonly unknown[] {
  return Array.isArray(entries) ? entries : [];
}

function removedPart(seq: number): TrailFault {
  return { kind: "removed-part", seq };
}

/** One entry for each number: of several the one that fits its code and that others follow from. */
function chooseEach(places: readonly TrailPlace[]): { chosen: TrailPlace[]; repeated: TrailPlace[] } {
  const links = new Set(places.map(({ seq, previous }) => `${seq - 1} ${previous}`));
  const isBetter = (one: TrailPlace, other: TrailPlace) =>
    one.isAltered === other.isAltered
      ? links.has(`${one.seq} ${one.mac}`) && !links.has(`${other.seq} ${other.mac}`)
      : !one.isAltered;
  const bySeq = new Map<number, TrailPlace>();
  for (const place of places) {
    const held = bySeq.get(place.seq);
    if (!held || isBetter(place, held)) bySeq.set(place.seq, place);
  }
  const chosen = places.filter((place) => bySeq.get(place.seq) === place);
  return { chosen, repeated: places.filter((place) => bySeq.get(place.seq) !== place) };
}

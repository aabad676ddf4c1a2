/**
 * What is wrong with a trail.
 * - `unreadable`: a line or row that is no entry, or isn't written as entries are
 * - `altered`: what it says doesn't fit its code
 * - `missing`: numbers between two entries, or before the first
 * - `out-of-order`: it stands at another place than its number says
 * - `inserted`: it stands between two entries that follow each other, or has the number of another one
 * - `link-broken`: it doesn't follow from the entry before it, although both fit their codes or can't be checked
 * - `key-unannounced`: another key begins here, and the entry before doesn't say so
 * - `key-unknown`: its key isn't among those that the trail is checked with
 * - `removed-part`: its personal part was taken away, and no entry of a purge says so
 * - `tail-cut`: entries at the end that the stored head or an anchor tells of
 * - `anchor-differs`: it isn't the entry that the anchor tells of: the trail was written anew
 */
export type TrailFaultKind =
  | "unreadable"
  | "altered"
  | "missing"
  | "out-of-order"
  | "inserted"
  | "link-broken"
  | "key-unannounced"
  | "key-unknown"
  | "removed-part"
  | "tail-cut"
  | "anchor-differs";

export interface TrailFault {
  kind: TrailFaultKind;
  /** The number of the first entry that it is about; `null`: a line without a number. */
  seq: number | null;
  /** The last one, where it is about several. */
  to?: number;
  /** The line of a file, or the place of a row, from 1: where a number doesn't tell. */
  line?: number;
}

/** A fault of the entries from one number to another. */
export function faultOver(kind: TrailFaultKind, seq: number, to: number): TrailFault {
  return { kind, seq, ...(to > seq ? { to } : {}) };
}

/** In the order of the trail; those without a number at the end. What follows on from the same fault becomes one. */
export function joinFaults(faults: readonly TrailFault[]): TrailFault[] {
  const sorted = faults.toSorted((a, b) => (a.seq ?? Infinity) - (b.seq ?? Infinity) || compareLines(a, b));
  const joined: TrailFault[] = [];
  const latest = new Map<TrailFaultKind, TrailFault>();
  for (const fault of sorted) {
    const last = latest.get(fault.kind);
    if (last && fault.seq !== null && last.seq !== null && fault.seq === (last.to ?? last.seq) + 1)
      last.to = fault.to ?? fault.seq;
    else {
      const own = { ...fault };
      joined.push(own);
      latest.set(fault.kind, own);
    }
  }
  return joined;
}

function compareLines({ line: a = 0 }: TrailFault, { line: b = 0 }: TrailFault): number {
  return a - b;
}

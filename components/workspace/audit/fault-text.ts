import { formatCount } from "../../../lib/core/count.ts";
import type { TrailFault, TrailFaultKind } from "../../../lib/domain/audit/trail-fault.ts";

/** What is wrong, after the number of the entry or entries. */
const WORDS: Readonly<Record<TrailFaultKind, string>> = {
  unreadable: "can't be read as an entry",
  altered: "altered after it was written",
  missing: "missing",
  "out-of-order": "not in its place",
  inserted: "inserted",
  "link-broken": "doesn't follow from the entry before",
  "key-unannounced": "begins a new key that the entry before doesn't announce",
  "key-unknown": "its key isn't there to check it",
  "removed-part": "personal part removed without a deletion",
  "tail-cut": "cut from the end",
  "anchor-differs": "isn't the entry that the anchor names: the trail was written again",
};

/** Such as `Entries 5 to 7: missing.` */
export function faultText({ kind, seq, to, line }: TrailFault): string {
  const place =
    seq === null
      ? `Row ${formatCount(line ?? 0)}`
      : to === undefined
        ? `Entry ${formatCount(seq)}`
        : `Entries ${formatCount(seq)} to ${formatCount(to)}`;
  return `${place}: ${WORDS[kind]}.`;
}

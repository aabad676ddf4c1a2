import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAnchor, formatAnchor } from "../../../../lib/domain/audit/anchor.ts";
import type { AuditEntry } from "../../../../lib/domain/audit/audit-entry.ts";
import { redactEntry } from "../../../../lib/domain/audit/seal-entry.ts";
import type { TrailFault } from "../../../../lib/domain/audit/trail-fault.ts";
import { extend, headOf, KEY, keyOf, OTHER_KEY, trailOf, verify } from "./trail-fixtures.ts";

const TRAIL = trailOf(12);

/** The entry with this number, said otherwise. */
function altered(seq: number, change: Partial<AuditEntry>): AuditEntry[] {
  return TRAIL.map((entry) => (entry.seq === seq ? { ...entry, ...change } : entry));
}

function personalOf(seq: number) {
  const { personal } = TRAIL[seq - 1] as AuditEntry;
  return personal as NonNullable<typeof personal>;
}

function without(...seqs: number[]): AuditEntry[] {
  return TRAIL.filter(({ seq }) => !seqs.includes(seq));
}

function moved(from: number, to: number): AuditEntry[] {
  const rest = without(from);
  return [...rest.slice(0, to - 1), TRAIL[from - 1] as AuditEntry, ...rest.slice(to - 1)];
}

const head = headOf(TRAIL);
const anchor = parseAnchor(formatAnchor(head));
const FORGED = { ...(TRAIL[5] as AuditEntry), at: 1, mac: "ab".repeat(32) };

interface Case {
  title: string;
  trail: readonly (AuditEntry | undefined)[];
  faults: TrailFault[];
}

const CASES: Case[] = [
  { title: "a trail as it was written", trail: TRAIL, faults: [] },
  { title: "an empty trail whose head is kept", trail: [], faults: [{ kind: "tail-cut", seq: 1, to: 12 }] },
  { title: "another time", trail: altered(5, { at: 5 }), faults: [{ kind: "altered", seq: 5 }] },
  { title: "another kind", trail: altered(5, { kind: "declined" }), faults: [{ kind: "altered", seq: 5 }] },
  {
    title: "another code",
    trail: altered(5, { mac: "0".repeat(64) }),
    faults: [{ kind: "altered", seq: 5 }],
  },
  {
    title: "another link",
    trail: altered(5, { previous: "0".repeat(64) }),
    faults: [{ kind: "altered", seq: 5 }],
  },
  {
    title: "another user",
    trail: altered(3, { personal: { ...personalOf(3), user: "Somebody else" } }),
    faults: [{ kind: "altered", seq: 3 }],
  },
  {
    title: "another amount",
    trail: altered(3, { personal: { ...personalOf(3), details: { moved: 1 } } }),
    faults: [{ kind: "altered", seq: 3 }],
  },
  {
    title: "a personal part that was taken away",
    trail: altered(3, { personal: null }),
    faults: [{ kind: "removed-part", seq: 3 }],
  },
  { title: "one dropped", trail: without(5), faults: [{ kind: "missing", seq: 5 }] },
  { title: "several dropped", trail: without(5, 6, 7), faults: [{ kind: "missing", seq: 5, to: 7 }] },
  { title: "the first ones dropped", trail: without(1, 2), faults: [{ kind: "missing", seq: 1, to: 2 }] },
  { title: "the last one cut", trail: without(12), faults: [{ kind: "tail-cut", seq: 12 }] },
  { title: "the tail cut", trail: without(9, 10, 11, 12), faults: [{ kind: "tail-cut", seq: 9, to: 12 }] },
  { title: "two exchanged", trail: moved(5, 6), faults: [{ kind: "out-of-order", seq: 6, line: 5 }] },
  {
    title: "one moved to the end",
    trail: moved(3, 12),
    faults: [{ kind: "out-of-order", seq: 3, line: 12 }],
  },
  {
    title: "one moved to the start",
    trail: moved(9, 1),
    faults: [{ kind: "out-of-order", seq: 9, line: 1 }],
  },
  {
    title: "one twice",
    trail: [...TRAIL.slice(0, 6), TRAIL[5], ...TRAIL.slice(6)],
    faults: [{ kind: "inserted", seq: 6, line: 7 }],
  },
  {
    title: "a forged one with a number that stands already",
    trail: [...TRAIL.slice(0, 5), FORGED, ...TRAIL.slice(5)],
    faults: [{ kind: "inserted", seq: 6, line: 6 }],
  },
  {
    title: "a line that is no entry in the place of one",
    trail: TRAIL.map((entry) => (entry.seq === 4 ? undefined : entry)),
    faults: [
      { kind: "missing", seq: 4 },
      { kind: "unreadable", seq: null, line: 4 },
    ],
  },
  {
    title: "an entry after the head",
    trail: extend(TRAIL, [{ kind: "exported" }]),
    faults: [{ kind: "inserted", seq: 13 }],
  },
];

describe("a check of the trail", () => {
  test.each(CASES)("finds and locates $title", ({ trail, faults }) => {
    expect(verify(trail, { head })).toEqual({
      entries: trail.filter(Boolean).length,
      unchecked: 0,
      withoutPersonal: trail.filter((entry) => entry?.personal === null).length,
      faults,
    });
  });

  test("locates a forged entry for which the later ones were numbered anew", () => {
    const renumbered = TRAIL.slice(5).map((entry) => ({ ...entry, seq: entry.seq + 1 }));
    expect(verify([...TRAIL.slice(0, 5), FORGED, ...renumbered]).faults).toEqual([
      { kind: "inserted", seq: 6 },
      { kind: "altered", seq: 7, to: 13 },
    ]);
  });

  test("locates a dropped entry for which the later ones were numbered anew", () => {
    const renumbered = TRAIL.slice(5).map((entry) => ({ ...entry, seq: entry.seq - 1 }));
    expect(verify([...TRAIL.slice(0, 4), ...renumbered]).faults).toEqual([
      { kind: "altered", seq: 5, to: 11 },
    ]);
  });

  test("finds by an anchor alone that a trail was cut or written anew by who has the key", () => {
    const anchors = anchor ? [anchor] : [];
    expect(verify(TRAIL.slice(0, 8), { anchors }).faults).toEqual([{ kind: "tail-cut", seq: 9, to: 12 }]);
    const anew = extend(
      TRAIL.slice(0, 8),
      Array.from({ length: 6 }, () => ({ kind: "exported" as const })),
    );
    expect(verify(anew, { head: headOf(anew) }).faults).toEqual([]);
    expect(verify(anew, { anchors }).faults).toEqual([{ kind: "anchor-differs", seq: 12 }]);
  });

  test("finds a trail that goes on from an earlier copy of the profile", () => {
    const forked = [
      ...TRAIL.slice(0, 8),
      ...extend(TRAIL.slice(0, 7), [{ kind: "locked" }, { kind: "unlocked" }]).slice(8),
    ];
    expect(verify(forked).faults).toEqual([{ kind: "link-broken", seq: 9 }]);
  });

  test("checks form, numbers and links without a key, and says which codes it didn't check", () => {
    const blind = (trail: readonly AuditEntry[]) => verify(trail, { keys: [] });
    expect(blind(TRAIL)).toMatchObject({ unchecked: 12, faults: [] });
    expect(blind(without(5)).faults).toEqual([{ kind: "missing", seq: 5 }]);
    expect(blind(altered(5, { mac: "0".repeat(64) })).faults).toEqual([{ kind: "link-broken", seq: 6 }]);
    expect(blind(altered(5, { at: 5 })).faults).toEqual([]);
    expect(blind(altered(3, { personal: { ...personalOf(3), user: null } })).faults).toEqual([
      { kind: "altered", seq: 3 },
    ]);
  });

  test("goes over to a key that the entry before announces, and names one that wasn't announced", () => {
    const next = keyOf("3", 14);
    const keys = [KEY, next, OTHER_KEY];
    const changed = extend(extend(TRAIL, [{ kind: "key-changed" }]), [{ kind: "exported" }], next);
    expect(verify(changed, { keys })).toMatchObject({ unchecked: 0, faults: [] });
    const unannounced = extend(TRAIL, [{ kind: "exported" }], OTHER_KEY);
    expect(verify(unannounced, { keys }).faults).toEqual([{ kind: "key-unannounced", seq: 13 }]);
    expect(verify(changed, { keys: [KEY] })).toMatchObject({
      unchecked: 1,
      faults: [{ kind: "key-unknown", seq: 14 }],
    });
  });

  test("takes a personal part for removed only where a purge says so, or the whole trail is redacted", () => {
    const purged = extend(altered(3, { personal: null }), [{ kind: "purged", details: { entries: [3] } }]);
    expect(verify(purged)).toMatchObject({ withoutPersonal: 1, faults: [] });
    const redacted = TRAIL.map(redactEntry);
    expect(verify(redacted, { isRedacted: true })).toMatchObject({ withoutPersonal: 12, faults: [] });
    expect(verify(redacted).faults).toEqual([{ kind: "removed-part", seq: 1, to: 12 }]);
  });

  const place = fc.integer({ min: 1, max: 12 });

  test("finds any entries that are dropped, and names no other number", () => {
    fc.assert(
      fc.property(fc.uniqueArray(place, { minLength: 1, maxLength: 11 }), (dropped) => {
        const { faults } = verify(without(...dropped), { head });
        expect(faults.flatMap(({ seq, to }) => rangeOf(seq, to))).toEqual(dropped.toSorted((a, b) => a - b));
        expect(faults.every(({ kind }) => kind === "missing" || kind === "tail-cut")).toBe(true);
      }),
    );
  });

  test("finds any other order, and names only entries that don't stand in it", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(TRAIL, { minLength: 12 }), (order) => {
        const { faults } = verify(order, { head });
        expect(faults.length > 0).toBe(order.some(({ seq }, at) => seq !== at + 1));
        const named = new Set(faults.flatMap(({ seq, to }) => rangeOf(seq, to)));
        expect(faults.every(({ kind }) => kind === "out-of-order")).toBe(true);
        const rest = order.filter(({ seq }) => !named.has(seq)).map(({ seq }) => seq);
        expect(rest).toEqual(rest.toSorted((a, b) => a - b));
      }),
    );
  });

  test("finds any entry that is put anywhere a second time", () => {
    fc.assert(
      fc.property(place, fc.integer({ min: 0, max: 12 }), (seq, at) => {
        const copy = TRAIL[seq - 1] as AuditEntry;
        const { faults } = verify([...TRAIL.slice(0, at), copy, ...TRAIL.slice(at)], { head });
        expect(faults.some((fault) => fault.kind === "inserted" && fault.seq === seq)).toBe(true);
      }),
    );
  });

  test("stays right over thousands of entries", () => {
    const long = trailOf(2_500);
    expect(verify(long, { head: headOf(long) })).toMatchObject({ entries: 2_500, faults: [] });
    expect(verify(long.filter(({ seq }) => seq !== 2_000)).faults).toEqual([{ kind: "missing", seq: 2_000 }]);
  });
});

function rangeOf(seq: number | null, to = seq ?? 0): number[] {
  return seq === null ? [] : Array.from({ length: to - seq + 1 }, (_, at) => seq + at);
}

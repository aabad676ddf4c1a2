import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAnchor } from "../../../../lib/domain/audit/anchor.ts";
import { trailHeaderLine, trailLine } from "../../../../lib/domain/audit/trail-file.ts";
import { verifyTrailFile } from "../../../../lib/domain/audit/verify-file.ts";
import { headOf, KEY, trailOf } from "./trail-fixtures.ts";

const TRAIL = trailOf(8);

function fileOf(isRedacted = false): string {
  const lines = TRAIL.map((entry) => trailLine(entry, isRedacted));
  return `${trailHeaderLine(headOf(TRAIL), 1_800_000_000_000, isRedacted)}${lines.join("")}`;
}

describe("a trail's file", () => {
  test("is found right as it was exported, whole and redacted", () => {
    expect(verifyTrailFile(fileOf(), { keys: [KEY] })).toEqual({
      entries: 8,
      unchecked: 0,
      withoutPersonal: 0,
      faults: [],
    });
    expect(verifyTrailFile(fileOf(true), { keys: [KEY] })).toMatchObject({ withoutPersonal: 8, faults: [] });
  });

  test("tells of nobody once it is redacted", () => {
    expect(fileOf()).toContain("Kim Lee");
    for (const personal of ["Kim Lee", "430000017", "crm.example", "1,250.50", "125050"])
      expect(fileOf(true)).not.toContain(personal);
  });

  test("is found wrong after any byte of an entry was altered, at that entry", () => {
    for (const isRedacted of [false, true]) {
      const file = fileOf(isRedacted);
      const start = file.indexOf("\n") + 1;
      fc.assert(
        fc.property(
          fc.integer({ min: start, max: file.length - 1 }),
          fc.integer({ min: 9, max: 126 }),
          (at, code) => {
            const byte = String.fromCodePoint(code);
            fc.pre(byte !== file[at]);
            const line = file.slice(0, at).split("\n").length;
            const { faults } = verifyTrailFile(file.slice(0, at) + byte + file.slice(at + 1), {
              keys: [KEY],
            });
            const seq = line - 1;
            const isThere = faults.some(
              (fault) =>
                fault.line === line ||
                (fault.seq !== null && fault.seq <= seq && seq <= (fault.to ?? fault.seq)),
            );
            expect(isThere).toBe(true);
          },
        ),
        { numRuns: 400 },
      );
    }
  });

  test("is found wrong after any line of it was dropped, doubled or put elsewhere", () => {
    const [first = "", ...lines] = fileOf().trimEnd().split("\n");
    const place = fc.integer({ min: 0, max: lines.length - 1 });
    const isWrong = (changed: readonly string[]) =>
      verifyTrailFile(`${[first, ...changed].join("\n")}\n`, { keys: [KEY] }).faults.length > 0;
    fc.assert(
      fc.property(place, place, (from, to) => {
        const line = lines[from] ?? "";
        const rest = lines.toSpliced(from, 1);
        expect(isWrong(rest)).toBe(true);
        expect(isWrong(lines.toSpliced(to, 0, line))).toBe(true);
        expect(isWrong(rest.toSpliced(to, 0, line))).toBe(from !== to);
      }),
    );
  });

  test("is found wrong without its first line, without its end, and against another anchor", () => {
    const file = fileOf();
    const body = file.slice(file.indexOf("\n") + 1);
    expect(verifyTrailFile(body, { keys: [KEY] }).faults[0]).toEqual({
      kind: "unreadable",
      seq: null,
      line: 1,
    });
    expect(verifyTrailFile(file.slice(0, -20), { keys: [KEY] }).faults.length).toBeGreaterThan(0);
    const anchor = parseAnchor(`8:${"0".repeat(16)}`);
    expect(verifyTrailFile(file, { keys: [KEY], anchors: anchor ? [anchor] : [] }).faults).toEqual([
      { kind: "anchor-differs", seq: 8 },
    ]);
  });

  test("isn't found right where its first line claims that it was redacted", () => {
    const file = fileOf().replace('"isRedacted":false', '"isRedacted":true');
    const { withoutPersonal, faults } = verifyTrailFile(file, { keys: [KEY] });
    expect({ withoutPersonal, faults }).toEqual({ withoutPersonal: 0, faults: [] });
  });
});

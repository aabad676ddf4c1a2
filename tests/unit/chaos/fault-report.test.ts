import { expect, test } from "vitest";
import { createFaultReport, isFaultless } from "../../chaos/all/fault-report.ts";
import type { FaultEnd } from "../../chaos/fault-kinds.ts";

const end = (change: Partial<FaultEnd> = {}) => ({
  fault: "network-gone" as const,
  browser: "none" as const,
  subject: "changes",
  at: "x.ts#1",
  end: "right" as const,
  duplicates: 0,
  lost: 0,
  ...change,
});
const RUN = { seed: 1, seconds: 2 };

test("createFaultReport counts a row for each kind of fault and browser, in the order of the kinds", () => {
  const ends = [
    end(),
    end({ end: "told" }),
    { ...end(), browser: "chromium" as const },
    end({ fault: "worker-killed" }),
  ];
  const report = createFaultReport(ends, [], RUN);
  const none = { duplicates: 0, lost: 0, unexplained: 0 };
  expect(report.rows).toEqual([
    { fault: "worker-killed", browser: "none", played: 1, rightState: 1, saidWhatStands: 0, ...none },
    { fault: "network-gone", browser: "chromium", played: 1, rightState: 1, saidWhatStands: 0, ...none },
    { fault: "network-gone", browser: "none", played: 2, rightState: 1, saidWhatStands: 1, ...none },
  ]);
  expect(report.totals).toEqual({ played: 4, rightState: 3, saidWhatStands: 1, ...none });
  expect(report.notPlayed).toContain("proda-down");
  expect(report.notPlayed).not.toContain("network-gone");
  expect(isFaultless(report)).toBe(true);
});

test.each([
  ["a record stands twice", [end({ duplicates: 1 })], []],
  ["a record is lost", [end({ lost: 1 })], []],
  ["an end is unexplained", [end({ end: "unexplained", why: "it never ended" })], []],
  ["an await was left out", [end()], [{ machine: "jobs", awaits: 3, leftOut: ["x.ts#2"] }]],
])("a report isn't faultless where %s", (_title, ends, awaits) => {
  const report = createFaultReport(ends, awaits, RUN);
  expect(isFaultless(report)).toBe(false);
  expect(report.faults).toHaveLength(awaits.length === 0 ? 1 : 0);
});

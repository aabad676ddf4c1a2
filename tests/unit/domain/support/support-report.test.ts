import { expect, test } from "vitest";
import { formatSupportReport, type SupportReport } from "../../../../lib/domain/support/support-report.ts";

const report: SupportReport = {
  today: "2026-11-28",
  product: "Planbridge 1.0.0",
  browser: "Chrome 144",
  platform: "win x86-64",
  connection: { state: "saved", keyExpiry: null, deviceExpiry: null },
  environment: null,
  clockAheadSeconds: 0,
  permissions: [],
  pages: [],
  database: { version: 6, rows: [["jobs", 12_345]] },
  setAside: [],
  problems: [],
  policy: { role: "may-accept", hasLimit: false, entries: [], unreadable: [] },
};

test("what isn't known is said so, and counts and days are written as everywhere", () => {
  expect(formatSupportReport(report)).toBe(
    [
      "Planbridge diagnostic, 28/11/2026",
      "Planbridge 1.0.0 in Chrome 144 on win x86-64",
      "",
      "Connection: saved",
      "Environment: not told",
      "Device expires: not told",
      "Key expires: not told",
      "Clock: as the NDIA's",
      "Pages recognised: none",
      "",
      "Database version 6",
      "- jobs: 12,345",
      "Set aside: none",
      "Problems: none",
      "",
      "Role: may-accept",
      "Policy: none",
      "Policy, not readable: none",
    ].join("\n"),
  );
});

test.each([
  [1_200, "1,200 s ahead of the NDIA's"],
  [-75, "75 s behind the NDIA's"],
  [null, "not compared since the browser started"],
])("a clock that is %s seconds ahead is told as: %s", (clockAheadSeconds, words) => {
  expect(formatSupportReport({ ...report, clockAheadSeconds })).toContain(`Clock: ${words}\n`);
});

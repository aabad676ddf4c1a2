// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { writePack } from "../../../../../entrypoints/workspace/profile/write-pack.ts";
import type { HandoverPack } from "../../../../../lib/domain/profile/handover/handover-pack.ts";

const pack = (cell: string): HandoverPack => ({
  title: `Ana ${cell}`,
  madeAt: "28/11/2026, 2:15 pm",
  isRedacted: false,
  sections: [
    {
      title: "Budgets",
      lines: [cell],
      tables: [{ title: "Budgets", columns: [{ header: cell }], rows: [[cell]] }],
    },
  ],
});

test("a handover pack is one page that loads nothing and runs nothing", async () => {
  const text = await writePack(pack("$1")).text();
  expect(text.startsWith("<!doctype html>")).toBe(true);
  expect(text).toContain("default-src 'none'");
  expect(text).not.toMatch(/<(?:script|img|link|iframe)|src=|href=|url\(/i);
});

test("what a CRM says in a name stays text", async () => {
  const text = await writePack(pack('<img src=x onerror=alert(1)>&"')).text();
  expect(text).not.toContain("<img");
  expect(text).toContain("&lt;img src=x onerror=alert(1)&gt;&amp;");
});

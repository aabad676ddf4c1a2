import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const DIRECT_ACCESS =
  /\bdb\s*\.\s*(add|clear|count|delete|get|getAll\w*|getFromIndex|getKey|put|transaction)\s*[(<]|\.objectStore\(|\bindexedDB\b|from "idb"/;

test("only the repositories of lib/storage read or write the database", () => {
  const files = globSync("{lib,components,entrypoints}/**/*.{ts,tsx}").filter(
    (file) => !file.startsWith("lib/storage/"),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => DIRECT_ACCESS.test(readFileSync(file, "utf8")))).toEqual([]);
});

test.each([
  'await db.get("jobs", id);',
  'for await (const row of db.transaction("jobs").store) count(row);',
  'await db\n    .getAllFromIndex("jobs", "by-state");',
  'transaction.objectStore("jobs").put(job);',
  'import { openDB } from "idb";',
])("the search for direct database access finds %s", (code) => {
  expect(DIRECT_ACCESS.test(code)).toBe(true);
});

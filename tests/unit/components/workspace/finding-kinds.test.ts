// @vitest-environment node
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../../../support/run.ts";
import { FILE_FINDING_LABELS } from "../../../../components/workspace/finding-kinds.ts";

const sources = ["lib/domain/invoice", "lib/invoice-files", "lib/crm"].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), "utf8")),
);
const NAMED = /code: (?:\w+ \? "([a-z0-9-]+)" : )?"([a-z0-9-]+)"|unreadable\(\s*"([a-z-]+)"/g;
const codes = new Set(
  sources
    .flatMap((source) => Array.from(source.matchAll(NAMED), ([, ...names]) => names).flat())
    .filter(Boolean),
);

test("FILE_FINDING_LABELS has a label for every code of the rules and the file check", () => {
  const ofRows = [...codes].filter((code) => code && !/^(file|crm)-/.test(code));
  expect(ofRows.length).toBeGreaterThan(60);
  expect(ofRows.filter((code) => !Object.hasOwn(FILE_FINDING_LABELS, code))).toEqual([]);
});

test("FILE_FINDING_LABELS has no label for an unknown code", () => {
  // The scanner names the fault of a quote by its kind.
  const given = new Set<string | undefined>([...codes, "quote-unclosed", "quote-stray"]);
  expect(Object.keys(FILE_FINDING_LABELS).filter((code) => !given.has(code))).toEqual([]);
});

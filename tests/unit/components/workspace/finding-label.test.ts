import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../../../support/run.ts";
import { findingLabel } from "../../../../components/workspace/finding-label.ts";
import { UNREADABLE_LABELS } from "../../../../lib/crm/read/invoice/unreadable.ts";
import { RULE_LABELS } from "../../../../lib/domain/invoice/rules/rule-labels.ts";
import { FILE_FINDING_LABELS } from "../../../../lib/invoice-files/file-finding-labels.ts";

const NAMED = /code: (?:\w+ \? "([a-z0-9-]+)" : )?"([a-z0-9-]+)"|unreadable\(\s*"([a-z-]+)"/g;

/** The codes of findings that the sources of a folder, or one file, give. */
function codesIn(path: string): Set<string> {
  const files = path.endsWith(".ts")
    ? [join(ROOT, path)]
    : readdirSync(join(ROOT, path), { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name));
  return new Set(
    files.flatMap((file) =>
      Array.from(readFileSync(file, "utf8").matchAll(NAMED), ([, ...names]) => names)
        .flat()
        .filter((name) => name !== undefined),
    ),
  );
}

const ofFiles = codesIn("lib/invoice-files");

test("every finding of a file's row has a label", () => {
  const ofRows = [...ofFiles].filter((code) => !/^(?:file|workbook)-/.test(code));
  expect(ofRows.length).toBeGreaterThan(30);
  const labels = { ...RULE_LABELS, ...FILE_FINDING_LABELS };
  expect(ofRows.filter((code) => !Object.hasOwn(labels, code))).toEqual([]);
});

test("every label of a file's finding belongs to a code that the file check gives", () => {
  // The scanner names the fault of a quote by its kind.
  const given = new Set([...ofFiles, "quote-unclosed", "quote-stray"]);
  expect(Object.keys(FILE_FINDING_LABELS).filter((code) => !given.has(code))).toEqual([]);
});

test("every value that the CRM's pages hold in an unreadable form has a label", () => {
  expect(Object.keys(UNREADABLE_LABELS).toSorted()).toEqual(
    [...codesIn("lib/crm/read/invoice/unreadable.ts")].toSorted(),
  );
});

test("findingLabel takes the label of a rule from the rule", () => {
  expect(findingLabel("duplicate-invoice")).toBe("Duplicate invoice");
});

test("findingLabel shows the code of a finding that has no label", () => {
  expect(findingLabel("some-new-code")).toBe("some new code");
});

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const TESTS = join(import.meta.dirname, "..");
const LAST = 195;

/** The list's rows: the number of a feature or of a part such as F15a, and whether it is done. */
function readList(): { feature: string; done: boolean }[] {
  const rows = readFileSync(join(TESTS, "features.md"), "utf8").matchAll(
    /^\| (F\d+[a-z]?) +\| (.+?) +\|(.*)\|$/gm,
  );
  return Array.from(rows, ([, feature = "", words = "", done = ""]) => {
    if (words.trim() === "" || !["", "yes"].includes(done.trim()))
      throw new Error(`${feature} is written wrongly`);
    return { feature, done: done.trim() === "yes" };
  });
}

/** What the title of a proof begins with: `F8`, `F3, F13` or `F8 F9`, then a colon. */
const BEGINNING = /["'`](F\d+[a-z]?(?:,? F\d+[a-z]?)*):/g;

/** The features that a test file's titles, or the rows of its tables, begin with. A `describe` proves nothing. */
function namedIn(source: string): string[] {
  const titles = source.replaceAll(/\bdescribe(\.\w+)*\(\s*["'`]F/g, "");
  return Array.from(titles.matchAll(BEGINNING), ([, names = ""]) => names.split(/,? /)).flat();
}

function testFiles(): string[] {
  const files = readdirSync(TESTS, { recursive: true, encoding: "utf8" });
  return files.filter((file) => /\.test\.tsx?$/.test(file) && !file.endsWith("features.test.ts"));
}

const list = readList();
const proofs = testFiles().map((file) => ({ file, names: namedIn(readFileSync(join(TESTS, file), "utf8")) }));
const named = new Set(proofs.flatMap(({ names }) => names));

describe("the feature list", () => {
  test("the feature list has every feature from 1 to 195 once, in order", () => {
    const whole = list.map(({ feature }) => feature).filter((feature) => /\d$/.test(feature));
    expect(whole).toEqual(Array.from({ length: LAST }, (_, at) => `F${at + 1}`));
  });

  test("the feature list has each part once, with its feature", () => {
    const parts = list.map(({ feature }) => feature).filter((feature) => !/\d$/.test(feature));
    expect(new Set(parts).size).toBe(parts.length);
    expect(parts.filter((part) => !list.some(({ feature }) => feature === part.slice(0, -1)))).toEqual([]);
  });

  test("the feature list marks a feature as done only if a test title begins with it", () => {
    expect(
      list.filter(({ feature, done }) => done && !named.has(feature)).map(({ feature }) => feature),
    ).toEqual([]);
  });

  test("the feature list has every feature that a test title begins with", () => {
    const listed = new Set(list.map(({ feature }) => feature));
    const unlisted = proofs.flatMap(({ file, names }) =>
      names.filter((name) => !listed.has(name)).map((name) => `${file}: ${name}`),
    );
    expect(unlisted).toEqual([]);
  });

  test("the check of the feature list finds tests and features", () => {
    expect(proofs.length).toBeGreaterThan(20);
    expect(named.size).toBeGreaterThan(15);
  });
});

test.each<[string, string[]]>([
  ['test("F15: the legend", () => {})', ["F15"]],
  ["it('F3, F13: both', () => {})", ["F3", "F13"]],
  ["test.each([1])(`F8 F9: %s`, () => {})", ["F8", "F9"]],
  ['test.each([["F15a: a row", 1]])("%s", () => {})', ["F15a"]],
  ['describe("F15: a group", () => {})', []],
  ['test("the legend, F15: as it is", () => {})', []],
  ["// F15: a remark", []],
  ['test("F15 the legend", () => {})', []],
])("the titles of %s prove %j", (source, names) => {
  expect(namedIn(source)).toEqual(names);
});

// @vitest-environment node
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const TESTS = join(import.meta.dirname, "..");
const LAST = 195;

/** The list's rows: a feature's number, or a part of one such as F15a; and whether it is done. */
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

/** `F8`, `F3, F13` or `F8 F9`, then a colon: what a title begins with that proves a feature. */
const BEGINNING = /["'`](F\d+[a-z]?(?:,? F\d+[a-z]?)*):/g;

/** The features that a test file's titles begin with; those of a table stand in its rows. A `describe` proves nothing. */
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
  test("has every feature from 1 to 195, once and in order", () => {
    const whole = list.map(({ feature }) => feature).filter((feature) => /\d$/.test(feature));
    expect(whole).toEqual(Array.from({ length: LAST }, (_, at) => `F${at + 1}`));
  });

  test("has no part twice, and none without its feature", () => {
    const parts = list.map(({ feature }) => feature).filter((feature) => !/\d$/.test(feature));
    expect(new Set(parts).size).toBe(parts.length);
    expect(parts.filter((part) => !list.some(({ feature }) => feature === part.slice(0, -1)))).toEqual([]);
  });

  test("calls nothing done that no test proves", () => {
    expect(
      list.filter(({ feature, done }) => done && !named.has(feature)).map(({ feature }) => feature),
    ).toEqual([]);
  });

  test("has every feature that a test names", () => {
    const known = new Set(list.map(({ feature }) => feature));
    const strange = proofs.flatMap(({ file, names }) =>
      names.filter((name) => !known.has(name)).map((name) => `${file}: ${name}`),
    );
    expect(strange).toEqual([]);
  });

  test("is held to tests that it finds", () => {
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

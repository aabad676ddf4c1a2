import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const SIZED =
  /(?:^|[\s;{])((?:padding|margin|gap|row-gap|column-gap|border-radius|font-size)[a-z-]*)\s*:\s*([^;}]*)/g;
const RAW_LENGTH = /(?<![\w-])-?\d*\.?\d+(?:px|rem|em|pt)\b/;

/** Declarations of spacing, radius or font size with a length of their own in place of a token. */
function rawLengths(css: string): string[] {
  const code = css.replaceAll(/\/\*[\s\S]*?\*\//g, "");
  return [...code.matchAll(SIZED)]
    .filter(([, , value = ""]) => RAW_LENGTH.test(value))
    .map(([, property, value]) => `${property}: ${value}`);
}

const sheets = globSync("components/**/*.css").filter((path) => !path.endsWith("base/tokens.css"));

test("every style sheet takes spacing, radii and font sizes from the tokens", () => {
  expect(sheets.length).toBeGreaterThan(30);
  const violations = sheets.flatMap((path) =>
    rawLengths(readFileSync(path, "utf8")).map((declaration) => `${path}: ${declaration}`),
  );
  expect(violations).toEqual([]);
});

test.each([
  [".a { padding: 4px 0; }", ["padding: 4px 0"]],
  [".a{margin-left:-2px}", ["margin-left: -2px"]],
  [".a { gap: var(--pb-space-1) 6px; }", ["gap: var(--pb-space-1) 6px"]],
  [".a { border-radius: 3px; font-size: 0.9em; }", ["border-radius: 3px", "font-size: 0.9em"]],
  ["@media (max-width: 560px) { .a { padding-block: 1px; } }", ["padding-block: 1px"]],
])("a raw length is reported in %s", (css, expected) => {
  expect(rawLengths(css)).toEqual(expected);
});

test.each([
  ".a { padding: 0 var(--pb-space-2); margin: calc(-1 * var(--pb-space-half)) auto; }",
  ".a { border-radius: 50%; scroll-padding-bottom: 200px; border: 1px solid; }",
  "/* padding: 4px */ .a { width: 200px; }",
])("no raw length is reported in %s", (css) => {
  expect(rawLengths(css)).toEqual([]);
});

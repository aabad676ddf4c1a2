import { beforeAll, describe, expect, test } from "vitest";
import { lintSeeds } from "../../lint/lint-seeds.ts";

const MARKUP = "markup(no-text-as-code)";

/** Code in a file of the product, and the rule that has to report it; `null`: none of them may. */
const SEEDS: readonly [code: string, rule: string | null][] = [
  ["declare const el: Element;\nel.innerHTML = String(el);", MARKUP],
  ["declare const el: Element;\nexport const html = el.outerHTML;", MARKUP],
  ['declare const el: Element;\nel["innerHTML"] = String(el);', MARKUP],
  ['declare const el: Element;\nel.insertAdjacentHTML("beforeend", String(el));', MARKUP],
  ["export const props = { dangerouslySetInnerHTML: { __html: String(1) } };", MARKUP],
  ['export const props = { "srcdoc": String(1) };', MARKUP],
  ["document.write(String(1));", MARKUP],
  ["declare const el: Element;\nel.ownerDocument.writeln(String(el));", MARKUP],
  ["document.createRange().createContextualFragment(String(1));", MARKUP],
  ["Object.assign(document.body, { setHTMLUnsafe: 1 });", MARKUP],
  ['new DOMParser().parseFromString(String(1), "text/html");', MARKUP],
  ["eval(String(1));", "eslint(no-eval)"],
  ["export const make = new Function(String(1));", "eslint(no-new-func)"],
  ['export const address = "javascript:alert(1)";', "eslint(no-script-url)"],
  ["console.log(String(1));", "eslint(no-console)"],
  ["console.error(String(1));", "eslint(no-console)"],
  ["declare const el: Element;\nel.textContent = String(el);", null],
  ["declare const stream: { write(text: string): void };\nstream.write(String(1));", null],
  ["export const write = (file: { document: string }) => file.document;", null],
];

const path = (folder: string, at: number) => `${folder}/seed-${at}.ts`;
const FOLDERS = ["lib/domain", "components/base", "entrypoints/popup"];
const RULES = new Set(SEEDS.flatMap(([, rule]) => rule ?? []));
let reported: ReadonlySet<string>;

beforeAll(async () => {
  const reports = await lintSeeds([
    ...FOLDERS.flatMap((folder) => SEEDS.map(([code], at) => ({ path: path(folder, at), code }))),
    {
      path: "components/base/seed-attribute.tsx",
      code: "export const Seed = () => <p dangerouslySetInnerHTML={{ __html: String(1) }} />;",
    },
    {
      path: "components/base/seed-frame.tsx",
      code: "export const Seed = () => <iframe srcDoc={String(1)} />;",
    },
  ]);
  reported = new Set(
    reports.filter(({ rule }) => RULES.has(rule)).map((report) => `${report.path} ${report.rule}`),
  );
});

describe("the linter's rules against text that becomes markup or code", () => {
  test.each(FOLDERS.flatMap((folder) => SEEDS.map(([code, rule], at) => [folder, code, rule, at] as const)))(
    "in %s the linter, given %j, reports %s",
    (folder, _, rule, at) => {
      const found = Array.from(reported).filter((report) => report.startsWith(`${path(folder, at)} `));
      expect(found).toEqual(rule === null ? [] : [`${path(folder, at)} ${rule}`]);
    },
  );

  test.each(["components/base/seed-attribute.tsx", "components/base/seed-frame.tsx"])(
    "the linter reports markup in the attribute of %s",
    (file) => {
      expect(reported).toContain(`${file} ${MARKUP}`);
    },
  );
});

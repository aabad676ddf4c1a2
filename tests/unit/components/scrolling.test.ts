// @vitest-environment node
import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { ROOT } from "../../support/run.ts";

/** Every rule of our style sheets that makes something scroll. */
const scrolling = globSync("components/**/*.css", { cwd: ROOT })
  .flatMap((file) => {
    const css = readFileSync(join(ROOT, file), "utf8").replaceAll(/\/\*[\s\S]*?\*\//g, "");
    return Array.from(css.matchAll(/([^{}]+)\{([^{}]*)\}/g), ([, selector = "", body = ""]) => ({
      name: `${basename(file)}: ${selector.trim()}`,
      body,
    }));
  })
  .filter(({ body }) => /overflow(-y)?:\s*(auto|scroll)/.test(body));

/** The modal dialog: the browser positions it itself, and a position of ours would take it out of its place. */
const POSITIONED = new Set(["pace.css: .pb-confirm"]);

describe("what scrolls is positioned, so that unseen words in it don't make the page higher", () => {
  test("there are rules to look at", () => {
    expect(scrolling.length).toBeGreaterThan(4);
  });

  test.each(scrolling.filter(({ name }) => !POSITIONED.has(name)))("$name", ({ body }) => {
    expect(body).toMatch(/position:\s*(relative|fixed|sticky)/);
  });
});

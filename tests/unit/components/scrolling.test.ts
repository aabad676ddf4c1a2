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
const POSITIONED = new Set(["save-confirm.css: .pb-confirm"]);

describe("scroll containers are positioned, so that visually hidden text doesn't extend the page", () => {
  test("the style sheets contain scroll containers", () => {
    expect(scrolling.length).toBeGreaterThan(4);
  });

  test.each(scrolling.filter(({ name }) => !POSITIONED.has(name)))(
    "$name is a positioned scroll container",
    ({ body }) => {
      expect(body).toMatch(/position:\s*(relative|fixed|sticky)/);
    },
  );
});

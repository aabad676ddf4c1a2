import { describe, expect, test } from "vitest";
import { pruneCss } from "../../../lib/build/prune-css.ts";

interface Hooks {
  transform: (code: string, id: string) => { code: string } | null;
  renderChunk: (code: string) => { code: string };
}

/** The sheet as a page script would hold it whose components have this code. */
function sheetIn(css: string, components: string): string {
  const { transform, renderChunk } = pruneCss() as unknown as Hooks;
  const sheet = transform(`export default ${JSON.stringify(css)}`, "components/base/base.css?inline");
  const { code } = renderChunk(`${components};${sheet?.code.replace("export default", "const css =")}`);
  return JSON.parse(code.slice(code.indexOf("const css = ") + "const css = ".length)) as string;
}

describe("pruneCss", () => {
  test("pruneCss drops the rules of a class that no component names", () => {
    expect(sheetIn(".pb-link{color:red}.pb-step{color:red}", 'h("a", { class: "pb-link" })')).toBe(
      ".pb-link{color:red}",
    );
  });

  test("pruneCss keeps every class that begins like one put together at run time", () => {
    const css = ".pb-tone-info{color:red}.pb-tone-danger{color:#000}";
    expect(sheetIn(css, "const tone = (name) => `pb-tone-${name}`")).toBe(css);
  });

  test("pruneCss keeps rules of elements and of the surface itself", () => {
    expect(sheetIn("body{margin:0}.pb-surface p{margin:0}", 'const at = "pb-surface"')).toBe(
      "body,.pb-surface p{margin:0}",
    );
  });

  test("pruneCss drops a token that no rule left reads", () => {
    const css = ".pb-link{color:var(--pb-text)}.pb-step{color:var(--pb-accent)}";
    const tokens = ":root{--pb-text:#000;--pb-accent:#0b5a62}";
    expect(sheetIn(`${tokens}${css}`, 'h("a", { class: "pb-link" })')).toBe(
      ":root{--pb-text:#000}.pb-link{color:var(--pb-text)}",
    );
  });

  test("pruneCss keeps a token that another sheet of the same script reads", () => {
    const { transform, renderChunk } = pruneCss() as unknown as Hooks;
    const module = (css: string) =>
      transform(`export default ${JSON.stringify(css)}`, "components/base/base.css?inline")?.code ?? "";
    const { code } = renderChunk(
      [module(":root{--pb-text:#000}"), module("body{color:var(--pb-text, #fff)}")].join(";"),
    );
    expect(code).toContain("--pb-text:#000");
  });

  test("pruneCss keeps a token that a component names", () => {
    const css = ":root{--pb-columns:1}";
    expect(sheetIn(css, 'h("div", { style: { "--pb-columns": 2 } })')).toBe(css);
  });

  test("pruneCss leaves every other module alone", () => {
    const { transform } = pruneCss() as unknown as Hooks;
    expect(transform("export default 1", "lib/core/money.ts")).toBeNull();
  });
});

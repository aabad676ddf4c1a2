import type { HandoverPack } from "../../../lib/domain/profile/handover/handover-pack.ts";
import { redactPack } from "../../../lib/domain/profile/handover/redact-pack.ts";
import { afterEach, describe, expect, test, vi } from "vitest";
import { listExpressions, type Expression } from "../../lint/regular-expressions.ts";
import { findSlowExpressions } from "../../lint/slow-expressions.ts";
import { scriptedValue } from "../../../lib/crm/read/form/form-controls.ts";

const { literals, made } = listExpressions();

/** What a module makes of texts while it is loaded, or while `use` uses it. */
async function expressionsMadeBy(file: string, use?: () => unknown): Promise<Expression[]> {
  const found: Expression[] = [];
  const Native = RegExp;
  vi.stubGlobal(
    "RegExp",
    new Proxy(Native, {
      construct(target, [source, flags]: [string | RegExp, string?]) {
        const expression = new target(source, flags);
        if (new Error().stack?.includes(file))
          found.push({ file, source: expression.source, flags: expression.flags });
        return expression;
      },
    }),
  );
  vi.resetModules();
  await (use ? use() : import(/* @vite-ignore */ `../../../${file}`));
  vi.unstubAllGlobals();
  return found;
}

/** An empty field of a page with a script, which is looked through for what it would put into the field. */
const field = {
  id: "EndDate",
  name: "Contract.EndDate",
  value: "",
  tagName: "INPUT",
  type: "text",
  attributes: [],
  ownerDocument: { querySelectorAll: () => [{ textContent: "" }] },
} as unknown as Parameters<typeof scriptedValue>[0];

const pack: HandoverPack = { title: "", madeAt: "", isRedacted: false, sections: [] };

/** Those that aren't made when their module is loaded, and what makes one. */
const MADE_IN_USE: Readonly<Record<string, () => unknown>> = {
  "lib/crm/read/form/form-controls.ts": () => scriptedValue(field),
  "lib/domain/profile/handover/redact-pack.ts": () => redactPack(pack, ["Zoë O’Connor-Lee", "430000017"]),
};

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("the regular expressions of the product", () => {
  test.each(Object.entries(Object.groupBy(made, (file) => file)))(
    "every expression that %s makes of a text is among those that are tried",
    async (file, places) => {
      const found = await expressionsMadeBy(file, MADE_IN_USE[file]);
      expect(found.length).toBeGreaterThanOrEqual(places?.length ?? 1);
    },
  );

  test("no regular expression takes a second on 100 kB of hostile text", async () => {
    const ofTexts: Expression[] = [];
    for (const file of new Set(made)) ofTexts.push(...(await expressionsMadeBy(file, MADE_IN_USE[file])));
    const all = new Map([...literals, ...ofTexts].map((each) => [`${each.source}/${each.flags}`, each]));
    expect(all.size).toBeGreaterThan(400);
    expect(await findSlowExpressions(Array.from(all.values()))).toEqual([]);
  }, 300_000);

  test("findSlowExpressions finds what goes on without an end, and what is quadratic", async () => {
    const seeds = [
      [String.raw`^([\d_]+?)((?:_?[A-Z]+)*)$`, ""],
      [String.raw`\s*AUD$`, "i"],
      [String.raw`^[a-z]+$`, ""],
    ] as const;
    const expressions = seeds.map(([source, flags]) => ({ file: "seed.ts", source, flags }));
    const found = await findSlowExpressions(expressions, 5000);
    expect(found.map(({ source }) => source)).toEqual([seeds[0][0], seeds[1][0]]);
  }, 120_000);
});

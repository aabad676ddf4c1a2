import { transform } from "lightningcss";
import type { Plugin } from "vite";

const NAME = /pb-[a-z0-9-]*/g;
/** A token that a rule reads. */
const READ = /(?<=var\()--pb-[a-z0-9-]+/g;
/** A token that a component names, whether it sets or reads it. */
const NAMED = /--pb-[a-z0-9-]+/g;

/**
 * Leaves out of a page script's style sheets what its components never name: the shared sheets are written for all
 * surfaces, and a CRM page should load only what it shows. A class that is put together at run time (`pb-tone-${tone}`)
 * keeps every class that begins so. Tokens that none of the rules left reads go with them.
 */
export function pruneCss(): Plugin {
  const sheets: string[] = [];
  return {
    name: "prune-css",
    enforce: "post",
    transform(code, id) {
      if (!/\.css\?(?:[^?]*&)?inline/.test(id)) return null;
      const literal = /^export default (".*");?\s*$/s.exec(code)?.[1];
      if (!literal) throw new Error(`${id} isn't a style sheet in one string`);
      sheets.push(JSON.parse(literal) as string);
      return { code: `export default "${placeholder(sheets.length - 1)}"`, map: null };
    },
    renderChunk(code) {
      const named = new Set(code.match(NAME));
      const starts = [...named].filter((name) => name.endsWith("-"));
      const isUsed = (name: string) => named.has(name) || starts.some((start) => name.startsWith(start));
      const own = Array.from(sheets.entries()).filter(([at]) => code.includes(placeholder(at)));
      const pruned = own.map(([at, css]) => [at, pruneClasses(css, isUsed)] as const);
      const tokens = new Set([
        ...(code.match(NAMED) ?? []),
        ...pruned.flatMap(([, css]) => css.match(READ) ?? []),
      ]);
      const result = pruned.reduce(
        (text, [at, css]) => text.replace(placeholder(at), () => inLiteral(pruneTokens(css, tokens))),
        code,
      );
      return { code: result, map: null };
    },
  };
}

function placeholder(at: number): string {
  return `@planbridge-sheet-${at}@`;
}

function pruneClasses(css: string, isUsed: (name: string) => boolean): string {
  const unusedSymbols = Array.from(css.matchAll(/\.(pb-[a-z0-9-]+)/g), ([, name = ""]) => name).filter(
    (name) => !isUsed(name),
  );
  return transform({
    filename: "page.css",
    code: Buffer.from(css),
    minify: true,
    unusedSymbols,
  }).code.toString();
}

function pruneTokens(css: string, read: ReadonlySet<string>): string {
  return transform({
    filename: "page.css",
    code: Buffer.from(css),
    minify: true,
    visitor: {
      Declaration: {
        custom: ({ name }) => (!name.startsWith("--pb-") || read.has(name) ? undefined : []),
      },
    },
  }).code.toString();
}

/** As the inside of a string literal. */
function inLiteral(css: string): string {
  return JSON.stringify(css).slice(1, -1).replaceAll("`", "\\`").replaceAll("'", "\\'");
}

import { transform } from "lightningcss";
import type { Plugin } from "vite";

const NAME = /pb-[a-z0-9-]*/g;

/**
 * Leaves out of a page script's style sheets what its components never name: the shared sheets are written for all
 * surfaces, and a CRM page should load only what it shows. A class that is put together at run time (`pb-tone-${tone}`)
 * keeps every class that begins so.
 */
export function pruneCss(): Plugin {
  const sheets: string[] = [];
  return {
    name: "prune-css",
    enforce: "post",
    transform(code, id) {
      if (!/\.css\?(?:.*&)?inline/.test(id)) return null;
      const literal = /^export default (".*");?\s*$/s.exec(code)?.[1];
      if (!literal) throw new Error(`${id} isn't a style sheet in one string`);
      sheets.push(JSON.parse(literal) as string);
      return { code: `export default "${placeholder(sheets.length - 1)}"`, map: null };
    },
    renderChunk(code) {
      const named = new Set(code.match(NAME));
      const starts = [...named].filter((name) => name.endsWith("-"));
      const isUsed = (name: string) => named.has(name) || starts.some((start) => name.startsWith(start));
      const pruned = sheets.reduce(
        (text, css, at) => text.replace(placeholder(at), () => prune(css, isUsed)),
        code,
      );
      return { code: pruned, map: null };
    },
  };
}

function placeholder(at: number): string {
  return `@planbridge-sheet-${at}@`;
}

/** As the inside of a string literal. */
function prune(css: string, isUsed: (name: string) => boolean): string {
  const unusedSymbols = Array.from(css.matchAll(/\.(pb-[a-z0-9-]+)/g), ([, name = ""]) => name).filter(
    (name) => !isUsed(name),
  );
  const { code } = transform({ filename: "page.css", code: Buffer.from(css), minify: true, unusedSymbols });
  return JSON.stringify(code.toString()).slice(1, -1).replaceAll("`", "\\`").replaceAll("'", "\\'");
}

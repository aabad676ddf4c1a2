import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAst } from "vite";
import { ROOT } from "../support/run.ts";

/** A regular expression as it stands in a source file, and where. */
export interface Expression {
  file: string;
  source: string;
  flags: string;
}

export interface SourceExpressions {
  /** `/…/`, all of them. */
  literals: Expression[];
  /** Files that make one of a text at run time (`new RegExp`), once for each place. */
  made: string[];
}

const FOLDERS = ["lib", "components", "entrypoints"];

/** All regular expressions of the product's sources. */
export function listExpressions(): SourceExpressions {
  const found: SourceExpressions = { literals: [], made: [] };
  for (const folder of FOLDERS)
    for (const name of readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })) {
      if (!/\.tsx?$/.test(name)) continue;
      const file = join(folder, name);
      collect(parseAst(readFileSync(join(ROOT, file), "utf8"), { lang: name.endsWith("x") ? "tsx" : "ts" }), {
        literal: (source, flags) => found.literals.push({ file, source, flags }),
        made: () => found.made.push(file),
      });
    }
  return found;
}

interface Found {
  literal: (source: string, flags: string) => void;
  made: () => void;
}

function collect(node: unknown, found: Found): void {
  if (typeof node !== "object" || node === null) return;
  if (Array.isArray(node)) {
    for (const each of node) collect(each, found);
    return;
  }
  const { regex, type, callee } = node as {
    regex?: { pattern: string; flags: string };
    type?: string;
    callee?: { name?: string };
  };
  if (regex) found.literal(regex.pattern, regex.flags);
  if ((type === "NewExpression" || type === "CallExpression") && callee?.name === "RegExp") found.made();
  for (const [key, value] of Object.entries(node)) if (key !== "regex") collect(value, found);
}

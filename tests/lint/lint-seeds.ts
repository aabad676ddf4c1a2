import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { ROOT, run } from "../support/run.ts";

export const LINT_CONFIG = join(ROOT, ".oxlintrc.json");

/** A source file that is written only to be linted, by its path in the project. */
export interface LintSeed {
  path: string;
  code: string;
}

/** What the linter reported: the seed's path, and the rule with its plugin, such as `import(no-cycle)`. */
export interface LintReport {
  path: string;
  rule: string;
}

/**
 * Lints the seeds as files of the project, in a temporary tree. The configuration is copied into the tree, because
 * its `overrides` match paths relative to it; so is the TypeScript configuration, by which imports are resolved.
 */
export async function lintSeeds(seeds: readonly LintSeed[]): Promise<LintReport[]> {
  const tree = mkdtempSync(join(tmpdir(), "planbridge-lint-"));
  try {
    const config = JSON.parse(readFileSync(LINT_CONFIG, "utf8")) as { $schema?: string; jsPlugins: string[] };
    delete config.$schema;
    const { resolve } = createRequire(LINT_CONFIG);
    config.jsPlugins = config.jsPlugins.map((plugin) => resolve(plugin));
    const copy = join(tree, ".oxlintrc.json");
    writeFileSync(copy, JSON.stringify(config));
    for (const file of ["tsconfig.json", ".wxt/tsconfig.json"]) cpSync(join(ROOT, file), join(tree, file));
    for (const { path, code } of seeds) {
      const file = join(tree, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `${code}\n`);
    }
    const { output } = await run("oxlint", ["-c", copy, "--format=unix", tree]);
    return output.split("\n").flatMap((line) => parseReport(line, tree));
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

function parseReport(line: string, tree: string): LintReport[] {
  const [, path, rule] = /^(.*?):\d+:\d+: .* \[\w+\/(.+)\]$/.exec(line) ?? [];
  return path && rule ? [{ path: relative(tree, path), rule }] : [];
}

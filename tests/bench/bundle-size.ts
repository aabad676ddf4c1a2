import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { BrowserName } from "../support/browsers.ts";
import { ROOT, run } from "../support/run.ts";
import type { Measured } from "./report.ts";
import { withFolder } from "./temporary.ts";

const ENTRYPOINTS = readdirSync(join(ROOT, "entrypoints"));

const ROWS = [
  { name: "detector-gzip", files: ["detector.js"], most: 1.3, beside: [] },
  {
    name: "page-ui-gzip",
    files: ENTRYPOINTS.flatMap(scriptOf),
    most: 40,
    // What a page loads besides its own script, and what it is given when somebody opens a dialog or asks how it is read.
    beside: ENTRYPOINTS.filter((file) => /\.ts$|-dialog$/.test(file) && file !== "background.ts").map(
      (file) => file.replace(/(?:\.ts)?$/, ".js"),
    ),
  },
];

const EMPTY_PAGE = "content-scripts/page.js";

/** Files that do nothing, under the names of ours: what is left is the framework's own part. */
const EMPTY = {
  "wxt.config.ts": `import { defineConfig } from "wxt";\nexport default defineConfig({ imports: false, manifest: { name: "Empty", version: "1.0" } });\n`,
  "entrypoints/detector.ts": `import { defineUnlistedScript } from "#imports";\nexport default defineUnlistedScript(() => {});\n`,
  "entrypoints/page.content.ts":
    `import { defineContentScript } from "#imports";\n` +
    `export default defineContentScript({ registration: "runtime", matches: [], main() {} });\n`,
};

/** What the CRM's pages load, from a production build; the floor is an empty script from the same framework. */
export function measureSizes(browser: BrowserName, wanted: string[]): Promise<Measured[]> {
  return withFolder(async (folder) => {
    writeEmptyProject(folder);
    const target = browser === "firefox" ? ["firefox", "--mv3"] : ["chrome"];
    await build([folder, "-b", ...target]);
    await build(["-b", ...target]);
    const output = `.output/${target[0]}-mv3`;
    return ROWS.filter(({ name }) => wanted.includes(name)).map(({ name, files, most, beside }): Measured => {
      // A page loads one of them: the largest counts.
      const sizeOf = (file: string) => ({ file, kilobytes: gzipped(join(ROOT, output, file)) });
      const sizes = files.map(sizeOf);
      const value = Math.max(...sizes.map(({ kilobytes }) => kilobytes));
      const floor = gzipped(
        join(folder, output, name === "page-ui-gzip" ? EMPTY_PAGE : (files[0] as string)),
      );
      const aim = { words: `≤ ${most} kB`, met: value <= most };
      const others = beside.map(sizeOf);
      const notes =
        sizes.length > 1
          ? [...sizes, ...others].map(({ file, kilobytes }) => `${file} ${kilobytes.toFixed(1)} kB`)
          : [];
      return { name, value, unit: "kB", floor, aim, notes };
    });
  });
}

async function build(args: string[]): Promise<void> {
  const { code, output } = await run("wxt", ["build", ...args]);
  if (code !== 0) throw new Error(`wxt build ${args.join(" ")} failed:\n${output}`);
}

function writeEmptyProject(folder: string): void {
  mkdirSync(join(folder, "entrypoints"));
  symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"), "dir");
  for (const [file, text] of Object.entries(EMPTY)) writeFileSync(join(folder, file), text);
}

/** What the script of a kind of page becomes. */
function scriptOf(entrypoint: string): string[] {
  const [, page] = /^(.+)\.content$/.exec(entrypoint) ?? [];
  return page ? [`content-scripts/${page}.js`] : [];
}

/** Kilobytes: 1,000 bytes. */
function gzipped(file: string): number {
  return gzipSync(readFileSync(file), { level: 9 }).length / 1000;
}

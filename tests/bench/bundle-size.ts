import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { BrowserName } from "../harness/browsers.ts";
import { ROOT, run } from "../harness/run.ts";
import type { Measured } from "./report.ts";
import { withFolder } from "./temporary.ts";

const ROWS = [
  { name: "detector-gzip", files: ["detector.js"], most: 4 },
  { name: "page-ui-gzip", files: ["content-scripts/page.js", "content-scripts/page.css"], most: 40 },
];

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
    return ROWS.filter(({ name }) => wanted.includes(name)).map(({ name, files, most }): Measured => {
      const value = gzipped(join(ROOT, output), files);
      const floor = gzipped(join(folder, output), files);
      const aim = { words: `≤ ${most} kB`, met: value <= most };
      return { name, value, unit: "kB", floor, aim, notes: [] };
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

/** Kilobytes (1,000 bytes) of those files that there are; the first must be there. */
function gzipped(folder: string, [main = "", ...others]: string[]): number {
  const files = [main, ...others.filter((file) => existsSync(join(folder, file)))];
  const bytes = files.map((file) => gzipSync(readFileSync(join(folder, file)), { level: 9 }).length);
  return bytes.reduce((sum, each) => sum + each, 0) / 1000;
}

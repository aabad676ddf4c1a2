import { existsSync } from "node:fs";
import { join } from "node:path";
import { build } from "wxt";
import type { BrowserName } from "./browsers.ts";

const ROOT = join(import.meta.dirname, "../..");

/** Builds the extension as the sandbox's own variant and returns its folder. */
export async function buildForSandbox(browser: BrowserName): Promise<string> {
  const folder = sandboxBuild(browser);
  await build({
    root: ROOT,
    mode: "sandbox",
    browser: browser === "firefox" ? "firefox" : "chrome",
    manifestVersion: 3,
    logger: quiet,
  });
  if (!existsSync(join(folder, "manifest.json"))) throw new Error(`the build left no manifest in ${folder}`);
  return folder;
}

export function sandboxBuild(browser: BrowserName): string {
  return join(ROOT, `.output/${browser === "firefox" ? "firefox" : "chrome"}-mv3-sandbox`);
}

const nothing = () => undefined;

/** Only what went wrong is worth reading here. */
const quiet = {
  debug: nothing,
  log: nothing,
  info: nothing,
  success: nothing,
  warn: console.warn,
  error: console.error,
  fatal: console.error,
  level: 0,
};

import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserName } from "../support/browsers.ts";
import { buildForSandbox } from "../support/build.ts";

/** Lends a folder of its own to the work, and clears it away whatever happens. */
export async function withFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "planbridge-bench-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The sandbox build of the present sources, copied: another build may replace the output while the browser reads it. */
export async function buildInto(folder: string, browser: BrowserName): Promise<string> {
  const extension = join(folder, "extension");
  cpSync(await buildForSandbox(browser), extension, { recursive: true });
  return extension;
}

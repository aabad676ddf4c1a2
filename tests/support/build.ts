import { join } from "node:path";
import type { BrowserName } from "./browsers.ts";
import { ROOT, run } from "./run.ts";

/** Builds the extension as the sandbox's own variant and returns its folder. */
export async function buildForSandbox(browser: BrowserName): Promise<string> {
  const target = browser === "firefox" ? ["firefox", "--mv3"] : ["chrome"];
  const { code, output } = await run("wxt", ["build", "--mode", "sandbox", "-b", ...target]);
  if (code !== 0) throw new Error(`the extension couldn't be built:\n${output}`);
  return sandboxBuild(browser);
}

export function sandboxBuild(browser: BrowserName): string {
  return join(ROOT, `.output/${browser === "firefox" ? "firefox" : "chrome"}-mv3-sandbox`);
}
